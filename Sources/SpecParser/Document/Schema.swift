import ApusDiagnostics

/// The index of a schema in a ``SchemaStore``.
package struct SchemaID: Sendable, Hashable, Comparable {
    package let index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: SchemaID, rhs: SchemaID) -> Bool { lhs.index < rhs.index }
}

/// The schemas of a description. Schemas refer to each other by id, so cycles need no references.
package struct SchemaStore: Sendable {
    /// The schema with the id `i` is at the index `i.index`.
    package private(set) var schemas: [Schema] = []

    package init() {}

    package subscript(id: SchemaID) -> Schema {
        get { schemas[id.index] }
        _modify { yield &schemas[id.index] }
    }

    /// Adds a schema.
    /// - Returns: The id of the schema.
    package mutating func add(_ schema: Schema) -> SchemaID {
        schemas.append(schema)
        return SchemaID(schemas.count - 1)
    }

    /// Swaps a schema with another one. A schema that is not in the store is uniquely referenced and can be changed
    /// without a copy.
    mutating func exchange(_ id: SchemaID, _ schema: inout Schema) {
        swap(&schemas[id.index], &schema)
    }

    /// The ids of all schemas, in the order in which they were added.
    package var ids: some Collection<SchemaID> { schemas.indices.lazy.map { SchemaID($0) } }
}

/// A schema object (OpenAPI 3.1.1 §4.8.24). The dialects of Swagger 2.0 and OpenAPI 3.0 are converted to the terms of
/// JSON Schema 2020-12.
///
/// A value has 8 bytes. Copies share their storage until one of them is changed.
package struct Schema: Sendable {
    private var storage: SchemaStorage

    /// Creates a schema without keywords, which allows any value.
    package init(place: SourceLocation, pointer: String, name: String? = nil) {
        storage = SchemaStorage(SchemaFields(place: place, name: name, pointer: pointer))
    }

    /// The storage for changes, copied first if other schemas share it.
    private var own: SchemaStorage {
        mutating get {
            if !isKnownUniquelyReferenced(&storage) { storage = SchemaStorage(storage.fields) }
            return storage
        }
    }

    /// The place of the schema in its file.
    package var place: SourceLocation {
        get { storage.fields.place }
        _modify { yield &own.fields.place }
    }
    /// The key in `components.schemas`, `definitions` or `$defs`, or the file name without extension if the schema is a
    /// whole file. `nil` for an inline schema.
    package var name: String? {
        get { storage.fields.name }
        _modify { yield &own.fields.name }
    }
    /// The JSON Pointer to the schema, after the path of the file if that is not the root file:
    /// `#/components/schemas/UserSegment`.
    package var pointer: String {
        get { storage.fields.pointer }
        _modify { yield &own.fields.pointer }
    }
    /// The value of a boolean schema (JSON Schema 2020-12 §4.3.2); `nil` for other schemas.
    package var booleanSchema: Bool? {
        get { storage.fields.booleanSchema }
        _modify { yield &own.fields.booleanSchema }
    }
    /// The resolved `$ref`.
    ///
    /// Keywords beside `$ref` are in the other properties. In 2.0 and 3.0, which ignore them, only annotations
    /// (`description`, `deprecated`, `readOnly`, examples, …) and `nullable` are kept.
    package var reference: Reference? {
        get { storage.fields.reference }
        _modify { yield &own.fields.reference }
    }
    /// The types of `type` except `null`, which sets ``isNullable``. Empty if absent. Invalid names are already corrected
    /// and reported.
    package var types: [SchemaType] {
        get { storage.fields.types }
        _modify { yield &own.fields.types }
    }
    /// Whether `null` is allowed: by the type `null`, `nullable: true` (3.0) or `x-nullable` (2.0).
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
    /// The values of `enum`, including `null`; `nil` if absent.
    package var enumeration: [Node]? {
        get { storage.fields.enumeration }
        _modify { yield &own.fields.enumeration }
    }
    /// The value of `example`, then those of `examples`.
    package var examples: [Node] {
        get { storage.fields.examples }
        _modify { yield &own.fields.examples }
    }
    /// In document order.
    package var properties: [Property] {
        get { storage.fields.properties }
        _modify { yield &own.fields.properties }
    }
    /// The distinct names of `required`, in document order.
    package var required: [RequiredName] {
        get { storage.fields.required }
        _modify { yield &own.fields.required }
    }
    /// `additionalProperties`, or `unevaluatedProperties` if that is absent.
    package var additionalProperties: AdditionalProperties? {
        get { storage.fields.additionalProperties }
        _modify { yield &own.fields.additionalProperties }
    }
    /// `patternProperties`; the name of each is the pattern.
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
    /// A number (JSON Schema 2020-12 §6.2.5). For `exclusiveMinimum: true` (3.0) it is the value of `minimum`.
    package var exclusiveMinimum: Node? {
        get { storage.fields.exclusiveMinimum }
        _modify { yield &own.fields.exclusiveMinimum }
    }
    /// A number (JSON Schema 2020-12 §6.2.3). For `exclusiveMaximum: true` (3.0) it is the value of `maximum`.
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
    /// The `x-…` members, in document order.
    package var extensions: [(name: String, value: Node)] {
        get { storage.fields.extensions }
        _modify { yield &own.fields.extensions }
    }
}
