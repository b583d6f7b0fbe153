import ApusSpecParser
import ApusTemplateRenderer

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of the user's own templates.
struct TemplateFolder {
    let path: String

    /// The size of one template.
    static let maximumBytes = 16 << 20

    /// The templates, by file name without `.mustache`, sorted.
    ///
    /// - Throws: ``FileFault``
    func sources() throws -> [TemplateSource] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw FileFault(path: path, reason: "no such folder")
        }
        return try names.filter { $0.hasSuffix(".mustache") }.sorted().map { name in
            let file = path + "/" + name
            let bytes = try DiskFiles().read(file, atMost: Self.maximumBytes)
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
