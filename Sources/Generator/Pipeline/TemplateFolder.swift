import ApusFiles
import ApusMustache

/// A folder of templates that override the built-in ones.
struct TemplateFolder {
    let path: String
    let folders: any FolderReader

    /// The maximum size of one template, in bytes.
    static let maximumBytes = 16 << 20

    /// Reads the templates, sorted by file name. A template's name is its file name without `.mustache`.
    ///
    /// - Throws: ``FileFault`` if the folder does not exist, or a template can't be read or is too large.
    func sources() throws -> [TemplateSource] {
        guard let names = folders.names(in: path, ending: ".mustache") else {
            throw FileFault(path: path, reason: "no such folder")
        }
        return try names.map { name in
            let file = path + "/" + name
            let bytes = try folders.read(file, atMost: Self.maximumBytes)
            guard bytes.count <= Self.maximumBytes else {
                throw FileFault(path: file, reason: "larger than \(Self.maximumBytes) bytes, the limit of a template")
            }
            return TemplateSource(
                name: String(name.dropLast(".mustache".count)),
                text: String(decoding: bytes, as: UTF8.self)
            )
        }
    }
}
