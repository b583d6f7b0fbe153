import ApusTestSupport
import Foundation

/// The command line of `apus-corpus`.
struct CorpusOptions {
    static let usage = """
        Generates every description of a folder and type-checks what comes out, a line for each.

        usage: apus-corpus [FOLDER…] [--no-compile | --compile-below KB]
                           [--examples | --examples-below KB] [--all-examples]
                           [--lint] [--keep DIR] [--only TEXT] [--record]

          FOLDER        a folder of descriptions (default: those of ../shared, when it is there)
          --no-compile  generate only
          --compile-below KB
                        type-check (and run) only what has fewer kilobytes of Swift
          --lint        check the format of the output too
          --examples    run the clients: each example of the description through its type and back, and tell those
                        that are lost without a reason in the example itself
          --examples-below KB
                        run only the clients of fewer kilobytes of Swift
          --all-examples
                        tell all that are lost, with the place and the reason
          --keep DIR    leave the output there
          --only TEXT   only descriptions with this text in their path
          --record      write the counts to the .txt files of Tests/Corpus instead of comparing them

        """

    var folders: [String] = []
    /// What is type-checked: clients of fewer bytes than this.
    var compiledSize = Int.max
    var lints = false
    /// Whose examples are read and written by the compiled clients: those of fewer bytes than this.
    var runSize = 0
    /// Whether each example that does not come back has a line.
    var tellsAll = false
    /// Where the output stays, so that a later run compiles only what has changed.
    var keeps: String?
    var only: String?
    var records = false

    /// `nil`: the arguments make no sense.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--no-compile": compiledSize = 0
            case "--compile-below":
                guard let kilobytes = rest.popFirst().flatMap({ Int($0) }), kilobytes < 1 << 40 else { return nil }
                compiledSize = kilobytes * 1024
            case "--lint": lints = true
            case "--examples": runSize = .max
            case "--examples-below":
                guard let kilobytes = rest.popFirst().flatMap({ Int($0) }), kilobytes < 1 << 40 else { return nil }
                runSize = kilobytes * 1024
            case "--all-examples": tellsAll = true
            case "--record": records = true
            case "--keep":
                guard let folder = rest.popFirst() else { return nil }
                keeps = folder
            case "--only":
                guard let text = rest.popFirst() else { return nil }
                only = text
            case let option where option.hasPrefix("-"): return nil
            default: folders.append(argument)
            }
        }
        if folders.isEmpty, let shared = SharedFolder.url?.path {
            folders = [shared + "/specs/four", shared + "/specs/practice"]
        }
    }

    /// The descriptions, sorted: files of the folders themselves, and the root file of a folder below them.
    var descriptions: [String] {
        var found: [String] = []
        for folder in folders {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] {
                let path = folder + "/" + name
                var isFolder: ObjCBool = false
                guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
                if isFolder.boolValue {
                    let inner = (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
                    found += inner.filter(Self.isDescription).map { path + "/" + $0 }
                } else if Self.isDescription(name) {
                    found.append(path)
                }
            }
        }
        if let only { found.removeAll { !$0.contains(only) } }
        return found
    }

    private static func isDescription(_ name: String) -> Bool {
        [".json", ".yaml", ".yml"].contains { name.hasSuffix($0) }
    }
}
