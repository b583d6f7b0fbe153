/// How much a diagnostic matters, from harmless to fatal for the run.
package enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Something worth knowing that changes nothing.
    case remark
    /// The client can be generated, but lacks or changes something.
    case warning
    /// The description can't be turned into a client as it is.
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
