import ApusFiles
import ApusMustache

/// A folder of the user's own templates.
struct TemplateFolder {
    let path: String
    let folders: any FolderReader

    /// The size of one template.
    static let maximumBytes = 16 << 20

    /// The templates, by file name without `.mustache`, sorted.
    ///
    /// - Throws: ``FileFault``
    func sources() throws -> [TemplateSource] {
        guard let names = folders.names(in: path, ending: ".mustache") else {
            throw FileFault(path: path, reason: "no such folder")
        }
        return try names.map { name in
            let file = path + "/" + name
            let bytes = try folders.read(file, atMost: Self.maximumBytes)
            guard bytes.count <= Self.maximumBytes else {
                throw FileFault(path: file, reason: "a template has at most \(Self.maximumBytes) bytes")
            }
            return TemplateSource(
                name: String(name.dropLast(".mustache".count)),
                text: String(decoding: bytes, as: UTF8.self)
            )
        }
    }
}
