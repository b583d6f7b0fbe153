import ApusIR

/// What `apus.yaml` says: which clients are made, from what, into what.
package struct Configuration: Sendable {
    /// The folder that relative paths start from.
    package var folder: String
    package var clients: [ClientConfiguration]

    package init(folder: String, clients: [ClientConfiguration] = []) {
        self.folder = folder
        self.clients = clients
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
    /// `public`, `package` or `internal`.
    package var access = "public"
    /// `tags` or `none`.
    package var grouping = "tags"
    /// `tags` or `fixed`.
    package var layout = "tags"
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
    /// Operations, by operationId, that have no paging method whatever was inferred.
    package var withoutPaging: [String] = []
    /// How the pages of operations follow each other, by operationId, whatever was inferred.
    package var paging: [String: PagingOverride] = [:]
    /// How query parameters and properties of forms are written, by `operationId.name`.
    package var parameterStyles: [NamedValue] = []
    /// Folders outside the description's own that references may lead into.
    package var allowedFolders: [String] = []
    /// A folder of templates that stand in for the built-in ones.
    package var templates: String?
    /// A Swift file that lists the description's examples, for tests.
    package var examples: String?
    /// Lines for the top of every generated file.
    package var header: String?

    package init() {}
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
