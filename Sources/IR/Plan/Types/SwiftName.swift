/// A name that is a valid Swift identifier, without backticks.
///
/// Made by the naming rules in `Lowering/Names`; printing it in a place where it is reserved takes ``escaped``.
package struct SwiftName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The identifier, without backticks.
    package let text: String

    /// Takes a text that is already a valid identifier.
    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (lhs: SwiftName, rhs: SwiftName) -> Bool { lhs.text < rhs.text }
}
