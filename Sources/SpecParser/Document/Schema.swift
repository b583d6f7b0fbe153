import ApusDiagnostics

/// The index of a schema in a ``SchemaStore``.
package struct SchemaID: Sendable, Hashable, Comparable {
    package let index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: SchemaID, rhs: SchemaID) -> Bool { lhs.index < rhs.index }
}

/// Every schema of a description, each once, at the index of its id. Cycles are cycles of ids.
package struct SchemaStore: Sendable {
    package private(set) var schemas: [Schema] = []

    package init() {}

    package subscript(id: SchemaID) -> Schema {
        get { schemas[id.index] }
        set { schemas[id.index] = newValue }
    }

    package mutating func add(_ schema: Schema) -> SchemaID {
        schemas.append(schema)
        return SchemaID(schemas.count - 1)
    }

    package var ids: some Collection<SchemaID> { schemas.indices.lazy.map { SchemaID($0) } }
}

/// A schema object: OpenAPI 3.0's and Swagger 2.0's dialects read into JSON Schema 2020-12's terms.
package struct Schema: Sendable {
    /// Where it stands.
    package var place: SourceLocation
    /// The name that the description gives it: the key below `components.schemas`, `definitions` or `$defs`,
    /// or the stem of the file that it is the root of. `nil` for an inline schema.
    package var name: String?
    /// `#/components/schemas/UserSegment`, with the file where it is not the root file.
    package var pointer: String
    /// `true` or `false` as a schema (JSON Schema 2020-12 §4.3.2).
    package var booleanSchema: Bool?
    /// `$ref`, resolved. Siblings are in this same value; where the version says that they are to be ignored (2.0, 3.0)
    /// only annotations (`description`, `deprecated`, `readOnly`, examples, …) and `nullable` are kept.
    package var reference: Reference?
    /// `type`, without `null`; empty: not said. A format's name used as type was put right and reported.
    package var types: [SchemaType]
    /// `nullable: true` (3.0), `x-nullable` (2.0), or `null` among the types.
    package var isNullable: Bool
    package var format: String?
    package var title: String?
    package var description: String?
    package var externalURL: String?
    package var isDeprecated: Bool
    package var isReadOnly: Bool
    package var isWriteOnly: Bool
    package var defaultValue: Node?
    package var const: Node?
    /// `nil`: no `enum`; `null` is still among the values.
    package var enumeration: [Node]?
    /// `example`, `examples`.
    package var examples: [Node]
    /// In document order.
    package var properties: [Property]
    package var required: [RequiredName]
    package var additionalProperties: AdditionalProperties?
    /// `patternProperties`: pattern and schema.
    package var patternProperties: [Property]
    package var items: SchemaID?
    package var prefixItems: [SchemaID]
    package var allOf: [SchemaID]
    package var oneOf: [SchemaID]
    package var anyOf: [SchemaID]
    package var not: SchemaID?
    package var discriminator: Discriminator?
    package var contentMediaType: String?
    package var contentEncoding: String?
    package var minimum: Node?
    package var maximum: Node?
    /// A number (JSON Schema 2020-12 §6.2.5); 3.0's `exclusiveMinimum: true` makes its `minimum` this.
    package var exclusiveMinimum: Node?
    package var exclusiveMaximum: Node?
    package var pattern: String?
    package var minLength: Int?
    package var maxLength: Int?
    package var minItems: Int?
    package var maxItems: Int?
    package var uniqueItems: Bool
    /// `x-…` members: name and value.
    package var extensions: [(name: String, value: Node)]

    /// A schema that says nothing, so that every value is one.
    package init(place: SourceLocation, pointer: String, name: String? = nil) {
        self.place = place
        self.name = name
        self.pointer = pointer
        types = []
        isNullable = false
        isDeprecated = false
        isReadOnly = false
        isWriteOnly = false
        examples = []
        properties = []
        required = []
        patternProperties = []
        prefixItems = []
        allOf = []
        oneOf = []
        anyOf = []
        uniqueItems = false
        extensions = []
    }

    /// A resolved `$ref` (or `$dynamicRef`).
    package struct Reference: Sendable, Hashable {
        /// As spelled.
        package var text: String
        /// `nil`: it leads nowhere, which was reported; who needs it must be left out.
        package var target: SchemaID?
        package var place: SourceLocation
    }

    package struct Property: Sendable, Hashable {
        package var name: String
        /// Where its key stands.
        package var place: SourceLocation
        package var schema: SchemaID
    }

    package struct RequiredName: Sendable, Hashable {
        package var name: String
        package var place: SourceLocation
    }

    package enum AdditionalProperties: Sendable, Hashable {
        case allowed
        case forbidden
        case schema(SchemaID)
    }

    /// OpenAPI 3.1.1 §4.8.25
    package struct Discriminator: Sendable, Hashable {
        package var propertyName: String
        /// Value and schema, in document order; values that lead nowhere were reported and left out.
        package var mapping: [Mapping]
        /// The schema of values that the mapping doesn't have (OpenAPI 3.2.0 §4.25.1).
        package var defaultMapping: SchemaID?
        package var place: SourceLocation

        package struct Mapping: Sendable, Hashable {
            package var value: String
            package var schema: SchemaID
        }
    }
}

/// `type` (JSON Schema 2020-12 §6.1.1).
package enum SchemaType: String, Sendable, Hashable, CaseIterable {
    case boolean, integer, number, string, array, object, null
    /// Swagger 2.0's `file`.
    case file
}
