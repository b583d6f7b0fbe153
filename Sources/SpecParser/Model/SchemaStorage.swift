import ApusDiagnostics

/// What a ``Schema`` holds, behind one reference: with its 40 counted references in the value itself, passing a schema
/// on would cost more than reading it.
final class SchemaStorage: @unchecked Sendable {
    // Unchecked because of `fields`, which is only changed by the one `Schema` that refers to it; nor does each access
    // of a field need to be checked against others at the same time.
    @exclusivity(unchecked)
    var fields: SchemaFields

    init(_ fields: SchemaFields) {
        self.fields = fields
    }
}

/// The fields of a ``Schema``, which documents them.
struct SchemaFields {
    var place: SourceLocation
    var name: String?
    var pointer: String
    var booleanSchema: Bool?
    var reference: Schema.Reference?
    var types: [SchemaType] = []
    var isNullable = false
    var format: String?
    var title: String?
    var description: String?
    var externalURL: String?
    var isDeprecated = false
    var isReadOnly = false
    var isWriteOnly = false
    var defaultValue: Node?
    var const: Node?
    var enumeration: [Node]?
    var examples: [Node] = []
    var properties: [Schema.Property] = []
    var required: [Schema.RequiredName] = []
    var additionalProperties: Schema.AdditionalProperties?
    var patternProperties: [Schema.Property] = []
    var items: SchemaID?
    var prefixItems: [SchemaID] = []
    var allOf: [SchemaID] = []
    var oneOf: [SchemaID] = []
    var anyOf: [SchemaID] = []
    var not: SchemaID?
    var discriminator: Schema.Discriminator?
    var contentMediaType: String?
    var contentEncoding: String?
    var minimum: Node?
    var maximum: Node?
    var exclusiveMinimum: Node?
    var exclusiveMaximum: Node?
    var pattern: String?
    var minLength: Int?
    var maxLength: Int?
    var minItems: Int?
    var maxItems: Int?
    var uniqueItems = false
    var extensions: [(name: String, value: Node)] = []
}
