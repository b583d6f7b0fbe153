import ApusSpecParser

/// The limits of a description: `limits` in `apus.yaml`.
package struct DescriptionLimits: Sendable, Hashable {
    /// The limits of each file.
    package var text = TextLimits()
    /// The maximum number of properties of all structs of a client together.
    package var properties = 500_000

    package init() {}

    /// The name of a limit in the configuration.
    enum Name: String, CaseIterable {
        case fileBytes, depth, values, aliases, properties

        /// The largest value that the limit accepts.
        var maximum: Int {
            switch self {
            // A greater depth could overflow the stack.
            case .depth: 512
            case .fileBytes, .values, .aliases, .properties: Int(UInt32.max) - 1
            }
        }
    }

    mutating func set(_ name: Name, to value: Int) {
        switch name {
        case .fileBytes: text.maximumFileBytes = value
        case .depth: text.maximumDepth = value
        case .values:
            text.maximumNodes = value
            text.maximumExpandedNodes = value
        case .aliases: text.maximumAliases = value
        case .properties: properties = value
        }
    }
}
