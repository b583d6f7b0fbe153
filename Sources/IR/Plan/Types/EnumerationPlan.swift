/// An enumeration. It is open unless it is configured as closed.
package struct EnumerationPlan: Sendable {
    package var raw: RawKind
    package var cases: [EnumerationCase]
    /// Whether an unknown value is a decoding error instead of `.unrecognized`.
    package var isClosed: Bool
    /// The name of the case for unknown values, usually `unrecognized`.
    package var unrecognizedName: SwiftName

    package enum RawKind: Sendable, Hashable { case string, integer, number, mixed }

    package init(
        raw: RawKind,
        cases: [EnumerationCase],
        isClosed: Bool = false,
        unrecognizedName: SwiftName = SwiftName("unrecognized")
    ) {
        self.raw = raw
        self.cases = cases
        self.isClosed = isClosed
        self.unrecognizedName = unrecognizedName
    }
}
