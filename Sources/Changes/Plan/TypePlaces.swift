import ApusPlan

/// The places of types in requests and responses, to recognize the types of a renamed method.
///
/// The schema name of an inline type starts with the operation: `createPet.Request.owner`. A place has the request instead:
/// `POST /pets.Request.owner`.
struct TypePlaces: Sendable {
    /// The requests of operations, by their identifiers.
    private let requests: [String: String]

    init(_ plan: ClientPlan) {
        let operations = plan.groups.flatMap(\.operations)
        let requests = operations.map { ($0.id, $0.method + " " + PathShape.text(of: $0.path)) }
        self.requests = Dictionary(requests) { first, _ in first }
    }

    /// The place of the type with this schema name; `nil` if it is not in an operation.
    func place(of schemaName: String) -> String? {
        // Operations and paths can contain dots.
        for index in schemaName.indices where schemaName[index] == "." {
            if let request = requests[String(schemaName[..<index])] { return request + schemaName[index...] }
        }
        return nil
    }
}
