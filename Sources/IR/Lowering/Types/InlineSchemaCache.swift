import ApusPlan
import ApusSpecParser

/// The types of inline schemas and combinations of schemas that were used before.
///
/// A schema that is used in several places has one type. A schema that is used again while its type is being built
/// contains itself.
struct InlineSchemaCache {
    enum Entry: Hashable {
        case complete(TypeReference)
        /// The type is being built. It is `nil` until it is declared.
        case inProgress(TypeID?)
    }

    /// The entries of single schemas, by the indices of their ids.
    private var single: [Entry?]
    private var combined: [[SchemaPart]: Entry] = [:]

    init(schemaCount: Int) { single = [Entry?](repeating: nil, count: schemaCount) }

    private(set) subscript(parts: [SchemaPart]) -> Entry? {
        get {
            if let schema = Self.onlySchema(of: parts) { return single[schema.index] }
            return combined[parts]
        }
        set {
            if let schema = Self.onlySchema(of: parts) {
                single[schema.index] = newValue
            } else {
                combined[parts] = newValue
            }
        }
    }

    private static func onlySchema(of parts: [SchemaPart]) -> SchemaID? {
        parts.count == 1 && !parts[0].ignoresUnions ? parts[0].id : nil
    }

    /// Marks schemas whose type is being built.
    mutating func begin(_ parts: [SchemaPart]) { self[parts] = .inProgress(nil) }

    /// Sets the declared type of schemas that are being built. A complete type is kept.
    mutating func declare(_ type: TypeID, for parts: [SchemaPart]) {
        if case .complete = self[parts] { return }
        self[parts] = .inProgress(type)
    }

    /// Sets the complete type of schemas.
    mutating func complete(_ parts: [SchemaPart], as type: TypeReference) { self[parts] = .complete(type) }
}
