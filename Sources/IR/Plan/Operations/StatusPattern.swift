/// The key of a response (OpenAPI 3.1.1 §4.8.16).
package enum StatusPattern: Sendable, Hashable {
    case exact(Int)
    /// `4` for `4XX`.
    case range(Int)
    case `default`
}

extension StatusPattern {
    /// The position in a list for readers: exact statuses and ranges by number, `default` last.
    package var listOrder: Int {
        switch self {
        case .exact(let status): status
        case .range(let hundreds): hundreds * 100 + 99
        case .default: .max
        }
    }

    /// The status as in a description: `404`, `4XX`, `default`.
    package var documented: String {
        switch self {
        case .exact(let status): String(status)
        case .range(let hundreds): "\(hundreds)XX"
        case .default: "default"
        }
    }
}
