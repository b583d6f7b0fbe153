import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusPlan

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `apus init`: writes an initial `apus.yaml` for a description or for the configuration of another generator, or an
/// overlay that fixes the warnings of a description.
struct InitCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        if invocation.has("--overlay") { return try writeOverlay() }
        let source = try migrationSource()
        let text: String
        var diagnostics = Diagnostics()
        if let source {
            let descriptions = try descriptions(of: source)
            let plans = try descriptions.map { try plan($0, &diagnostics) }
            let clients = zip(source.migrations(plans: plans), zip(descriptions, plans)).map { client, planned in
                ConfigurationStarter(description: planned.0, plan: planned.1, settings: client)
            }
            text = ConfigurationStarter.text(of: clients, from: source)
        } else {
            guard let description = invocation.operands.first else {
                throw UsageFault(
                    "missing SPEC",
                    help: "name a description, or the configuration of another generator"
                )
            }
            text = ConfigurationStarter(description: description, plan: try plan(description, &diagnostics)).text
        }
        // Errors do not prevent writing the file: the configuration can exclude the faulty part.
        let hasErrors = report.show(diagnostics).hasErrors
        if invocation.has("--print") {
            console.print(text)
        } else {
            try write(text, to: "apus.yaml")
            let origin = source.map { " from \($0.path)" } ?? ""
            report.printStatus("wrote apus.yaml\(origin); review it, then run 'apus generate'")
        }
        return hasErrors ? .faults : .success
    }

    /// The plan of a description; `nil` if it has errors.
    private func plan(_ description: String, _ diagnostics: inout Diagnostics) throws -> ClientPlan? {
        let planned = try Pipeline().plan(try configuration(of: description), folder: "")
        diagnostics.add(contentsOf: planned.diagnostics.sorted)
        return planned.plan
    }

    private func configuration(of description: String) throws(UsageFault) -> ClientConfiguration {
        guard !PipedDescription.isPipe(description) else {
            throw UsageFault("the configuration must name a file", help: "save the description to a file first")
        }
        var client = ClientConfiguration()
        client.description = description
        client.module = "API"
        client.allowedFolders = invocation.values(of: "--allow-folder")
        return client
    }

    // MARK: - Overlays

    /// Writes `overlay.yaml`, with the fixes of the description's warnings.
    private func writeOverlay() throws -> ExitCode {
        guard let description = invocation.operands.first else {
            throw UsageFault("missing SPEC", help: "name a description")
        }
        let client = try configuration(of: description)
        guard let starter = try OverlayStarter(client) else {
            // The text of the description has errors.
            let planned = try Pipeline().plan(client, folder: "")
            _ = report.show(planned.diagnostics)
            return .faults
        }
        guard let draft = starter.draft else {
            if starter.warnings.isEmpty {
                report.printStatus("there are no warnings, so no overlay is needed")
            } else {
                console.print(starter.settings.map { $0 + "\n" }.joined())
                let count = counted(starter.warnings.count, "warning")
                report.printStatus("no overlay can fix the \(count); the settings above accept them in apus.yaml")
            }
            return .success
        }
        if invocation.has("--print") {
            console.print(draft.text)
        } else {
            try write(draft.text, to: "overlay.yaml")
        }
        let proposals = starter.proposalCount
        let left = counted(starter.warnings.count, "warning") + ", \(starter.remaining.count) with the overlay"
        let proposed = proposals == 0 ? "" : " (\(counted(proposals, "proposal")) in comments)"
        report.printStatus("\(left)\(proposed); review the overlay, then add it to 'overlays' in apus.yaml")
        return .success
    }

    // MARK: - Other generators

    /// The configuration of another generator: `--from`, an operand that is one, or one beside the description.
    private func migrationSource() throws -> MigrationSource? {
        if let path = invocation.value("--from") {
            guard let source = try read(path) else {
                throw UsageFault(
                    "'\(path)' is not a configuration of swift-openapi-generator, openapi-generator or CreateAPI",
                    help: "omit '--from' to write an apus.yaml with the default settings"
                )
            }
            return source
        }
        if let operand = invocation.operands.first, !PipedDescription.isPipe(operand), let source = try read(operand) {
            return source
        }
        let folders = [".", invocation.operands.first.map { FilePath.folder(of: $0) }].compactMap { $0 }
        for folder in folders {
            for name in MigrationSource.names {
                let path = FilePath.join(folder, name)
                guard DiskFiles().realPath(FilePath.join(console.workingFolder, path)) != nil else { continue }
                if let source = try read(path) { return source }
            }
        }
        return nil
    }

    /// Reads a file that may be a configuration. Larger files are descriptions.
    private func read(_ path: String) throws -> MigrationSource? {
        let limit = 1_000_000
        let bytes = try DiskFiles().read(FilePath.join(console.workingFolder, path), atMost: limit)
        guard bytes.count <= limit else { return nil }
        return MigrationSource(SourceFile(path: path, bytes: bytes))
    }

    /// The descriptions of the clients. swift-openapi-generator and CreateAPI do not name them in the configuration.
    private func descriptions(of source: MigrationSource) throws(UsageFault) -> [String] {
        let operand = invocation.operands.first { $0 != source.path }
        var result: [String] = []
        for description in source.descriptions {
            let candidates = ["openapi.yaml", "openapi.yml", "openapi.json"].map {
                FilePath.join(FilePath.folder(of: source.path), $0)
            }
            let found = candidates.first { DiskFiles().realPath(FilePath.join(console.workingFolder, $0)) != nil }
            guard let path = operand ?? description ?? found else {
                throw UsageFault(
                    "'\(source.path)' does not name a description",
                    help: "run 'apus init SPEC --from \(source.path)'"
                )
            }
            guard !path.contains("://") else {
                throw UsageFault("'\(path)' is a URL", help: "save the description, and name the file as SPEC")
            }
            result.append(path)
        }
        return result
    }

    private func write(_ text: String, to name: String) throws {
        let path = FilePath.join(console.workingFolder, name)
        guard invocation.has("--force") || !FileManager.default.fileExists(atPath: path) else {
            throw UsageFault("\(name) already exists", help: "use '--force' to replace it")
        }
        try AtomicFile(folder: console.workingFolder, name: name).write(Array(text.utf8))
    }
}
