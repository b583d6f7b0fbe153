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

    private var entries: [[SchemaPart]: Entry] = [:]

    subscript(parts: [SchemaPart]) -> Entry? { entries[parts] }

    /// Marks schemas whose type is being built.
    mutating func begin(_ parts: [SchemaPart]) { entries[parts] = .inProgress(nil) }

    /// Sets the declared type of schemas that are being built. A complete type is kept.
    mutating func declare(_ type: TypeID, for parts: [SchemaPart]) {
        if case .complete = entries[parts] { return }
        entries[parts] = .inProgress(type)
    }

    /// Sets the complete type of schemas.
    mutating func complete(_ parts: [SchemaPart], as type: TypeReference) { entries[parts] = .complete(type) }
}
