/// A property of a body that a method sets, whatever the caller sets.
package struct FixedProperty: Sendable, Hashable {
    package var name: SwiftName
    /// The key on the wire: `stream`.
    package var key: String
    package var value: Bool

    package init(name: SwiftName, key: String, value: Bool) {
        self.name = name
        self.key = key
        self.value = value
    }
}
