import ApusDiagnostics
import ApusFiles
import ApusGenerator
import ApusOverlay
import ApusSpecParser

/// `apus overlay BASE CHANGED`: prints the overlay that leads from one document to another.
struct OverlayCommand: ContextCommand {
    let context: CommandContext

    func run() throws -> ExitCode {
        var diagnostics = Diagnostics()
        var roots: [Node] = []
        for operand in invocation.operands {
            let bytes = try DiskFiles().read(operand == "-" ? "/dev/stdin" : operand)
            let text = SpecText.parse(SourceFile(path: PipedDescription.name(of: operand), bytes: bytes))
            diagnostics.add(contentsOf: text.diagnostics)
            if let root = text.root { roots.append(root) }
        }
        let hasErrors = report.show(diagnostics).hasErrors
        guard !hasErrors, roots.count == 2 else { return .faults }
        guard let actions = OverlayDifference.actions(from: roots[0], to: roots[1]) else {
            throw UsageFault("the documents must be mappings", help: "name two descriptions")
        }
        if actions.isEmpty {
            report.printStatus("the documents are equal")
            return .success
        }
        let names = invocation.operands.map { FilePath.name(of: PipedDescription.name(of: $0)) }
        console.print(OverlayDraft(title: "From \(names[0]) to \(names[1])", extends: nil, actions: actions).text)
        return .success
    }
}
