import ApusTestSupport
import Foundation

/// The command line of `apus-corpus`.
struct CorpusOptions {
    static let usage = """
        Generates clients for the descriptions of folders, type-checks them, and prints a line for each.

        usage: apus-corpus [FOLDER…] [--no-compile | --compile-below KB]
                           [--examples | --examples-below KB] [--all-examples]
                           [--lint] [--keep DIR] [--only TEXT] [--record]

          FOLDER        a folder of descriptions (default: those of ../shared, if it exists)
          --no-compile  generate only
          --compile-below KB
                        type-check (and run) only clients with fewer kilobytes of Swift
          --lint        check the format of the output
          --examples    decode and encode each example with its generated type, and report those that change although
                        the example is valid
          --examples-below KB
                        run only clients with fewer kilobytes of Swift
          --all-examples
                        report all examples that change, with place and reason
          --keep DIR    write the output to this folder and keep it
          --only TEXT   only descriptions with this text in their path
          --record      write the counts to the .txt files of Tests/Corpus instead of comparing with them

        """

    var folders: [String] = []
    /// Clients with fewer bytes are type-checked.
    var compiledSize = Int.max
    var lints = false
    /// Clients with fewer bytes are compiled, and decode and encode their examples.
    var runSize = 0
    /// Whether all changed examples are reported, or only those without a reason.
    var reportsAllChanges = false
    /// The folder for the output. A later run compiles only clients that differ from it.
    var keeps: String?
    var only: String?
    var records = false

    /// Returns `nil` if the arguments are invalid.
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
            case "--all-examples": reportsAllChanges = true
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

    /// The paths of the descriptions: files of the folders and of their direct subfolders, sorted by name in each folder.
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
