/// The effect of a change on Swift code that uses the client.
package enum Verdict: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The code compiles and behaves the same.
    case compatible
    /// The code compiles but behaves differently.
    case behaviour
    /// Some code may no longer compile.
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

/// The position of a value in an operation.
package enum Position: String, Sendable, Hashable, CaseIterable {
    /// In a request: code that uses the client writes the value.
    case request
    /// In a response: code that uses the client reads the value.
    case response
}

/// A verdict and its reason, in one clause.
struct Judgement: Sendable, Hashable {
    let verdict: Verdict
    let reason: String

    static func breaking(_ reason: String) -> Judgement { Judgement(verdict: .breaking, reason: reason) }
    static func behaviour(_ reason: String) -> Judgement { Judgement(verdict: .behaviour, reason: reason) }
    static func compatible(_ reason: String) -> Judgement { Judgement(verdict: .compatible, reason: reason) }
}
