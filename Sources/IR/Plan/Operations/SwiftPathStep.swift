/// A step of a property path, followed by `?` if the property is optional.
package struct SwiftPathStep: Sendable, Hashable {
    package var name: SwiftName
    package var isOptional: Bool
    /// Whether the step is a key of a dictionary or of a JSON value instead of a property.
    package var isKey: Bool

    package init(name: SwiftName, isOptional: Bool, isKey: Bool = false) {
        self.name = name
        self.isOptional = isOptional
        self.isKey = isKey
    }
}
