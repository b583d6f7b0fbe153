import ApusFiles
import ApusGenerator
import ApusPlan

/// The options of a command line for a package: `--package DIR`, `--runtime WHERE`.
struct PackageOptions {
    let invocation: Invocation
    let workingFolder: String

    var isWanted: Bool { invocation.has("--package") }

    /// - Throws: ``UsageFault`` if options contradict each other.
    func check() throws(UsageFault) {
        if invocation.has("--runtime"), !isWanted {
            throw UsageFault("'--runtime' requires '--package'", help: "add '--package DIR'")
        }
        guard isWanted else { return }
        if invocation.has("--output") {
            throw UsageFault(
                "'--output' and '--package' can't be combined",
                help: "omit '--output': the client is written to 'Sources' in the package"
            )
        }
    }

    /// The value of `--module`, or a name derived from the folder.
    var module: String { invocation.value("--module") ?? Self.moduleName(of: folderName) }

    /// The name of a module, derived from the name of its folder: `petstore-api` → `PetstoreApi`.
    static func moduleName(of folder: String) -> String {
        let words = folder.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return (name.first?.isNumber ?? true ? "API" : "") + name
    }

    /// Sets the output paths of the client to folders of the package.
    ///
    /// - Throws: ``UsageFault`` if the configuration does not have exactly one client, or its module is not a valid name.
    func apply(to configuration: inout Configuration) throws(UsageFault) {
        guard isWanted else { return }
        guard configuration.clients.count == 1 else {
            throw UsageFault(
                "'--package' needs a single client, but the configuration has \(configuration.clients.count)",
                help: "name a description"
            )
        }
        var client = configuration.clients[0]
        if client.module.isEmpty { client.module = module }
        guard SwiftTypeText.isModule(client.module) else {
            throw UsageFault(
                "'\(client.module)' is not a valid module name",
                help: "add a name, such as '--module PetstoreAPI'"
            )
        }
        // Paths of a configuration are relative to its folder, paths of the command line to the working folder.
        let path = invocation.value("--package") ?? ""
        let folder = configuration.folder.isEmpty ? path : FilePath.join(workingFolder, path)
        let plan = PackagePlan(module: client.module, runtime: runtime)
        let package = PackageConfiguration(folder: folder, name: folderName, plan: plan)
        client.package = package
        client.output = package.sources(of: client.module)
        client.examples = package.tests + "/" + client.module + "Examples.swift"
        client.documentation = FilePath.join(folder, "Documentation")
        client.catalog = client.output
        configuration.clients[0] = client
    }

    private var folderName: String {
        FilePath.name(of: FilePath.join(workingFolder, invocation.value("--package") ?? ""))
    }

    /// The runtime that `--runtime` asks for. A URL is combined with the version of this program.
    private var runtime: PackagePlan.Runtime {
        guard let place = invocation.value("--runtime"), place != "embedded" else { return .embedded }
        guard place.contains("://") || place.hasPrefix("git@") else {
            if place.hasPrefix("/") { return .folder(path: place) }
            let folder = FilePath.join(workingFolder, invocation.value("--package") ?? "")
            return .folder(path: FilePath.relative(FilePath.join(workingFolder, place), to: folder))
        }
        var name = FilePath.name(of: place)
        if name.hasSuffix(".git") { name = String(name.dropLast(4)) }
        return .repository(url: place, name: name, version: ApusVersion.current)
    }
}
