/// An open enumeration (or a closed one, when asked for).
package struct EnumerationPlan: Sendable {
    package var raw: RawKind
    package var cases: [EnumerationCase]
    /// Whether a value that no case has is a decoding error instead of `.unrecognized`.
    package var isClosed: Bool
    /// The name of the case for what the description does not know, normally `unrecognized`.
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
