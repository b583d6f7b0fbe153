import ApusDiagnostics
import ApusFiles
import ApusLowering
import ApusPlan
import ApusSpecParser

/// What `apus.yaml` says: which clients are made, from what, into what.
package struct Configuration: Sendable {
    /// The folder that relative paths start from.
    package var folder: String
    package var clients: [ClientConfiguration]
    /// The file that it was read from; `nil`: the command line.
    package var path: String?
    /// What was read from it, as it is on the disk.
    package var source: SourceFile?

    package init(folder: String, clients: [ClientConfiguration] = []) {
        self.folder = folder
        self.clients = clients
    }

    /// The size of a configuration in bytes.
    private static let maximumBytes = 1 << 20

    /// Reads a configuration from the disk.
    ///
    /// - Parameter given: Keys that the command line has values for, and that no client needs therefore.
    /// - Throws: ``FileFault``
    package static func read(_ path: String, given: Set<String> = []) throws -> (Configuration, Diagnostics) {
        var limits = TextLimits()
        limits.maximumFileBytes = maximumBytes
        let bytes = try DiskFiles().read(path, atMost: limits.maximumFileBytes)
        let source = SourceFile(path: path, bytes: bytes)
        let text = SpecText.parse(source, limits: limits)
        var diagnostics = Diagnostics(text.diagnostics)
        let folder = FilePath.folder(of: path)
        guard let root = text.root, !diagnostics.hasErrors else { return (Configuration(folder: folder), diagnostics) }
        var reader = ConfigurationReader(given: given)
        var configuration = reader.read(root, folder: folder == "." ? "" : folder)
        configuration.path = path
        configuration.source = source
        diagnostics.add(contentsOf: reader.diagnostics)
        return (configuration, diagnostics)
    }
}

/// One client: a description, where its code goes and how it is made.
///
/// The keys of the file, with their documentation, are in ``ClientKey/all``.
package struct ClientConfiguration: Sendable {
    /// The root file of the description.
    package var description = ""
    /// The folder that the generated files go into.
    package var output = ""
    /// The Swift module that the code is compiled as.
    package var module = ""
    /// The client's type; `nil`: made from the module's name.
    package var clientName: String?
    package var access = AccessLevel.public
    package var grouping = LoweringOptions.Grouping.tags
    package var layout = LoweringOptions.Layout.tags
    package var include = OperationSelection()
    package var exclude = OperationSelection()
    /// Swift types for formats, `uri` → `URL`.
    package var formatTypes: [NamedValue] = []
    /// Swift types for whole schemas, by name.
    package var schemaTypes: [NamedValue] = []
    /// Swift names by JSON Pointer or by `Type.property`.
    package var names: [NamedValue] = []
    /// Enumerations, by schema name, that refuse what they do not know; `*` for all.
    package var closedEnumerations: [String] = []
    /// Operations, by operationId, and whether they may be sent again: `idempotent`, `onRefusal`, `never`.
    package var retrySafety: [NamedValue] = []
    /// Operations, by operationId, and how their pages follow each other whatever was inferred.
    package var paging: [String: PagingOverride] = [:]
    /// How query parameters and properties of forms are written, by `operationId.name`.
    package var parameterStyles: [NamedValue] = []
    /// Protocols that types conform to besides, by schema name; `*` for all types.
    package var conformances: [NamedList] = []
    /// Folders outside the description's own that references may lead into.
    package var allowedFolders: [String] = []
    package var limits = DescriptionLimits()
    /// A folder of templates that stand in for the built-in ones.
    package var templates: String?
    /// A Swift file that lists the description's examples, for tests.
    package var examples: String?
    /// The folder that gets reference pages in Markdown.
    package var documentation: String?
    /// The folder that gets a DocC catalog, `<module>.docc`.
    package var catalog: String?
    /// Where programs find the package with the client: `url` and `from`, or `path`.
    package var installation: [NamedValue] = []
    /// Lines for the top of every generated file.
    package var header: String?
    /// The package that the client is the content of, if it is.
    package var package: PackageConfiguration?
    /// Where the entries of lists and mappings stand in the file, for what is said of them.
    package var places: [ConfigurationEntry: SourceLocation] = [:]

    package init() {}
}

/// An entry of one of the configuration's lists or mappings: `Pet.kind` of `closedEnums`.
package struct ConfigurationEntry: Sendable, Hashable {
    /// `closedEnums`, or `exclude.paths`.
    package let key: String
    package let name: String

    package init(_ key: String, _ name: String) {
        self.key = key
        self.name = name
    }
}

/// Which operations are meant; empty lists mean nothing.
package struct OperationSelection: Sendable, Hashable {
    package var tags: [String] = []
    /// Globs: `*` within a segment, `**` across segments.
    package var paths: [String] = []
    package var operations: [String] = []
    package var methods: [String] = []

    package init() {}

    package var isEmpty: Bool { tags.isEmpty && paths.isEmpty && operations.isEmpty && methods.isEmpty }
}

/// A key and its value in one of the configuration's maps.
package struct NamedValue: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A key and the list that it has in one of the configuration's maps.
package struct NamedList: Sendable, Hashable {
    package var name: String
    package var values: [String]

    package init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
    }
}
