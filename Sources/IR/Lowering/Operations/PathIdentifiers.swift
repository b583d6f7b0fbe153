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
        let text = Array(id.simplified.utf8)
        let method = Array(operation.method.lowercased().utf8)
        let (starts, ends) = (text.starts(with: method), text.reversed().starts(with: method.reversed()))
        guard starts || ends else { return false }
        let pieces = PathPieces(operation.path).pieces
        return starts && isPath(text.dropFirst(method.count), pieces)
            || ends && isPath(text.dropLast(method.count), pieces)
    }

    private static func isPath(_ text: ArraySlice<UInt8>, _ pieces: [PathPieces.Piece]) -> Bool {
        // The places that the pieces so far can end at.
        var places = [text.startIndex]
        for piece in pieces {
            let spellings: [String]
            switch piece {
            case .literal(let literal): spellings = [literal.simplified] + (PathPieces.isPrefix(literal) ? [""] : [])
            case .parameter(let name): spellings = ["", "id", name.simplified, "by" + name.simplified]
            }
            var next: [Int] = []
            for place in places {
                for spelling in spellings where text[place...].starts(with: spelling.utf8) {
                    let end = place + spelling.utf8.count
                    if !next.contains(end) { next.append(end) }
                }
            }
            places = next
            if places.isEmpty { return false }
        }
        // The last parameters can follow `by`.
        let hasParameter = pieces.contains(where: \.isParameter)
        return places.contains { $0 == text.endIndex || hasParameter && text[$0...].starts(with: "by".utf8) }
    }
}
