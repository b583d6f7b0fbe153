import ApusSpecParser

/// Which operations of a description the client has.
///
/// An operation is in when some `include` rule fits it (or there is none) and no `exclude` rule does.
package struct OperationFilter: Sendable, Hashable {
    package var include: [Rule]
    package var exclude: [Rule]

    package init(include: [Rule] = [], exclude: [Rule] = []) {
        self.include = include
        self.exclude = exclude
    }

    package enum Rule: Sendable, Hashable {
        case tag(String)
        /// A glob over the path as spelled: `*` is anything within a segment, `**` anything.
        case path(String)
        case operation(String)
        /// In any case.
        case method(String)
    }

    /// Whether every operation is in.
    package var isEmpty: Bool { include.isEmpty && exclude.isEmpty }

    func admits(_ operation: Operation) -> Bool {
        (include.isEmpty || include.contains { $0.fits(operation) }) && !exclude.contains { $0.fits(operation) }
    }
}

extension OperationFilter.Rule {
    /// Whether the rule is about this operation.
    package func fits(_ operation: Operation) -> Bool {
        switch self {
        case .tag(let tag): operation.tags.contains(tag)
        case .path(let glob): PathGlob(glob).matches(operation.path)
        case .operation(let id): operation.id == id
        case .method(let method): operation.method.uppercased() == method.uppercased()
        }
    }
}

/// `/users/*/keys`, `/admin/**`.
struct PathGlob: Sendable, Hashable {
    private enum Token: Hashable {
        case byte(UInt8)
        case withinSegment
        case anything
    }

    private let tokens: [Token]

    init(_ text: String) {
        var tokens: [Token] = []
        for byte in text.utf8 {
            guard byte == UInt8(ascii: "*") else {
                tokens.append(.byte(byte))
                continue
            }
            if tokens.last == .withinSegment {
                tokens[tokens.count - 1] = .anything
            } else if tokens.last != .anything {
                tokens.append(.withinSegment)
            }
        }
        self.tokens = tokens
    }

    /// Takes time in proportion to the product of both lengths, whatever the stars.
    func matches(_ path: String) -> Bool {
        // The positions of `tokens` that can be next; a star can also be left.
        var states = Set(leaving([0]))
        for byte in path.utf8 {
            var next: [Int] = []
            for state in states where state < tokens.count {
                switch tokens[state] {
                case .byte(let expected): if expected == byte { next.append(state + 1) }
                case .withinSegment: if byte != UInt8(ascii: "/") { next.append(state) }
                case .anything: next.append(state)
                }
            }
            states = Set(leaving(next))
            if states.isEmpty { return false }
        }
        return states.contains(tokens.count)
    }

    private func leaving(_ states: [Int]) -> [Int] {
        var result = states
        for var state in states {
            while state < tokens.count, tokens[state] == .withinSegment || tokens[state] == .anything {
                state += 1
                result.append(state)
            }
        }
        return result
    }
}
