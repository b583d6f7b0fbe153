/// A property of a body that a method sets, whatever the caller sets.
package struct FixedProperty: Sendable, Hashable {
    /// The key on the wire: `stream`.
    package var key: String
    package var value: Bool
    package var target: Target

    /// Where the property is.
    package indirect enum Target: Sendable, Hashable {
        /// A property of a struct.
        case property(SwiftName)
        /// The cases of a union whose payloads have the property.
        case cases(TypeID, [Case])
    }

    package struct Case: Sendable, Hashable {
        package var name: SwiftName
        package var payload: Target

        package init(name: SwiftName, payload: Target) {
            self.name = name
            self.payload = payload
        }
    }

    package init(key: String, value: Bool, target: Target) {
        self.key = key
        self.value = value
        self.target = target
    }
}
