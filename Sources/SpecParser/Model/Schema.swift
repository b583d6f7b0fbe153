import ApusDiagnostics

/// A schema object (OpenAPI 3.1.1 §4.8.24). The dialects of Swagger 2.0 and OpenAPI 3.0 are converted to the terms of
/// JSON Schema 2020-12.
///
/// A schema is a class, because a value with 40 reference-counted properties takes longer to copy than to read. It is
/// immutable outside the parser.
// `@unchecked Sendable` is safe, because the parser changes a schema only until it returns the document. Accesses are not
// checked for exclusivity: the checks take 3 % of the instructions of a run.
package final class Schema: @unchecked Sendable {
    /// The place of the schema in its file.
    @exclusivity(unchecked) package internal(set) var place: SourceLocation
    /// The key in `components.schemas`, `definitions` or `$defs`, or the file name without extension if the schema is a
    /// whole file. `nil` for an inline schema.
    @exclusivity(unchecked) package internal(set) var name: String?
    /// The JSON Pointer to the schema, after the path of the file if that is not the root file:
    /// `#/components/schemas/UserSegment`.
    @exclusivity(unchecked) package internal(set) var pointer: String
    /// The value of a boolean schema (JSON Schema 2020-12 §4.3.2); `nil` for other schemas.
    @exclusivity(unchecked) package internal(set) var booleanSchema: Bool?
    /// The resolved `$ref`.
    ///
    /// Keywords beside `$ref` are in the other properties. In 2.0 and 3.0, which ignore them, only annotations
    /// (`description`, `deprecated`, `readOnly`, examples, …) and `nullable` are kept.
    @exclusivity(unchecked) package internal(set) var reference: Reference?
    /// The name of the anchor in `$dynamicRef`. ``reference`` refers to the anchor of the same resource.
    @exclusivity(unchecked) var dynamicReference: String?
    /// The schemas with a `$dynamicAnchor` in this schema: itself, or in its `$defs`.
    @exclusivity(unchecked) var dynamicAnchors: [DynamicAnchor] = []
    /// The types of `type` except `null`, which sets ``isNullable``. Empty if absent. Invalid names are already corrected
    /// and reported.
    @exclusivity(unchecked) package internal(set) var types: [SchemaType] = []
    /// Whether `null` is allowed: by the type `null`, `nullable: true` (3.0) or `x-nullable` (2.0).
    @exclusivity(unchecked) package internal(set) var isNullable = false
    @exclusivity(unchecked) package internal(set) var format: String?
    @exclusivity(unchecked) package internal(set) var title: String?
    @exclusivity(unchecked) package internal(set) var description: String?
    @exclusivity(unchecked) package internal(set) var externalURL: String?
    @exclusivity(unchecked) package internal(set) var isDeprecated = false
    @exclusivity(unchecked) package internal(set) var isReadOnly = false
    @exclusivity(unchecked) package internal(set) var isWriteOnly = false
    @exclusivity(unchecked) package internal(set) var defaultValue: Node?
    @exclusivity(unchecked) package internal(set) var const: Node?
    /// The values of `enum`, including `null`; `nil` if absent.
    @exclusivity(unchecked) package internal(set) var enumeration: [Node]?
    /// The value of `example`, then those of `examples`.
    @exclusivity(unchecked) package internal(set) var examples: [Node] = []
    /// In document order.
    @exclusivity(unchecked) package internal(set) var properties: [Property] = []
    /// The distinct names of `required`, in document order.
    @exclusivity(unchecked) package internal(set) var required: [RequiredName] = []
    /// `additionalProperties`, or `unevaluatedProperties` if that is absent.
    @exclusivity(unchecked) package internal(set) var additionalProperties: AdditionalProperties?
    /// `patternProperties`; the name of each is the pattern.
    @exclusivity(unchecked) package internal(set) var patternProperties: [Property] = []
    @exclusivity(unchecked) package internal(set) var items: SchemaID?
    @exclusivity(unchecked) package internal(set) var prefixItems: [SchemaID] = []
    /// Whether ``prefixItems`` are a list in `items`, as in JSON Schema before 2020-12.
    @exclusivity(unchecked) package internal(set) var isItemsList = false
    @exclusivity(unchecked) package internal(set) var allOf: [SchemaID] = []
    @exclusivity(unchecked) package internal(set) var oneOf: [SchemaID] = []
    @exclusivity(unchecked) package internal(set) var anyOf: [SchemaID] = []
    @exclusivity(unchecked) package internal(set) var not: SchemaID?
    /// The schemas that apply to some values: of `then`, `else` and `dependentSchemas` (JSON Schema 2020-12 §10.2.2).
    @exclusivity(unchecked) package internal(set) var conditional: [SchemaID] = []
    @exclusivity(unchecked) package internal(set) var discriminator: Discriminator?
    @exclusivity(unchecked) package internal(set) var contentMediaType: String?
    @exclusivity(unchecked) package internal(set) var contentEncoding: String?
    /// The schema of the content of a string (JSON Schema 2020-12 Validation §8.5).
    @exclusivity(unchecked) package internal(set) var contentSchema: SchemaID?
    @exclusivity(unchecked) package internal(set) var minimum: Node?
    @exclusivity(unchecked) package internal(set) var maximum: Node?
    /// A number (JSON Schema 2020-12 §6.2.5). For `exclusiveMinimum: true` (3.0) it is the value of `minimum`.
    @exclusivity(unchecked) package internal(set) var exclusiveMinimum: Node?
    /// A number (JSON Schema 2020-12 §6.2.3). For `exclusiveMaximum: true` (3.0) it is the value of `maximum`.
    @exclusivity(unchecked) package internal(set) var exclusiveMaximum: Node?
    @exclusivity(unchecked) package internal(set) var multipleOf: Node?
    @exclusivity(unchecked) package internal(set) var pattern: String?
    @exclusivity(unchecked) package internal(set) var minLength: Int?
    @exclusivity(unchecked) package internal(set) var maxLength: Int?
    @exclusivity(unchecked) package internal(set) var minItems: Int?
    @exclusivity(unchecked) package internal(set) var maxItems: Int?
    @exclusivity(unchecked) package internal(set) var uniqueItems = false
    @exclusivity(unchecked) package internal(set) var minProperties: Int?
    @exclusivity(unchecked) package internal(set) var maxProperties: Int?
    /// The `x-…` members, in document order.
    @exclusivity(unchecked) package internal(set) var extensions: [(name: String, value: Node)] = []

    /// Creates a schema without keywords, which allows any value.
    init(place: SourceLocation, pointer: String, name: String? = nil) {
        self.place = place
        self.pointer = pointer
        self.name = name
    }

    /// A schema that can be replaced by the schema that refers to its resource (JSON Schema 2020-12 §8.2.2).
    struct DynamicAnchor {
        let name: String
        let schema: SchemaID
    }

    /// Creates a copy with another place, pointer and name.
    init(copying other: Schema, place: SourceLocation, pointer: String, name: String?) {
        self.place = place
        self.pointer = pointer
        self.name = name
        booleanSchema = other.booleanSchema
        reference = other.reference
        dynamicReference = other.dynamicReference
        dynamicAnchors = other.dynamicAnchors
        types = other.types
        isNullable = other.isNullable
        format = other.format
        title = other.title
        description = other.description
        externalURL = other.externalURL
        isDeprecated = other.isDeprecated
        isReadOnly = other.isReadOnly
        isWriteOnly = other.isWriteOnly
        defaultValue = other.defaultValue
        const = other.const
        enumeration = other.enumeration
        examples = other.examples
        properties = other.properties
        required = other.required
        additionalProperties = other.additionalProperties
        patternProperties = other.patternProperties
        items = other.items
        prefixItems = other.prefixItems
        isItemsList = other.isItemsList
        allOf = other.allOf
        oneOf = other.oneOf
        anyOf = other.anyOf
        not = other.not
        conditional = other.conditional
        discriminator = other.discriminator
        contentMediaType = other.contentMediaType
        contentEncoding = other.contentEncoding
        contentSchema = other.contentSchema
        minimum = other.minimum
        maximum = other.maximum
        exclusiveMinimum = other.exclusiveMinimum
        exclusiveMaximum = other.exclusiveMaximum
        pattern = other.pattern
        minLength = other.minLength
        maxLength = other.maxLength
        minItems = other.minItems
        maxItems = other.maxItems
        uniqueItems = other.uniqueItems
        extensions = other.extensions
    }
}
