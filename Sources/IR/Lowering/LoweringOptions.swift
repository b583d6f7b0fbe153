import ApusPlan

/// What a configuration says about how a description becomes a client.
package struct LoweringOptions: Sendable {
    /// The Swift module, `LaunchDarklyAPI`.
    package var module: String
    /// The client's type; `nil`: the module without `API` or `Client` at its end, and `Client`.
    package var clientName: String?
    package var access: AccessLevel
    package var grouping: Grouping
    /// Swift types by `format`, `["date-time": "String", "uri": "URL"]`. Names of ``TypeReference``'s scalars
    /// (`String`, `Date`, `CalendarDate`, `UUID`, `URL`, `Data`, `Decimal`, `Int`, `Int32`, `Int64`, `Double`,
    /// `Float`, `Bool`, `JSONValue`) are those; anything else is a type of the module that can be read and written.
    package var formats: [String: String]
    /// Swift types by schema: a component's name or a pointer, `["Money": "MyMoney"]`.
    package var schemas: [String: String]
    /// Swift names by JSON pointer (`#/components/schemas/user-segment`), by `Type.property` or `Type.case` (both as
    /// the description spells them), or by operationId.
    package var names: [String: String]
    /// Which operations the client has.
    package var filter: OperationFilter
    package var closedEnums: Selection
    /// Protocols that generated types conform to besides, by schema's name or place, `*` for all of them:
    /// `["Segment": ["Identifiable"]]`.
    package var conformances: [String: [String]]
    /// By operationId or `METHOD /path`.
    package var retry: [String: OperationPlan.RetrySafety]
    /// By operationId or `METHOD /path`.
    package var paging: [String: PagingOverride]
    /// How a query parameter or a property of a form is written instead of how the description says, by
    /// `operationId.name`.
    package var parameterStyles: [String: ParameterPlan.Style]
    /// Whether the plan keeps the examples of bodies and responses, for documentation and round-trip tests.
    package var keepsExamples: Bool
    package var layout: Layout
    /// How many lines a file of shared types may have, roughly.
    package var linesPerFile: Int
    /// How many properties all structs may have together. A few schemas that take each other in by `allOf` can have any
    /// number.
    package var maximumProperties: Int

    package enum Grouping: String, Sendable, Hashable, CaseIterable {
        /// One view on the client for each tag; an operation belongs to its first one.
        case tags
        /// Every operation is a method of the client.
        case none
    }

    package enum Layout: String, Sendable, Hashable, CaseIterable {
        /// A file for each tag and a few for what tags share.
        case tags
        /// The files of ``FixedLayout/names``, whatever the description has.
        case fixed
    }

    /// All, none or the named ones.
    package enum Selection: Sendable, Hashable {
        case none
        case all
        /// Schemas' names or `Type.property`, as the description spells them.
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
        grouping: Grouping = .tags,
        formats: [String: String] = [:],
        schemas: [String: String] = [:],
        names: [String: String] = [:],
        filter: OperationFilter = OperationFilter(),
        closedEnums: Selection = .none,
        conformances: [String: [String]] = [:],
        retry: [String: OperationPlan.RetrySafety] = [:],
        paging: [String: PagingOverride] = [:],
        parameterStyles: [String: ParameterPlan.Style] = [:],
        keepsExamples: Bool = false,
        layout: Layout = .tags,
        linesPerFile: Int = 1_500,
        maximumProperties: Int = 500_000
    ) {
        self.module = module
        self.clientName = clientName
        self.access = access
        self.grouping = grouping
        self.formats = formats
        self.schemas = schemas
        self.names = names
        self.filter = filter
        self.closedEnums = closedEnums
        self.conformances = conformances
        self.retry = retry
        self.paging = paging
        self.parameterStyles = parameterStyles
        self.keepsExamples = keepsExamples
        self.layout = layout
        self.linesPerFile = linesPerFile
        self.maximumProperties = maximumProperties
    }

    /// The client's name, made from the module's where it isn't given: `LaunchDarklyAPI` → `LaunchDarklyClient`.
    var clientTypeName: SwiftName {
        if let clientName { return SwiftName(SwiftNaming.type(clientName)) }
        var stem = SwiftNaming.type(module)
        for ending in ["API", "Client"] where stem.hasSuffix(ending) && stem.count > ending.count {
            stem = String(stem.dropLast(ending.count))
            break
        }
        return SwiftName(stem + "Client")
    }
}

/// What a configuration says about the pages of one operation. Names are those on the wire; paths are keys joined by
/// dots, empty for the response itself.
package enum PagingOverride: Sendable, Hashable {
    /// The operation has no pages, whatever it looks like.
    case none
    case offset(parameter: String, limit: String?, items: String)
    case pageNumber(parameter: String, size: String?, first: Int, items: String)
    /// `parameter` may lead into an object parameter: `pagination.cursor`.
    case cursor(parameter: String, next: String, items: String)
    case nextLink(next: String, items: String)
    case linkHeader(items: String)
}
