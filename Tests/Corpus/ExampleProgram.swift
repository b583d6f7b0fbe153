import ApusTestSupport
import Foundation

/// A program that decodes and encodes the examples of a client.
///
/// It is kept in its folder, and compiled again only if its sources or the runtime have changed.
struct ExampleProgram {
    /// An example that cannot be decoded, or that changes.
    struct Outcome {
        /// The position in the list of examples.
        let index: Int
        /// The JSON Pointers to the values that differ, or to the value that cannot be decoded.
        let pointers: [String]
        let message: String
    }

    private static let main = """
        import ApusRuntime
        import ApusTesting
        import Foundation

        for (index, example) in CorpusAPIExamples.all.enumerated() {
            func report(_ pointers: [String], _ message: String) {
                let fields = [String(index), pointers.joined(separator: "\\u{2}"), message]
                print(fields.joined(separator: "\\u{1}").replacing("\\n", with: " "))
            }
            do {
                try example.check()
            } catch let difference as ModelExample.Difference {
                report(difference.pointers, "\\(difference)")
            } catch let fault as JSONFault {
                report([fault.pointer], "\\(example.name): \\(example.typeName) can't be read \\(fault)")
            } catch {
                report([""], "\\(example.name): \\(example.typeName): \\(error)")
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
    ///   - files: The files of the client.
    ///   - changed: Whether the files have changed since the program was compiled.
    /// - Returns: The messages of the compiler; `nil` if the program is up to date.
    func compile(_ files: [String], examples: [UInt8], changed: Bool) throws -> ToolResult? {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let isListNew = try CorpusFile.write(examples, to: folder + "/CorpusExamples.swift")
        let isMainNew = try CorpusFile.write(Array(Self.main.utf8), to: folder + "/main.swift")
        let objects = try runtimeObjects()
        if !changed, !isListNew, !isMainNew, CorpusFile.isNewer(program, than: objects) { return nil }
        try? FileManager.default.removeItem(atPath: program)
        let options =
            [
                "-Onone", "-wmo", "-swift-version", "6", "-module-name", "CorpusAPI", "-o", program,
            ] + RuntimeModules.options
        let sources = files + [folder + "/CorpusExamples.swift", folder + "/main.swift"]
        let result = try compiler.run(["swiftc"] + options + sources + objects)
        // The list imports the module of the client, which is compiled into the same module here.
        return result.keeping {
            ($0.contains(": error:") || $0.contains(": warning:")) && !$0.hasSuffix("ignoring import")
        }
    }

    private func runtimeObjects() throws -> [String] {
        let products = URL(fileURLWithPath: compiler.modules).deletingLastPathComponent().path
        var modules = ["ApusJSON", "ApusRuntime", "ApusTesting"]
        #if os(Linux)
            modules.append("ApusCURL")
        #endif
        return try modules.flatMap { module in
            let build = products + "/" + module + ".build"
            return try FileManager.default.contentsOfDirectory(atPath: build).filter { $0.hasSuffix(".o") }
                .map { build + "/" + $0 }
        }
    }

    /// Runs the program.
    /// - Returns: The examples that cannot be decoded or that change; `nil` if the program fails.
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
