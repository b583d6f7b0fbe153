/// A valid Swift identifier, without backticks.
///
/// The rules in `Lowering/Names` create names. Use ``escaped`` where the name may be a keyword.
package struct SwiftName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The identifier, without backticks.
    package let text: String

    /// Creates a name from a valid identifier.
    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (lhs: SwiftName, rhs: SwiftName) -> Bool { lhs.text < rhs.text }
}
