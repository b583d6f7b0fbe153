import Foundation

/// A program of a client and the list of its description's examples.
///
/// It stays in its folder, and is compiled again only when its sources or the runtime are other ones.
struct ExampleProgram {
    /// What became of an example that does not come back as it was.
    struct Outcome {
        /// Its position in the list.
        let index: Int
        /// JSON Pointers to the values that differ, or to the one that could not be read.
        let pointers: [String]
        let message: String
    }

    private static let main = """
        import ApusRuntime
        import ApusTesting
        import Foundation

        for (index, example) in CorpusAPIExamples.all.enumerated() {
            func tell(_ pointers: [String], _ message: String) {
                let fields = [String(index), pointers.joined(separator: "\\u{2}"), message]
                print(fields.joined(separator: "\\u{1}").replacing("\\n", with: " "))
            }
            do {
                try example.check()
            } catch let difference as ModelExample.Difference {
                tell(difference.pointers, "\\(difference)")
            } catch let fault as JSONFault {
                tell([fault.pointer], "\\(example.name): \\(example.typeName) can't be read \\(fault)")
            } catch {
                tell([""], "\\(example.name): \\(example.typeName): \\(error)")
            }
        }
        print(CorpusAPIExamples.all.count)
        """

    private let compiler: SwiftCompiler
    private let folder: String

    init(_ compiler: SwiftCompiler, folder: String) {
        self.compiler = compiler
        self.folder = folder
    }

    private var program: String { folder + "/program" }

    /// Compiles the program.
    /// - Parameters:
    ///   - files: The client's files.
    ///   - changed: Whether they are not what they were when the program was compiled.
    /// - Returns: What the compiler said; `nil` when the program is up to date.
    func compile(_ files: [String], examples: [UInt8], changed: Bool) throws -> ToolResult? {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let isListNew = try CorpusFile.write(examples, to: folder + "/CorpusExamples.swift")
        let isMainNew = try CorpusFile.write(Array(Self.main.utf8), to: folder + "/main.swift")
        let objects = try runtimeObjects()
        if !changed, !isListNew, !isMainNew, CorpusFile.isNewer(program, than: objects) { return nil }
        try? FileManager.default.removeItem(atPath: program)
        let options = [
            "-Onone", "-swift-version", "6", "-module-name", "CorpusAPI", "-I", compiler.modules, "-o", program,
        ]
        let sources = files + [folder + "/CorpusExamples.swift", folder + "/main.swift"]
        let result = try compiler.run(["swiftc"] + options + sources + objects)
        // The list is made for another module, which is this one here.
        return result.keeping {
            ($0.contains(": error:") || $0.contains(": warning:")) && !$0.hasSuffix("ignoring import")
        }
    }

    private func runtimeObjects() throws -> [String] {
        let products = URL(fileURLWithPath: compiler.modules).deletingLastPathComponent().path
        return try ["ApusJSON", "ApusRuntime", "ApusTesting"].flatMap { module in
            let build = products + "/" + module + ".build"
            return try FileManager.default.contentsOfDirectory(atPath: build).filter { $0.hasSuffix(".o") }
                .map { build + "/" + $0 }
        }
    }

    /// Runs the program: the examples that don't come back; `nil` when it did not get to its end.
    func run(count: Int) throws -> [Outcome]? {
        let result = try compiler.run([program])
        guard !result.isFailure, result.messages.last == String(count) else { return nil }
        return result.messages.dropLast().compactMap { line in
            let fields = line.split(separator: "\u{1}", omittingEmptySubsequences: false)
            guard fields.count == 3, let index = Int(fields[0]) else { return nil }
            let pointers = fields[1].split(separator: "\u{2}", omittingEmptySubsequences: false).map(String.init)
            return Outcome(index: index, pointers: pointers, message: String(fields[2]))
        }
    }
}
