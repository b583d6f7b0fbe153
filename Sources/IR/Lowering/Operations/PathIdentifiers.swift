import ApusPlan
import ApusSpecParser

/// Recognizes operationIds that have only the method and the path: `PostCustomersCustomerSources`, `get_files_id`.
enum PathIdentifiers {
    /// Whether an operationId consists of the method and the path.
    ///
    /// The method comes first or last. Case and signs are ignored. `api` and versions can be missing, and a parameter can
    /// be missing or be written `id`.
    static func matches(_ operation: Operation) -> Bool {
        guard let id = operation.id, id.utf8.count <= NameWords.maximumLength * 2,
            operation.path.utf8.count <= NameWords.maximumLength * 2
        else { return false }
        let text = id.simplified
        let method = operation.method.lowercased()
        if text.hasPrefix(method), isPath(Array(text.dropFirst(method.count)), operation.path) { return true }
        return text.hasSuffix(method) && isPath(Array(text.dropLast(method.count)), operation.path)
    }

    private static func isPath(_ text: [Character], _ path: String) -> Bool {
        // The numbers of characters that the pieces so far can have used.
        var positions: Set<Int> = [0]
        for piece in PathPieces(path).pieces {
            let spellings: [String]
            switch piece {
            case .literal(let literal): spellings = [literal.simplified] + (PathPieces.isPrefix(literal) ? [""] : [])
            case .parameter(let name): spellings = ["", "id", name.simplified, "by" + name.simplified]
            }
            var next: Set<Int> = []
            for position in positions {
                for spelling in spellings where text[position...].starts(with: spelling) {
                    next.insert(position + spelling.count)
                }
            }
            positions = next
            if positions.isEmpty { return false }
        }
        // The last parameters can follow `by`.
        return positions.contains { $0 == text.count || path.contains("{") && text[$0...].starts(with: "by") }
    }
}
