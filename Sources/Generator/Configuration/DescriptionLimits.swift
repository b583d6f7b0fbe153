import ApusSpecParser

/// The limits of a description: `limits` in `apus.yaml`.
package struct DescriptionLimits: Sendable, Hashable {
    /// The limits of each file.
    package var text = TextLimits()
    /// The maximum number of properties of all structs of a client together.
    package var properties = 500_000

    package init() {}

    /// The names of the limits in the configuration and the largest values that they accept.
    static let names: [(name: String, maximum: Int)] = [
        // A greater depth could overflow the stack.
        ("fileBytes", Int(UInt32.max) - 1), ("depth", 512), ("values", Int(UInt32.max) - 1),
        ("aliases", Int(UInt32.max) - 1), ("properties", Int(UInt32.max) - 1),
    ]

    /// Sets the limit with a name of ``names``.
    mutating func set(_ name: String, to value: Int) {
        switch name {
        case "fileBytes": text.maximumFileBytes = value
        case "depth": text.maximumDepth = value
        case "values":
            text.maximumNodes = value
            text.maximumExpandedNodes = value
        case "aliases": text.maximumAliases = value
        case "properties": properties = value
        default: break
        }
    }
}
