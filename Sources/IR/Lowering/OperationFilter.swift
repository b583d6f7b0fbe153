import ApusSpecParser

/// Selects the operations of a description that the client has.
///
/// An operation is selected if it matches at least one `include` rule (or there are none) and no `exclude` rule.
package struct OperationFilter: Sendable, Hashable {
    package var include: [Rule]
    package var exclude: [Rule]
    /// The schemas whose types the client has even if no selected operation uses them, by name or JSON pointer; `*` for
    /// all schemas. With schemas and without `include` rules, no operation is selected.
    package var schemas: Set<String>

    package init(include: [Rule] = [], exclude: [Rule] = [], schemas: Set<String> = []) {
        self.include = include
        self.exclude = exclude
        self.schemas = schemas
    }

    /// A condition that an operation matches or does not match.
    package enum Rule: Sendable, Hashable {
        case tag(String)
        /// A glob for the path as spelled in the description: `*` matches any text without `/`, `**` matches any text.
        case path(String)
        /// An operationId.
        case operation(String)
        /// An HTTP method. Case is ignored.
        case method(String)
    }

    /// Whether the filter has no rules and selects all operations and schemas.
    package var isEmpty: Bool { include.isEmpty && exclude.isEmpty && schemas.isEmpty }

    /// Whether an operation is selected.
    package func includes(_ operation: Operation) -> Bool {
        (include.isEmpty ? schemas.isEmpty : include.contains { $0.fits(operation) })
            && !exclude.contains { $0.fits(operation) }
    }

    /// Whether the type of a component is declared even if no selected operation uses it.
    func includes(_ schema: Schema) -> Bool {
        isEmpty || schemas.contains("*") || schemas.contains(schema.pointer)
            || schema.name.map(schemas.contains) == true
    }
}

extension OperationFilter.Rule {
    /// Whether the operation matches the rule.
    package func fits(_ operation: Operation) -> Bool {
        switch self {
        case .tag(let tag): operation.tags.contains(tag)
        case .path(let glob): PathGlob(glob).matches(operation.path)
        case .operation(let id): operation.id == id
        case .method(let method): operation.method.uppercased() == method.uppercased()
        }
    }
}

/// A pattern for paths: `/users/*/keys`, `/admin/**`.
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

    /// Whether the whole path matches.
    ///
    /// Takes O(*n* × *m*) time for a glob of length *n* and a path of length *m*.
    func matches(_ path: String) -> Bool {
        // The indices of the tokens that can match the next byte.
        var states = Set(skippingWildcards([0]))
        for byte in path.utf8 {
            var next: [Int] = []
            for state in states where state < tokens.count {
                switch tokens[state] {
                case .byte(let expected): if expected == byte { next.append(state + 1) }
                case .withinSegment: if byte != UInt8(ascii: "/") { next.append(state) }
                case .anything: next.append(state)
                }
            }
            states = Set(skippingWildcards(next))
            if states.isEmpty { return false }
        }
        return states.contains(tokens.count)
    }

    /// The states and those reached by matching wildcards with the empty text.
    private func skippingWildcards(_ states: [Int]) -> [Int] {
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
