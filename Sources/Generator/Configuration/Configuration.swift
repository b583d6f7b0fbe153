import ApusDiagnostics
import ApusFiles
import ApusLowering
import ApusPlan
import ApusSpecParser

/// The contents of `apus.yaml`: the clients to generate.
package struct Configuration: Sendable {
    /// The folder that relative paths are relative to.
    package var folder: String
    package var clients: [ClientConfiguration]
    /// The path of the file; `nil` if the configuration comes from the command line.
    package var path: String?
    /// The file's text; `nil` if the configuration comes from the command line.
    package var source: SourceFile?

    package init(folder: String, clients: [ClientConfiguration] = []) {
        self.folder = folder
        self.clients = clients
    }

    /// The maximum size of a configuration, in bytes.
    private static let maximumBytes = 1 << 20

    /// Reads a configuration file. Faults of its contents are returned as diagnostics.
    ///
    /// - Parameter given: Required keys that may be missing because the command line has values for them.
    /// - Throws: ``FileFault`` if the file can't be read.
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

/// The configuration of one client. ``ClientKey/all`` documents the keys of the file.
package struct ClientConfiguration: Sendable {
    package typealias Grouping = LoweringOptions.Grouping
    package typealias NameSource = LoweringOptions.NameSource
    package typealias StreamProperty = LoweringOptions.StreamProperty
    package typealias DefaultValues = LoweringOptions.DefaultValues
    package typealias Layout = LoweringOptions.Layout

    /// The path of the description's root file.
    package var description = ""
    /// The folder that the patterns of ``allowances`` are relative to; `nil` for that of the configuration.
    package var folder: String?
    /// The path of the folder for the generated files.
    package var output = ""
    /// The name of the Swift module that the code belongs to.
    package var module = ""
    /// The name of the client type; `nil` to derive it from the module's name.
    package var clientName: String?
    package var access = AccessLevel.public
    package var grouping = Grouping.inferred
    package var operationNames = NameSource.inferred
    package var schemaNames = NameSource.inferred
    package var streamProperty = StreamProperty.inferred
    package var layout = Layout.tags
    package var include = OperationSelection()
    package var exclude = OperationSelection()
    /// Swift types for formats, `uri` → `URL`.
    package var formatTypes: [NamedValue] = []
    /// Swift types that replace those of schemas, by schema name.
    package var schemaTypes: [NamedValue] = []
    /// Swift names by JSON Pointer, schema name, `Type.property`, operationId or `operationId.parameter`.
    package var names: [NamedValue] = []
    /// Enumerations, by schema name, that reject unknown values; `*` for all.
    package var closedEnumerations: [String] = []
    /// The retry safety of operations, by operationId.
    package var retrySafety: [Named<OperationPlan.RetrySafety>] = []
    /// The paging of operations, by operationId, which replaces the inferred one.
    package var paging: [String: PagingOverride] = [:]
    /// The styles of query parameters and form properties, by `operationId.name`.
    package var parameterStyles: [Named<ParameterPlan.Style>] = []
    /// The places of parameters that are arguments of the client's initializer, by name.
    package var clientParameters: [Named<ParameterPlan.Location>] = []
    /// The properties whose default values are sent.
    package var defaultValues = DefaultValues.required
    /// Additional protocols that types conform to, by schema name; `*` for all types.
    package var conformances: [NamedList] = []
    /// Structs, by schema name, that conform to `Identifiable` if they can; `*` for all.
    package var identifiableTypes: [String] = []
    /// The modules of types and protocols that the configuration names.
    package var imports: [String] = []
    /// Members, `Type.member`, that can be missing although the description requires them.
    package var optionalMembers: [String] = []
    /// Members, `Type.member`, that can be `null` although the description does not allow it.
    package var nullableMembers: [String] = []
    /// The alternatives of the security of operations, by operationId. Each is a list of schemes that are required
    /// together.
    package var security: [Named<[[String]]>] = []
    /// The URLs of the servers of operations, by operationId.
    package var servers: [NamedValue] = []
    /// The severities of diagnostics, by code.
    package var severities: [Named<DiagnosticLevel>] = []
    /// The places or texts of diagnostics that are allowed, by code.
    package var allowances: [NamedList] = []
    /// The paths of the overlays of the description, in the order in which they are applied.
    package var overlays: [String] = []
    /// Folders that references may read from, in addition to the description's own folder.
    package var allowedFolders: [String] = []
    package var limits = DescriptionLimits()
    /// The path of a folder of templates that override the built-in ones.
    package var templates: String?
    /// The path of the Swift file that lists the description's examples.
    package var examples: String?
    /// Whether models and the client have examples, for previews and tests.
    package var hasModelExamples = false
    /// The path of the folder for reference pages in Markdown.
    package var documentation: String?
    /// The path of the folder for the DocC catalog `<module>.docc`.
    package var catalog: String?
    /// The location of the client's package: `url` and `from`, or `path`.
    package var installation: [NamedValue] = []
    /// Comment lines for every generated Swift file.
    package var header: String?
    /// The package that contains the client; `nil` if the client is generated into an existing package.
    package var package: PackageConfiguration?
    /// The places of entries of lists and mappings in the file, for diagnostics.
    package var places: [ConfigurationEntry: SourceLocation] = [:]

    package init() {}
}

extension ClientConfiguration {
    /// Returns the paths of the overlays.
    /// - Parameter folder: The folder that the paths of the configuration are relative to.
    package func overlayPaths(in folder: String) -> [String] { overlays.map { FilePath.join(folder, $0) } }
}

/// An entry of a list or mapping in the configuration: `Pet.kind` of `closedEnums`.
package struct ConfigurationEntry: Sendable, Hashable {
    /// The key of the list or mapping: `closedEnums` or `exclude.paths`.
    package let key: String
    package let name: String

    package init(_ key: String, _ name: String) {
        self.key = key
        self.name = name
    }
}

/// A selection of operations: those that match any entry of any list.
package struct OperationSelection: Sendable, Hashable {
    package var tags: [String] = []
    /// Globs: `*` within a segment, `**` across segments.
    package var paths: [String] = []
    package var operations: [String] = []
    package var methods: [String] = []
    /// Schemas, by name or JSON pointer, whose types are generated even if no operation uses them; `*` for all.
    package var schemas: [String] = []

    package init() {}

    package var isEmpty: Bool {
        tags.isEmpty && paths.isEmpty && operations.isEmpty && methods.isEmpty && schemas.isEmpty
    }
}

/// A key and its value in a mapping of the configuration.
package struct Named<Value: Hashable & Sendable>: Sendable, Hashable {
    package var name: String
    package var value: Value

    package init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

package typealias NamedValue = Named<String>
package typealias NamedList = Named<[String]>
