/// One step of a property path, `?` where the property is optional.
package struct SwiftPathStep: Sendable, Hashable {
    package var name: SwiftName
    package var isOptional: Bool
    /// The step is a key of a dictionary or JSON value, not a property.
    package var isKey: Bool

    package init(name: SwiftName, isOptional: Bool, isKey: Bool = false) {
        self.name = name
        self.isOptional = isOptional
        self.isKey = isKey
    }
}
