/// The literal parts and the parameters of a path, in order.
///
/// `/v1/users/{id}:archive` has the pieces `v1`, `users`, `{id}` and `archive`. A file extension (`Calls.json`) is left
/// out.
struct PathPieces: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case literal(String)
        case parameter(String)

        var literal: String? { if case .literal(let text) = self { text } else { nil } }
        var parameter: String? { if case .parameter(let name) = self { name } else { nil } }
        var isParameter: Bool { literal == nil }
    }

    let pieces: [Piece]

    /// The longest path that is divided, in bytes. Names of longer paths are truncated anyway.
    private static let maximumLength = 2_000

    init(_ path: String) {
        var pieces: [Piece] = []
        let path = path.utf8.count > Self.maximumLength ? String(path.prefix(Self.maximumLength)) : path
        for segment in Array(path.utf8).split(separator: UInt8(ascii: "/")) {
            var rest = segment
            while let open = rest.firstIndex(of: UInt8(ascii: "{")),
                let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
            {
                Self.appendLiterals(in: rest[..<open], to: &pieces)
                pieces.append(.parameter(String(decoding: rest[(open + 1)..<close], as: UTF8.self)))
                rest = rest[(close + 1)...]
            }
            Self.appendLiterals(in: rest, to: &pieces)
        }
        self.pieces = pieces
    }

    private static func appendLiterals(in text: ArraySlice<UInt8>, to pieces: inout [Piece]) {
        func isSeparator(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ":") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        }
        if text.isEmpty { return }
        let parts = text.contains(where: isSeparator) ? text.split(whereSeparator: isSeparator) : [text]
        for part in parts {
            let literal = String(decoding: withoutExtension(part), as: UTF8.self)
            if literal.unicodeScalars.contains(where: NameWords.isWordScalar) { pieces.append(.literal(literal)) }
        }
    }

    private static func withoutExtension(_ segment: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var segment = segment
        if segment.last == UInt8(ascii: "n"), segment.suffix(5).elementsEqual(".json".utf8) { segment.removeLast(5) }
        if segment.last == UInt8(ascii: "l"), segment.suffix(4).elementsEqual(".xml".utf8) { segment.removeLast(4) }
        return segment
    }

    /// The pieces without the leading ones that do not name a resource: `api`, `rest` and versions.
    var resource: ArraySlice<Piece> {
        pieces.drop { piece in piece.literal.map(Self.isPrefix) ?? false }
    }

    /// Whether a segment stands before resources: `api`, `v1`, `v2beta`, `1.0`, `2010-04-01`.
    static func isPrefix(_ segment: String) -> Bool {
        if VersionName.matches(segment: segment) { return true }
        return (3...4).contains(segment.utf8.count) && ["api", "rest"].contains(segment.lowercased())
    }
}

/// Groups operations by the first segment of the path that names a resource: `/v1/customers/{id}` → `customers`.
///
/// Segments that all paths of the document share come before resources, and so do `api`, versions and parameters.
struct PathGroups {
    private let shared: Int

    init(_ paths: [String]) {
        let pieces = Set(paths).map { PathPieces($0).pieces }
        var shared = 0
        while let first = pieces.first, shared < first.count,
            pieces.allSatisfy({ Self.isLike($0, first, at: shared) && Self.group($0.dropFirst(shared + 1)) != nil })
        {
            shared += 1
        }
        self.shared = shared
    }

    /// The segment that names the group; empty if the path has none.
    func name(of path: String) -> String { Self.group(PathPieces(path).pieces.dropFirst(shared)) ?? "" }

    private static func group(_ pieces: ArraySlice<PathPieces.Piece>) -> String? {
        let literals = pieces.lazy.compactMap(\.literal)
        return literals.first { !PathPieces.isPrefix($0) } ?? literals.first
    }

    private static func isLike(_ pieces: [PathPieces.Piece], _ other: [PathPieces.Piece], at index: Int) -> Bool {
        guard index < pieces.count else { return false }
        return pieces[index] == other[index] || pieces[index].isParameter && other[index].isParameter
    }
}
