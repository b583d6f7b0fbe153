/// What a method returns.
package enum SuccessPlan: Sendable {
    /// `Void`
    case none
    case single(ResponseContent)
    /// One documented success has a body, another has none: `T?`.
    case optional(ResponseContent)
    /// An enum nested in the group's type, with a case for each documented success.
    case several(name: SwiftName, [SuccessCase])
}

extension SuccessPlan {
    /// Whether the method returns a value.
    package var hasValue: Bool {
        if case .none = self { return false }
        return true
    }

    /// The only content, which may be missing in ``optional(_:)``; `nil` if there are none or several.
    package var onlyContent: ResponseContent? {
        switch self {
        case .single(let content), .optional(let content): content
        case .none, .several: nil
        }
    }
}
