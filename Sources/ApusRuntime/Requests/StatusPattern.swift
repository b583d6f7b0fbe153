/// The key of a documented response (OpenAPI 3.1.1 §4.8.16): `404`, `.range(4)` for `4XX`, or `.default`.
public nonisolated struct StatusPattern: Sendable, Hashable, ExpressibleByIntegerLiteral {
    private enum Kind: Hashable { case exact, range, any }
    private let kind: Kind
    private let number: Int

    private init(_ kind: Kind, _ number: Int) {
        self.kind = kind
        self.number = number
    }

    /// Exactly this status.
    public init(integerLiteral value: Int) { self.init(.exact, value) }

    /// Exactly this status.
    public init(_ status: Int) { self.init(.exact, status) }

    /// Every status of a class: `4` for `4XX`.
    public static func range(_ hundreds: Int) -> StatusPattern { StatusPattern(.range, hundreds) }

    /// Every status without another documented response.
    public static var `default`: StatusPattern { StatusPattern(.any, 0) }

    /// How specific the match is: 3 exact, 2 by range, 1 as default, 0 no match.
    func fit(_ status: Int) -> Int {
        switch kind {
        case .exact: status == number ? 3 : 0
        case .range: status / 100 == number ? 2 : 0
        case .any: 1
        }
    }
}
