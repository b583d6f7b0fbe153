import ApusDiagnostics

/// OpenAPI 3.1.1 §4.8.10, with what its path item adds.
package struct Operation: Sendable {
    /// `operationId`, as spelled.
    package var id: String?
    /// Upper case: `GET`, also 3.2's `QUERY` and additional methods.
    package var method: String
    /// As spelled, `/segments/{key}`.
    package var path: String
    package var tags: [String]
    package var summary: String?
    package var description: String?
    package var externalURL: String?
    package var isDeprecated: Bool
    /// Path item's and own, own ones first where both have the same name and place; in document order.
    package var parameters: [Parameter]
    package var requestBody: RequestBody?
    /// In document order.
    package var responses: [Response]
    /// Operations of `callbacks`; the path is the runtime expression.
    package var callbacks: [Operation]
    /// `nil`: the document's.
    package var security: [SecurityRequirement]?
    /// `nil`: the document's.
    package var servers: [Server]?
    /// `x-…` members: name and value.
    package var extensions: [(name: String, value: Node)]
    /// Where the operation's key (`get:`) stands.
    package var place: SourceLocation
    /// A part of the operation that could not be read, so that no honest method can be made from it; reported already.
    package var isBroken: Bool
}

/// OpenAPI 3.1.1 §4.8.12
package struct Parameter: Sendable {
    package var name: String
    package var location: Location
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var allowsEmptyValue: Bool
    package var style: Style
    package var explode: Bool
    package var allowReserved: Bool
    /// Exactly one of `schema` and `content` where the description is sound.
    package var schema: SchemaID?
    package var content: MediaType?
    package var examples: [Example]
    /// The name under which it was referred to, `components.parameters`' key.
    package var componentName: String?
    package var extensions: [(name: String, value: Node)]
    package var place: SourceLocation

    /// A parameter of which no more is known; the caller fills in the rest.
    init(name: String, location: Location, style: Style, place: SourceLocation) {
        self.name = name
        self.location = location
        isRequired = location == .path
        isDeprecated = false
        allowsEmptyValue = false
        self.style = style
        explode = style == .form || style == .deepObject
        allowReserved = false
        examples = []
        extensions = []
        self.place = place
    }

    package enum Location: String, Sendable, Hashable, CaseIterable { case path, query, header, cookie, querystring }

    /// OpenAPI 3.1.1 §4.8.12.3; `tabDelimited` is 2.0's `collectionFormat: tsv`.
    package enum Style: String, Sendable, Hashable, CaseIterable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, tabDelimited
    }
}

/// OpenAPI 3.1.1 §4.8.13
package struct RequestBody: Sendable {
    package var description: String?
    package var isRequired: Bool
    /// In document order.
    package var content: [MediaType]
    package var componentName: String?
    package var place: SourceLocation
}

/// OpenAPI 3.1.1 §4.8.14
package struct MediaType: Sendable {
    /// As spelled, `application/json; charset=utf-8`.
    package var name: String
    package var schema: SchemaID?
    /// 3.2: the schema of each item of a stream.
    package var itemSchema: SchemaID?
    package var examples: [Example]
    /// In document order.
    package var encodings: [Encoding]
    package var place: SourceLocation
}

/// OpenAPI 3.1.1 §4.8.15
package struct Encoding: Sendable {
    /// The property.
    package var name: String
    /// Comma-separated media types or ranges, split and trimmed.
    package var contentTypes: [String]
    package var headers: [Header]
    /// `nil`: not said, so that the content type decides.
    package var style: Parameter.Style?
    package var explode: Bool?
    package var allowReserved: Bool?
    package var place: SourceLocation
}

/// OpenAPI 3.1.1 §4.8.17
package struct Response: Sendable {
    package var status: Status
    package var summary: String?
    package var description: String?
    package var headers: [Header]
    package var content: [MediaType]
    package var componentName: String?
    package var place: SourceLocation

    package enum Status: Sendable, Hashable {
        case exact(Int)
        /// `4` for `4XX`.
        case range(Int)
        case `default`
    }
}

/// OpenAPI 3.1.1 §4.8.21
package struct Header: Sendable {
    package var name: String
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var explode: Bool
    package var schema: SchemaID?
    package var content: MediaType?
    package var place: SourceLocation
}

/// An example of a schema, a parameter or a media type.
package struct Example: Sendable {
    /// The key in `examples`, `nil` for `example`.
    package var name: String?
    package var summary: String?
    package var value: Node
}
