import ApusDiagnostics
import ApusFiles
import ApusGenerator

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `apus templates export DIR`: writes the built-in templates and a reference of the values that they can use.
struct TemplatesCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        guard invocation.operands.first == "export" else {
            throw UsageFault("unknown action '\(invocation.operands.first ?? "")'", help: "use 'export'")
        }
        let folder = FilePath.join(console.workingFolder, invocation.operands[1])
        let files = BuiltInTemplateFiles.all
        if !invocation.has("--force") {
            let existing = files.first { FileManager.default.fileExists(atPath: FilePath.join(folder, $0.name)) }
            if let existing {
                throw UsageFault(
                    "'\(invocation.operands[1])/\(existing.name)' already exists",
                    help: "use '--force' to replace existing files"
                )
            }
        }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for file in files { try AtomicFile(folder: folder, name: file.name).write(Array(file.text.utf8)) }
        report.printStatus(
            "wrote \(counted(files.count, "file")); remove those that you do not change, and set 'templates' in apus.yaml"
        )
        return .success
    }
}
