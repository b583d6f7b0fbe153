/// The fixed fields of an object of the OpenAPI Specification, with the versions that have them.
struct FixedFields: Sendable {
    /// The first and the last version that has a field.
    struct Range: Sendable, Hashable {
        var since = SpecVersion.v2_0
        var until = SpecVersion.v3_2
    }

    let table: KeywordTable<Range>
    /// The names in the order of the standard.
    let names: [String]

    /// - Parameter text: Names separated by spaces: the last version of `host:-2.0` is 2.0, the first version of
    ///   `summary:3.1` is 3.1.
    init(_ text: String) {
        var rows: [(String, Range)] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let parts = word.split(separator: ":", maxSplits: 1)
            var range = Range()
            if parts.count == 2 {
                if parts[1].hasPrefix("-") {
                    range.until = SpecVersion(rawValue: String(parts[1].dropFirst())) ?? range.until
                } else {
                    range.since = SpecVersion(rawValue: String(parts[1])) ?? range.since
                }
            }
            rows.append((String(parts[0]), range))
        }
        table = KeywordTable(rows)
        names = rows.map(\.0)
    }
}

extension FixedFields {
    static let root = FixedFields(
        """
        openapi:3.0 swagger:-2.0 info servers:3.0 paths components:3.0 security tags externalDocs webhooks:3.1
        jsonSchemaDialect:3.1 $self:3.2 host:-2.0 basePath:-2.0 schemes:-2.0 consumes:-2.0 produces:-2.0
        definitions:-2.0 parameters:-2.0 responses:-2.0 securityDefinitions:-2.0
        """
    )
    static let info = FixedFields("title summary:3.1 description termsOfService contact license version")
    static let components = FixedFields(
        """
        schemas responses parameters examples requestBodies headers securitySchemes links callbacks pathItems:3.1
        mediaTypes:3.2
        """
    )
    static let tag = FixedFields("name summary:3.2 description externalDocs parent:3.2 kind:3.2")
    static let server = FixedFields("url name:3.2 description variables")
    static let serverVariable = FixedFields("enum default description")
    static let securityScheme = FixedFields(
        """
        type description name in scheme:3.0 bearerFormat:3.0 flows:3.0 openIdConnectUrl:3.0 oauth2MetadataUrl:3.2
        deprecated:3.2 flow:-2.0 authorizationUrl:-2.0 tokenUrl:-2.0 scopes:-2.0
        """
    )
    static let flow = FixedFields("authorizationUrl deviceAuthorizationUrl:3.2 tokenUrl refreshUrl scopes")
    static let pathItem = FixedFields(
        """
        $ref summary:3.0 description:3.0 servers:3.0 parameters get put post delete options head patch trace:3.0
        query:3.2 additionalOperations:3.2
        """
    )
    static let operation = FixedFields(
        """
        tags summary description externalDocs operationId parameters requestBody:3.0 responses callbacks:3.0
        deprecated security servers:3.0 consumes:-2.0 produces:-2.0 schemes:-2.0
        """
    )
    static let parameter = FixedFields(
        """
        name in description required deprecated:3.0 allowEmptyValue style:3.0 explode:3.0 allowReserved:3.0
        schema example:3.0 examples:3.0 content:3.0
        """
    )
    static let requestBody = FixedFields("description content required")
    static let mediaType = FixedFields(
        "schema itemSchema:3.2 example examples encoding prefixEncoding:3.2 itemEncoding:3.2"
    )
    static let encoding = FixedFields(
        """
        contentType headers style explode allowReserved encoding:3.2 prefixEncoding:3.2 itemEncoding:3.2
        """
    )
    static let response = FixedFields(
        "summary:3.2 description headers content:3.0 links:3.0 schema:-2.0 examples:-2.0"
    )
    static let header = FixedFields(
        """
        name in description required deprecated allowEmptyValue style explode allowReserved schema example examples content
        """
    )
    static let example = FixedFields("summary description value externalValue dataValue:3.2 serializedValue:3.2")
}
