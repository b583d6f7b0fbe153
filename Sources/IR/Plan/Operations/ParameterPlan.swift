import ApusDiagnostics

package struct ParameterPlan: Sendable {
    package var name: SwiftName
    /// The name in the request.
    package var wireName: String
    package var location: Location
    package var style: Style
    package var explode: Bool
    /// The argument for ``style``; `nil` if it is the default of the location, or if the value has a ``contentType``.
    package var styleArgument: Style?
    /// The argument for ``explode``; `nil` if it is the default of the style, or if the value has a ``contentType``.
    package var explodeArgument: Bool?
    package var allowReserved: Bool
    package var isRequired: Bool
    package var type: TypeReference
    /// The media type of the value, if it has one instead of a style.
    package var contentType: String?
    /// The value that the server assumes. It is documented, but not sent.
    package var defaultValue: JSONLiteral?
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// The ``ClientParameterPlan/wireName`` of the client's parameter whose value is sent if the call has none.
    package var clientParameter: String?
    /// The place of the parameter.
    package var place: SourceLocation?
    /// Examples of the value, for documentation.
    package var examples: [ExamplePlan] = []
    /// What the schema says about values, if the plan keeps examples.
    package var facts: ValueFacts?
    /// Whether the query parameter may be sent without a value (OpenAPI 3.1.1 §4.8.12.2).
    package var allowsEmptyValue = false

    package enum Location: String, Sendable, Hashable {
        case path, query, header, cookie, querystring
    }

    /// OpenAPI 3.1.1 §4.8.12.3
    package enum Style: String, Sendable, Hashable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject
        /// Cookies that are not encoded (OpenAPI 3.2 §4.12.3).
        case cookie
        /// `collectionFormat: tsv` of OpenAPI 2.0.
        case tabDelimited
        /// ``deepObject`` with elements of arrays as `a[]=x`. Only used if it is configured.
        case deepObjectBrackets
        /// ``deepObject`` with elements of arrays as `a=x`. Only used if it is configured.
        case deepObjectRepeated
    }

    package init(
        name: SwiftName,
        wireName: String,
        location: Location,
        style: Style,
        explode: Bool,
        allowReserved: Bool = false,
        isRequired: Bool,
        type: TypeReference,
        contentType: String? = nil,
        defaultValue: JSONLiteral? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.location = location
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.isRequired = isRequired
        self.type = type
        self.contentType = contentType
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
    }
}
