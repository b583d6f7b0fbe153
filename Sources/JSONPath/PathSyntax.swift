/// A query: the root or current value, and segments (RFC 9535 §2.1, §2.3.5).
struct PathQuery: Sendable {
    enum Start: Sendable {
        /// `@`, the value that a filter tests.
        case current
        /// `$`. The number identifies the query, so that an evaluation computes its result once.
        case root(number: Int)
    }

    let start: Start
    let segments: [PathSegment]

    /// Whether the query selects at most one value (RFC 9535 §2.3.5.1, singular-query).
    var isSingular: Bool {
        segments.allSatisfy { segment in
            guard !segment.isDescendant, segment.selectors.count == 1 else { return false }
            switch segment.selectors[0] {
            case .name, .index: return true
            case .wildcard, .slice, .filter: return false
            }
        }
    }
}

/// A child or descendant segment (RFC 9535 §2.5).
struct PathSegment: Sendable {
    let isDescendant: Bool
    let selectors: [PathSelector]
}

/// A selector (RFC 9535 §2.3).
enum PathSelector: Sendable {
    case name(String)
    case wildcard
    case index(Int)
    case slice(start: Int?, end: Int?, step: Int)
    case filter(FilterExpression)
}

/// A logical expression (RFC 9535 §2.3.5.1).
indirect enum FilterExpression: Sendable {
    case or([FilterExpression])
    case and([FilterExpression])
    case not(FilterExpression)
    case exists(PathQuery)
    case comparison(Comparable, ComparisonOperator, Comparable)
    /// The functions `match` and `search` (RFC 9535 §2.4.6, §2.4.7).
    case matches(Comparable, pattern: Comparable, isComplete: Bool)

    /// An operand of a comparison or an argument of a function, with a value or nothing.
    indirect enum Comparable: Sendable {
        case literal(FilterLiteral)
        case query(PathQuery)
        /// The function `length` (RFC 9535 §2.4.4).
        case length(Comparable)
        /// The function `count` (RFC 9535 §2.4.5).
        case count(PathQuery)
        /// The function `value` (RFC 9535 §2.4.8).
        case value(PathQuery)
    }
}

enum FilterLiteral: Sendable {
    case null
    case bool(Bool)
    case number(JSONPathNumber)
    case string(String)
}

enum ComparisonOperator: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
}
