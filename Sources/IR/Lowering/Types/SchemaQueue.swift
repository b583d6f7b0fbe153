import ApusPlan
import ApusSpecParser

/// The declared types of named schemas, and those among them that are not built yet.
///
/// Types are built in the order of their declaration. Types that are declared while others are built are added to the
/// end, so that the nesting of schemas does not lead to recursion.
struct SchemaQueue {
    private var types: [TypeID?]
    private var entries: [(type: TypeID, schema: SchemaID)] = []
    private var nextIndex = 0

    /// - Parameter schemaCount: The number of schemas of the document.
    init(schemaCount: Int) { types = [TypeID?](repeating: nil, count: schemaCount) }

    /// The declared type of a schema; `nil` if it is not declared.
    func type(of schema: SchemaID) -> TypeID? { types[schema.index] }

    /// Adds a declared type that is built from a schema.
    mutating func append(_ type: TypeID, for schema: SchemaID) {
        types[schema.index] = type
        entries.append((type, schema))
    }

    /// Removes the first type that is not built yet; `nil` if all are built.
    mutating func popFirst() -> (type: TypeID, schema: SchemaID)? {
        guard nextIndex < entries.count else { return nil }
        defer { nextIndex += 1 }
        return entries[nextIndex]
    }
}
