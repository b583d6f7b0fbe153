import ApusPlan

/// The settings of a configuration that decide how a description becomes a client.
package struct LoweringOptions: Sendable {
    /// The name of the Swift module: `LaunchDarklyAPI`.
    package var module: String
    /// The name of the client's type. If `nil`, it is derived from the module: a suffix `API` or `Client` is replaced
    /// by `Client`.
    package var clientName: String?
    /// The access level of generated declarations.
    package var access: AccessLevel
    /// Whether operations are grouped by tag or path.
    package var grouping: Grouping
    /// Whether parts that frameworks add to operationIds are removed from the names of methods.
    package var operationNames: NameSource
    /// Whether namespaces are removed from the names of schemas.
    package var schemaNames: NameSource
    /// Swift types by `format`: `["date-time": "String", "uri": "URL"]`.
    ///
    /// `String`, `Date`, `CalendarDate`, `UUID`, `URL`, `Data`, `Decimal`, `Int`, `Int32`, `Int64`, `Double`, `Float`,
    /// `Bool` and `JSONValue` are the scalars of ``TypeReference``. Any other name is a type that the module declares
    /// itself and that can be decoded from and encoded to JSON.
    package var formats: [String: String]
    /// Swift types by schema: `["Money": "MyMoney"]`. A key is the name of a component or a JSON pointer.
    package var schemas: [String: String]
    /// Swift names by JSON pointer (`#/components/schemas/user-segment`), by `Type.property` or `Type.case` (both
    /// spelled as in the description), or by operationId.
    package var names: [String: String]
    /// Swift names of all operations and schemas that match a pattern. A name in ``names`` is preferred.
    package var namePatterns: [NamePattern]
    /// The operations that the client has.
    package var filter: OperationFilter
    /// The enumerations for which an unknown value is a decoding error.
    package var closedEnums: Selection
    /// Additional protocols of generated types, by the schema's name or path; `*` applies to all types:
    /// `["Segment": ["Identifiable"]]`.
    package var conformances: [String: [String]]
    /// When requests are retried, by operationId or `METHOD /path`.
    package var retry: [String: OperationPlan.RetrySafety]
    /// How operations are paged, by operationId or `METHOD /path`.
    package var paging: [String: PagingOverride]
    /// Whether methods set the property `stream` of their body.
    package var streamProperty: StreamProperty
    /// Serialization styles of query parameters and form properties, by `operationId.name`. They replace the style in
    /// the description.
    package var parameterStyles: [String: ParameterPlan.Style]
    /// The structs that conform to `Identifiable` if they have a property `id` that allows it.
    package var identifiable = Selection.none
    /// Members that can be missing although the description requires them.
    package var optional = MemberSettings<Bool>()
    /// Members that can be `null` although the description does not allow it.
    package var nullable = MemberSettings<Bool>()
    /// Swift types of members. They replace the types of the description.
    package var memberTypes = MemberSettings<String>()
    /// The alternatives of the security of operations, by operationId or `METHOD /path`. Each is a list of schemes that
    /// are required together; an empty list is anonymous access.
    package var security: [String: [[String]]] = [:]
    /// The URLs of the servers of operations, by operationId or `METHOD /path`.
    package var servers: [String: String] = [:]
    /// Whether there is a setting for a member of a type.
    var hasMemberSettings: Bool { !optional.isEmpty || !nullable.isEmpty || !memberTypes.isEmpty }
    /// The places of the parameters that are arguments of the client's initializer, by their names in requests.
    package var clientParameters: [String: ParameterPlan.Location]
    /// The properties whose default values are sent.
    package var defaultValues: DefaultValues
    /// Whether the plan keeps the examples of bodies and responses, for documentation and round-trip tests.
    package var keepsExamples: Bool
    /// How declarations are distributed over files.
    package var layout: Layout
    /// The approximate maximum number of lines of a file of shared types.
    package var linesPerFile: Int
    /// The maximum number of properties of all structs together.
    ///
    /// The limit is needed because the number is not bounded by the size of the description: each of a few schemas that
    /// include each other with `allOf` has the properties of all of them.
    package var maximumProperties: Int

    package enum Grouping: String, Sendable, Hashable, CaseIterable {
        /// By tag; by path if no operation of a large description has a tag.
        case inferred
        /// The client has a view for each tag. An operation belongs to its first tag.
        case tags
        /// The client has a view for each first segment of the paths that names a resource.
        case paths
        /// All operations are methods of the client.
        case none
    }

    package enum NameSource: String, Sendable, Hashable, CaseIterable {
        /// Parts that frameworks add are removed (see ``ShortOperationNames`` and ``SchemaNamespaces``).
        case inferred
        /// The names are those of the description.
        case asWritten
    }

    package enum StreamProperty: String, Sendable, Hashable, CaseIterable {
        /// The method that returns one value sends `false`, its streaming variant `true` (see ``StreamProperties``).
        case inferred
        /// Methods send what the caller sets.
        case asWritten
    }

    package enum Layout: String, Sendable, Hashable, CaseIterable {
        /// One file for each tag, and files for the types that several tags share.
        case tags
        /// The files of ``FixedLayout/names``, independent of the description.
        case fixed
    }

    package enum DefaultValues: String, Sendable, Hashable, CaseIterable {
        /// Those of required properties and of optional properties with one possible value.
        case required
        /// Those of all properties, except of optional ones in the body of a PATCH.
        case all
    }

    /// A choice of enumerations.
    package enum Selection: Sendable, Hashable {
        case none
        case all
        /// The names of schemas or `Type.property`, spelled as in the description.
        case named(Set<String>)

        func contains(_ name: String) -> Bool {
            switch self {
            case .none: false
            case .all: true
            case .named(let names): names.contains(name)
            }
        }
    }

    package init(
        module: String,
        clientName: String? = nil,
        access: AccessLevel = .public,
        grouping: Grouping = .inferred,
        operationNames: NameSource = .inferred,
        schemaNames: NameSource = .inferred,
        formats: [String: String] = [:],
        schemas: [String: String] = [:],
        names: [String: String] = [:],
        namePatterns: [NamePattern] = [],
        filter: OperationFilter = OperationFilter(),
        closedEnums: Selection = .none,
        conformances: [String: [String]] = [:],
        retry: [String: OperationPlan.RetrySafety] = [:],
        paging: [String: PagingOverride] = [:],
        streamProperty: StreamProperty = .inferred,
        parameterStyles: [String: ParameterPlan.Style] = [:],
        clientParameters: [String: ParameterPlan.Location] = [:],
        defaultValues: DefaultValues = .required,
        keepsExamples: Bool = false,
        layout: Layout = .tags,
        linesPerFile: Int = 1_500,
        maximumProperties: Int = 500_000
    ) {
        self.module = module
        self.clientName = clientName
        self.access = access
        self.grouping = grouping
        self.operationNames = operationNames
        self.schemaNames = schemaNames
        self.formats = formats
        self.schemas = schemas
        self.names = names
        self.namePatterns = namePatterns
        self.filter = filter
        self.closedEnums = closedEnums
        self.conformances = conformances
        self.retry = retry
        self.paging = paging
        self.streamProperty = streamProperty
        self.parameterStyles = parameterStyles
        self.clientParameters = clientParameters
        self.defaultValues = defaultValues
        self.keepsExamples = keepsExamples
        self.layout = layout
        self.linesPerFile = linesPerFile
        self.maximumProperties = maximumProperties
    }

    /// The name of the client's type, derived from the module if it is not set: `PetsAPI` → `PetsClient`.
    ///
    /// The module `API` has the type `Client`, because `APIClient` is the protocol that all clients conform to.
    var clientTypeName: SwiftName {
        if let clientName {
            let name = SwiftNaming.configuredType(clientName)
            let isReserved = ReservedNames.types.contains(name)
            return SwiftName(isReserved ? ReservedNames.renamed(name, suffix: "Client") : name)
        }
        var stem = SwiftNaming.type(module)
        for ending in ["API", "Client"] where stem.hasSuffix(ending) && stem.count > ending.count {
            stem = String(stem.dropLast(ending.count))
            break
        }
        let name = stem + "Client"
        return SwiftName(ReservedNames.types.contains(name) ? "Client" : name)
    }
}

/// The configured paging of one operation.
///
/// Parameters have their names on the wire. Paths are JSON keys joined by dots; the empty path is the response itself.
package enum PagingOverride: Sendable, Hashable {
    /// The operation is not paged; nothing is inferred.
    case none
    /// `parameter` is the number of items to skip plus `first`, which is inferred if it is `nil`; `limit` is the page size. A page without a value at `next`, or with
    /// `false` there, is the last one.
    case offset(parameter: String, limit: String?, first: Int? = nil, items: String, next: String? = nil)
    /// `first` is the number of the first page. `next` is as with ``offset(parameter:limit:first:items:next:)``.
    case pageNumber(parameter: String, size: String?, first: Int, items: String, next: String? = nil)
    /// `next` is the path of the next cursor. `parameter` can be a property of an object: `pagination.cursor`.
    case cursor(parameter: String, next: String, items: String)
    /// `next` is the path of the URL of the next page.
    case nextLink(next: String, items: String)
    /// The header `Link` has the URL of the next page (RFC 8288).
    case linkHeader(items: String)
}
