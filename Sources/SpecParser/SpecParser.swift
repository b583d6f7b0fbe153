import ApusDiagnostics
import ApusFiles

/// Reads an OpenAPI description, of whatever version and in however many files, into a ``Document``.
package struct SpecParser: Sendable {
    private let files: any FileReader
    private let options: Options

    package struct Options: Sendable {
        /// Folders that references may lead into, besides the one of the root file and those below it.
        package var allowedFolders: [String]
        /// What each file may ask for.
        package var limits: TextLimits

        package init(allowedFolders: [String] = [], limits: TextLimits = TextLimits()) {
            self.allowedFolders = allowedFolders
            self.limits = limits
        }
    }

    /// - Parameter files: Where the files are; tests give ``FilesInMemory``.
    package init(files: any FileReader = DiskFiles(), options: Options = Options()) {
        self.files = files
        self.options = options
    }

    /// What a description was read as.
    package struct Outcome: Sendable {
        /// `nil` when a fault leaves no sensible client; then ``diagnostics`` has an error.
        package var document: Document?
        /// All that is wrong with the description.
        package let diagnostics: Diagnostics
        /// The files that were read, the root file first, in the order in which they were asked for.
        package let files: [SourceFile]
    }

    /// Reads the description whose root file is at `path`, and the files that it refers to.
    /// - Parameter path: As diagnostics are to show it.
    /// - Throws: When the root file can't be read; everything else is a diagnostic.
    package func parse(_ path: String) throws -> Outcome {
        let rootPath = FilePath(path)
        var store = FileStore(
            root: rootPath,
            reader: files,
            allowedFolders: options.allowedFolders,
            limits: options.limits
        )
        guard let root = try store.readRoot(rootPath) else {
            return Outcome(document: nil, diagnostics: store.diagnostics, files: [])
        }
        var diagnostics = Diagnostics()
        guard let version = SpecVersion.read(root.root, diagnostics: &diagnostics) else {
            diagnostics.add(contentsOf: store.diagnostics)
            return Outcome(document: nil, diagnostics: diagnostics, files: [root.tree.file])
        }
        var reader = DocumentReader(root: root, version: version, files: store, diagnostics: diagnostics)
        let document = reader.readDocument()
        let outcome = reader.outcome(document)
        if !outcome.diagnostics.isEmpty { root.tree.file.prepareLines() }
        return outcome
    }

    /// Reads a description that is one text in memory, such as standard input or a test's.
    /// - Parameter path: The name to show in diagnostics.
    package static func parse(text: String, path: String = "openapi.yaml") -> Outcome {
        let parser = SpecParser(files: FilesInMemory([path: text]))
        guard let outcome = try? parser.parse(path) else {
            return Outcome(document: nil, diagnostics: Diagnostics(), files: [])
        }
        return outcome
    }
}
