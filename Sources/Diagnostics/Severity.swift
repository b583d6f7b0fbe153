/// The severity of a diagnostic.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Information that does not affect the client.
    case remark
    /// The client is generated, but lacks a part of the description or differs from it.
    case warning
    /// The client cannot be generated.
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .remark: 0
        case .warning: 1
        case .error: 2
        }
    }
}
