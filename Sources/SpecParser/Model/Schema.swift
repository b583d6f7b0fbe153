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
        _modify { yield &schemas[id.index] }
    }

    package mutating func add(_ schema: Schema) -> SchemaID {
        schemas.append(schema)
        return SchemaID(schemas.count - 1)
    }

    /// Exchanges a schema, so that it can be changed without a copy of what it holds.
    mutating func exchange(_ id: SchemaID, _ schema: inout Schema) {
        swap(&schemas[id.index], &schema)
    }

    package var ids: some Collection<SchemaID> { schemas.indices.lazy.map { SchemaID($0) } }
}

/// A schema object: OpenAPI 3.0's and Swagger 2.0's dialects read into JSON Schema 2020-12's terms.
///
/// A value of 8 bytes: copies share what they hold until one of them is changed.
package struct Schema: Sendable {
    private var storage: SchemaStorage

    /// A schema that says nothing, so that every value is one.
    package init(place: SourceLocation, pointer: String, name: String? = nil) {
        storage = SchemaStorage(SchemaFields(place: place, name: name, pointer: pointer))
    }

    /// The fields of this copy alone.
    private var own: SchemaStorage {
        mutating get {
            if !isKnownUniquelyReferenced(&storage) { storage = SchemaStorage(storage.fields) }
            return storage
        }
    }

    /// Where it stands.
    package var place: SourceLocation {
        get { storage.fields.place }
        _modify { yield &own.fields.place }
    }
    /// The name that the description gives it: the key below `components.schemas`, `definitions` or `$defs`,
    /// or the stem of the file that it is the root of. `nil` for an inline schema.
    package var name: String? {
        get { storage.fields.name }
        _modify { yield &own.fields.name }
    }
    /// `#/components/schemas/UserSegment`, with the file where it is not the root file.
    package var pointer: String {
        get { storage.fields.pointer }
        _modify { yield &own.fields.pointer }
    }
    /// `true` or `false` as a schema (JSON Schema 2020-12 §4.3.2).
    package var booleanSchema: Bool? {
        get { storage.fields.booleanSchema }
        _modify { yield &own.fields.booleanSchema }
    }
    /// `$ref`, resolved. Siblings are in this same value; where the version says that they are to be ignored (2.0, 3.0)
    /// only annotations (`description`, `deprecated`, `readOnly`, examples, …) and `nullable` are kept.
    package var reference: Reference? {
        get { storage.fields.reference }
        _modify { yield &own.fields.reference }
    }
    /// `type`, without `null`; empty: not said. A format's name used as type was put right and reported.
    package var types: [SchemaType] {
        get { storage.fields.types }
        _modify { yield &own.fields.types }
    }
    /// `nullable: true` (3.0), `x-nullable` (2.0), or `null` among the types.
    package var isNullable: Bool {
        get { storage.fields.isNullable }
        _modify { yield &own.fields.isNullable }
    }
    package var format: String? {
        get { storage.fields.format }
        _modify { yield &own.fields.format }
    }
    package var title: String? {
        get { storage.fields.title }
        _modify { yield &own.fields.title }
    }
    package var description: String? {
        get { storage.fields.description }
        _modify { yield &own.fields.description }
    }
    package var externalURL: String? {
        get { storage.fields.externalURL }
        _modify { yield &own.fields.externalURL }
    }
    package var isDeprecated: Bool {
        get { storage.fields.isDeprecated }
        _modify { yield &own.fields.isDeprecated }
    }
    package var isReadOnly: Bool {
        get { storage.fields.isReadOnly }
        _modify { yield &own.fields.isReadOnly }
    }
    package var isWriteOnly: Bool {
        get { storage.fields.isWriteOnly }
        _modify { yield &own.fields.isWriteOnly }
    }
    package var defaultValue: Node? {
        get { storage.fields.defaultValue }
        _modify { yield &own.fields.defaultValue }
    }
    package var const: Node? {
        get { storage.fields.const }
        _modify { yield &own.fields.const }
    }
    /// `nil`: no `enum`; `null` is still among the values.
    package var enumeration: [Node]? {
        get { storage.fields.enumeration }
        _modify { yield &own.fields.enumeration }
    }
    /// `example`, `examples`.
    package var examples: [Node] {
        get { storage.fields.examples }
        _modify { yield &own.fields.examples }
    }
    /// In document order.
    package var properties: [Property] {
        get { storage.fields.properties }
        _modify { yield &own.fields.properties }
    }
    package var required: [RequiredName] {
        get { storage.fields.required }
        _modify { yield &own.fields.required }
    }
    package var additionalProperties: AdditionalProperties? {
        get { storage.fields.additionalProperties }
        _modify { yield &own.fields.additionalProperties }
    }
    /// `patternProperties`: pattern and schema.
    package var patternProperties: [Property] {
        get { storage.fields.patternProperties }
        _modify { yield &own.fields.patternProperties }
    }
    package var items: SchemaID? {
        get { storage.fields.items }
        _modify { yield &own.fields.items }
    }
    package var prefixItems: [SchemaID] {
        get { storage.fields.prefixItems }
        _modify { yield &own.fields.prefixItems }
    }
    package var allOf: [SchemaID] {
        get { storage.fields.allOf }
        _modify { yield &own.fields.allOf }
    }
    package var oneOf: [SchemaID] {
        get { storage.fields.oneOf }
        _modify { yield &own.fields.oneOf }
    }
    package var anyOf: [SchemaID] {
        get { storage.fields.anyOf }
        _modify { yield &own.fields.anyOf }
    }
    package var not: SchemaID? {
        get { storage.fields.not }
        _modify { yield &own.fields.not }
    }
    package var discriminator: Discriminator? {
        get { storage.fields.discriminator }
        _modify { yield &own.fields.discriminator }
    }
    package var contentMediaType: String? {
        get { storage.fields.contentMediaType }
        _modify { yield &own.fields.contentMediaType }
    }
    package var contentEncoding: String? {
        get { storage.fields.contentEncoding }
        _modify { yield &own.fields.contentEncoding }
    }
    package var minimum: Node? {
        get { storage.fields.minimum }
        _modify { yield &own.fields.minimum }
    }
    package var maximum: Node? {
        get { storage.fields.maximum }
        _modify { yield &own.fields.maximum }
    }
    /// A number (JSON Schema 2020-12 §6.2.5); 3.0's `exclusiveMinimum: true` makes its `minimum` this.
    package var exclusiveMinimum: Node? {
        get { storage.fields.exclusiveMinimum }
        _modify { yield &own.fields.exclusiveMinimum }
    }
    package var exclusiveMaximum: Node? {
        get { storage.fields.exclusiveMaximum }
        _modify { yield &own.fields.exclusiveMaximum }
    }
    package var pattern: String? {
        get { storage.fields.pattern }
        _modify { yield &own.fields.pattern }
    }
    package var minLength: Int? {
        get { storage.fields.minLength }
        _modify { yield &own.fields.minLength }
    }
    package var maxLength: Int? {
        get { storage.fields.maxLength }
        _modify { yield &own.fields.maxLength }
    }
    package var minItems: Int? {
        get { storage.fields.minItems }
        _modify { yield &own.fields.minItems }
    }
    package var maxItems: Int? {
        get { storage.fields.maxItems }
        _modify { yield &own.fields.maxItems }
    }
    package var uniqueItems: Bool {
        get { storage.fields.uniqueItems }
        _modify { yield &own.fields.uniqueItems }
    }
    /// `x-…` members: name and value.
    package var extensions: [(name: String, value: Node)] {
        get { storage.fields.extensions }
        _modify { yield &own.fields.extensions }
    }
}
