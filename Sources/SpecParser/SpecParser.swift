import ApusDiagnostics
import ApusFiles

/// A change of the root file of a description, such as an overlay.
package protocol DescriptionEdit: Sendable {
    /// Returns the changed tree, or `nil` if an error prevents it, and the diagnostics.
    /// - Throws: The error of the file reader if a file of the change can't be read.
    func edit(
        _ root: Node,
        at path: FilePath,
        files: any FileReader,
        limits: TextLimits
    ) throws -> (tree: SourceTree?, diagnostics: Diagnostics)
}

/// Parses an OpenAPI description of any supported version, in one or more files, into a ``Document``.
package struct SpecParser: Sendable {
    private let files: any FileReader
    private let options: Options

    /// Options for parsing a description.
    package struct Options: Sendable {
        /// The folders that may contain referenced files, in addition to the folder of the root file.
        package var allowedFolders: [String]
        /// The limits for each file.
        package var limits: TextLimits

        /// Changes the root file before its references are resolved; `nil` to read it unchanged.
        package var edit: (any DescriptionEdit)?

        package init(
            allowedFolders: [String] = [],
            limits: TextLimits = TextLimits(),
            edit: (any DescriptionEdit)? = nil
        ) {
            self.allowedFolders = allowedFolders
            self.limits = limits
            self.edit = edit
        }
    }

    /// - Parameters:
    ///   - files: Reads the files; tests use ``FilesInMemory``.
    ///   - options: The allowed folders and the limits.
    package init(files: any FileReader = DiskFiles(), options: Options = Options()) {
        self.files = files
        self.options = options
    }

    /// The result of parsing a description.
    package struct Outcome: Sendable {
        /// The document; `nil` if no client can be generated from it. Then ``diagnostics`` contains an error.
        package var document: Document?
        /// The diagnostics of all files.
        package let diagnostics: Diagnostics
        /// The files that were read, in order, beginning with the root file.
        package let files: [SourceFile]
    }

    /// Parses the description whose root file is at `path`, and the files to which it refers.
    /// - Parameter path: The path of the root file, which diagnostics show.
    /// - Throws: The error of the file reader if the root file can't be read. All other faults are diagnostics.
    package func parse(_ path: String) throws -> Outcome {
        let rootPath = FilePath(path)
        var store = FileStore(
            root: rootPath,
            reader: files,
            allowedFolders: options.allowedFolders,
            limits: options.limits
        )
        guard var root = try store.readRoot(rootPath) else {
            return Outcome(document: nil, diagnostics: store.diagnostics, files: [])
        }
        var diagnostics = Diagnostics()
        if let edit = options.edit {
            let edited = try edit.edit(root.root, at: rootPath, files: files, limits: options.limits)
            diagnostics.add(contentsOf: edited.diagnostics)
            guard let tree = edited.tree else {
                diagnostics.add(contentsOf: store.diagnostics)
                return Outcome(document: nil, diagnostics: diagnostics, files: [root.tree.file])
            }
            root = store.replaceRoot(with: tree)
        }
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

    /// Parses a description from a text in memory, for standard input and for tests.
    /// - Parameters:
    ///   - text: The text of the description.
    ///   - path: The path to show in diagnostics.
    package static func parse(text: String, path: String = "openapi.yaml") -> Outcome {
        let parser = SpecParser(files: FilesInMemory([path: text]))
        guard let outcome = try? parser.parse(path) else {
            return Outcome(document: nil, diagnostics: Diagnostics(), files: [])
        }
        return outcome
    }
}
