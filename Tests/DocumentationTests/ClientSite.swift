import ApusFiles
import ApusGenerator
import ApusTestSupport
import Foundation

/// The DocC site of a client.
struct ClientSite: Sendable {
    let module: String
    /// The folder of the site.
    let folder: URL
    /// The result of the compiler.
    let compilation: ToolProcess.Outcome
    /// The result of DocC; `nil` if the client does not compile.
    let conversion: ToolProcess.Outcome?

    /// Compiles the sources, and converts the catalog with the symbols of the module.
    ///
    /// - Parameter work: The folder for the catalog and the site.
    init(_ module: String, sources: [RenderedFile], catalog: [RenderedFile], in work: TemporaryFolder) async throws {
        self.module = module
        folder = work.appending("site")
        let compiler = try ExampleCompiler()
        compilation = try await compiler.emitModule(module, sources)
        for file in catalog { try work.write(file.bytes, to: file.name) }
        let path = work.appending(module + ".docc")
        conversion =
            compilation.status == 0
            ? try await Docc.convert(path, symbols: compiler.symbols, to: folder) : nil
    }

    private static let sites = SharedResults<String, ClientSite>()

    /// The site of a client of the repository, with the committed sources. It is made once in a process.
    static func of(_ module: String, _ description: String) async throws -> ClientSite {
        try await sites.value(for: module) {
            let work = try TemporaryFolder.shared("catalog")
            var client = ConfiguredClients.configuration(module: module, description: description)
            client.catalog = work.url.path
            let generated = try Pipeline().generate(client, folder: ConfiguredClients.folder)
            // The files have the path that the generator would write them to.
            let start = work.url.path.count + 1
            let catalog = generated.documentation.flatMap { output in
                output.files.map { RenderedFile(name: output.folder.dropFirst(start) + "/" + $0.name, bytes: $0.bytes) }
            }
            let sources = try WrittenPagesTests.sources(of: module)
            return try await ClientSite(module, sources: sources, catalog: catalog, in: work)
        }
    }
}
