/// The Swift enumeration of the values of a server variable (OpenAPI 3.1.1 §4.8.6).
package struct ServerEnumeration: Sendable, Hashable {
    /// The name in `Servers`.
    package var name: SwiftName
    package var cases: [Case]
    /// The case of the default value.
    package var defaultCase: SwiftName
    /// Whether this variable declares the enumeration. Other variables with the same name and values use it.
    package var isDeclared: Bool

    package struct Case: Sendable, Hashable {
        package var name: SwiftName
        package var value: String

        package init(name: SwiftName, value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(name: SwiftName, cases: [Case], defaultCase: SwiftName, isDeclared: Bool) {
        self.name = name
        self.cases = cases
        self.defaultCase = defaultCase
        self.isDeclared = isDeclared
    }
}
