/// What a change of the description does to Swift code that uses the client.
package enum Verdict: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The code compiles and does the same.
    case compatible
    /// The code compiles, and something else happens.
    case behaviour
    /// Some code no longer compiles.
    case breaking

    package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .compatible: 0
        case .behaviour: 1
        case .breaking: 2
        }
    }
}

/// On which side of an operation a value stands.
package enum Position: String, Sendable, Hashable, CaseIterable {
    /// The user's code writes it.
    case request
    /// The user's code reads it.
    case response
}

/// A verdict and why, in one clause.
struct Judgement: Sendable, Hashable {
    let verdict: Verdict
    let reason: String

    static func breaking(_ reason: String) -> Judgement { Judgement(verdict: .breaking, reason: reason) }
    static func behaviour(_ reason: String) -> Judgement { Judgement(verdict: .behaviour, reason: reason) }
    static func compatible(_ reason: String) -> Judgement { Judgement(verdict: .compatible, reason: reason) }
}
