import ApusDiagnostics

/// An operation (OpenAPI 3.1.1 §4.8.10), including the parameters and servers of its path item.
package struct Operation: Sendable {
    /// `operationId` as written.
    package var id: String?
    /// The HTTP method in upper case: `GET`. Methods of `additionalOperations` (3.2) are as written.
    package var method: String
    /// The path as written, with a slash at the start: `/segments/{key}`. For a webhook its name, and for a callback its
    /// runtime expression.
    package var path: String
    package var tags: [String]
    package var summary: String?
    package var description: String?
    /// `externalDocs.url`.
    package var externalURL: String?
    package var isDeprecated: Bool
    /// The parameters of the path item, then those of the operation, in document order. A parameter of the operation
    /// replaces a parameter of the path item with the same name and location.
    package var parameters: [Parameter]
    package var requestBody: RequestBody?
    /// In document order.
    package var responses: [Response]
    /// The operations of `callbacks`.
    package var callbacks: [Operation]
    /// `nil` if the operation uses the requirements of the document.
    package var security: [SecurityRequirement]?
    /// `nil` if the operation uses the servers of the document.
    package var servers: [Server]?
    /// The `x-…` members, in document order.
    package var extensions: [(name: String, value: Node)]
    /// The place of the key of the operation (`get`).
    package var place: SourceLocation
    /// Whether a required part of the operation could not be read. The fault is already reported; no method can be
    /// generated.
    package var isBroken: Bool
}

/// A parameter (OpenAPI 3.1.1 §4.8.12).
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
    /// A valid description has exactly one of `schema` and `content`.
    package var schema: SchemaID?
    package var content: MediaType?
    package var examples: [Example]
    /// The key in `components.parameters`; `nil` for an inline parameter.
    package var componentName: String?
    /// The `x-…` members, in document order.
    package var extensions: [(name: String, value: Node)]
    package var place: SourceLocation

    /// Creates a parameter without a schema and with the defaults of its location.
    init(name: String, location: Location, place: SourceLocation) {
        self.name = name
        self.location = location
        isRequired = location == .path
        isDeprecated = false
        allowsEmptyValue = false
        style = location.defaultStyle
        explode = style.explodesByDefault
        allowReserved = false
        examples = []
        extensions = []
        self.place = place
    }

    /// `in` (OpenAPI 3.1.1 §4.8.12.1); `querystring` since 3.2.
    package enum Location: String, Sendable, Hashable, CaseIterable { case path, query, header, cookie, querystring }

    /// `style` (OpenAPI 3.1.1 §4.8.12.3). `tabDelimited` is `collectionFormat: tsv` of 2.0.
    package enum Style: String, Sendable, Hashable, CaseIterable {
        case simple, label, matrix, form, spaceDelimited, pipeDelimited, deepObject, tabDelimited
        /// OpenAPI 3.2 §4.12.3
        case cookie
    }
}

/// A request body (OpenAPI 3.1.1 §4.8.13).
package struct RequestBody: Sendable {
    package var description: String?
    package var isRequired: Bool
    /// In document order.
    package var content: [MediaType]
    /// The key in `components.requestBodies`; `nil` for an inline body.
    package var componentName: String?
    package var place: SourceLocation
}

/// A media type and its schema (OpenAPI 3.1.1 §4.8.14).
package struct MediaType: Sendable {
    /// The media type as written: `application/json; charset=utf-8`.
    package var name: String
    package var schema: SchemaID?
    /// The schema of each item of a stream (since 3.2).
    package var itemSchema: SchemaID?
    package var examples: [Example]
    /// In document order.
    package var encodings: [Encoding]
    /// The encodings of the first parts of a multipart body, by position (since 3.2).
    package var prefixEncodings: [Encoding] = []
    /// The encoding of the parts after ``prefixEncodings`` (since 3.2).
    package var itemEncoding: Encoding?
    package var place: SourceLocation
}

/// The encoding of a part of a form or multipart body (OpenAPI 3.1.1 §4.8.15).
package struct Encoding: Sendable {
    /// The name of the property. The position of the part if it has no name.
    package var name: String
    /// The media types or ranges of `contentType`.
    package var contentTypes: [String]
    package var headers: [Header]
    /// `nil` if absent; the content type then determines the encoding.
    package var style: Parameter.Style?
    package var explode: Bool?
    package var allowReserved: Bool?
    package var place: SourceLocation
}

/// A response (OpenAPI 3.1.1 §4.8.17).
package struct Response: Sendable {
    package var status: Status
    package var summary: String?
    package var description: String?
    package var headers: [Header]
    /// In document order.
    package var content: [MediaType]
    /// The key in `components.responses`; `nil` for an inline response.
    package var componentName: String?
    package var place: SourceLocation
    /// Equal for all uses of a response by reference; `nil` for an inline response.
    package var sharedIndex: Int?

    /// A key of `responses` (OpenAPI 3.1.1 §4.8.16.1).
    package enum Status: Sendable, Hashable {
        /// A status code from 100 to 599.
        case exact(Int)
        /// The first digit of a range: 4 for `4XX`.
        case range(Int)
        case `default`
    }
}

/// A header of a response or of an encoding (OpenAPI 3.1.1 §4.8.21).
package struct Header: Sendable {
    package var name: String
    package var description: String?
    package var isRequired: Bool
    package var isDeprecated: Bool
    package var explode: Bool
    package var schema: SchemaID?
    package var content: MediaType?
    /// The examples of the header itself, without those of its schema and its content.
    package var examples: [Example] = []
    package var place: SourceLocation
}

/// An example of a schema, a parameter or a media type.
package struct Example: Sendable {
    /// The key in `examples`; `nil` for `example`.
    package var name: String?
    package var summary: String?
    package var value: Node
}
