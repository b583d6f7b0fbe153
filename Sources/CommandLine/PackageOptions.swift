import ApusFiles
import ApusGenerator
import ApusPlan

/// What a command line says about a package: `--package DIR`, `--runtime WHERE`.
struct PackageOptions {
    let invocation: Invocation
    let workingFolder: String

    var isWanted: Bool { invocation.has("--package") }

    /// - Throws: ``UsageFault`` where options contradict each other.
    func check() throws(UsageFault) {
        if invocation.has("--runtime"), !isWanted {
            throw UsageFault("'--runtime' is for a package", help: "add '--package DIR'")
        }
        guard isWanted else { return }
        if invocation.has("--output") {
            throw UsageFault(
                "'--output' and '--package' exclude each other",
                help: "leave '--output' out: the client goes into the package's 'Sources'"
            )
        }
    }

    /// The module's name: the one given, or one made of the folder's, `petstore-api` → `PetstoreApi`.
    var module: String {
        if let module = invocation.value("--module") { return module }
        let words = folderName.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return (name.first?.isNumber ?? true ? "API" : "") + name
    }

    /// Gives the client its place in the package.
    ///
    /// - Throws: ``UsageFault`` when there is not one client, or its module can't be a target.
    func apply(to configuration: inout Configuration) throws(UsageFault) {
        guard isWanted else { return }
        guard configuration.clients.count == 1 else {
            throw UsageFault(
                "'--package' is for one client, and the configuration has \(configuration.clients.count)",
                help: "name a description"
            )
        }
        var client = configuration.clients[0]
        if client.module.isEmpty { client.module = module }
        guard Self.isModule(client.module) else {
            throw UsageFault("'\(client.module)' can't be a module", help: "write '--module PetstoreAPI'")
        }
        // Paths of a configuration start from its own folder, those of the command line from the working folder.
        let path = invocation.value("--package") ?? ""
        let folder = configuration.folder.isEmpty ? path : FilePath.join(workingFolder, path)
        let plan = PackagePlan(module: client.module, runtime: runtime)
        let package = PackageConfiguration(folder: folder, name: folderName, plan: plan)
        client.package = package
        client.output = package.sources(of: client.module)
        client.examples = package.tests + "/" + client.module + "Examples.swift"
        client.documentation = FilePath.join(folder, "Documentation")
        client.catalog = nil
        configuration.clients[0] = client
    }

    private var folderName: String {
        FilePath.name(of: FilePath.join(workingFolder, invocation.value("--package") ?? ""))
    }

    /// `embedded`, a URL with the version of this very Apus, or a path.
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

    private static func isModule(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII && (scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        }
    }
}
