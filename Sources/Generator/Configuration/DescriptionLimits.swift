import ApusSpecParser

/// How much a description may ask for, `limits` in `apus.yaml`.
package struct DescriptionLimits: Sendable, Hashable {
    /// What each file may ask for.
    package var text = TextLimits()
    /// How many properties all structs of a client may have together.
    package var properties = 500_000

    package init() {}

    /// The names in the configuration, and the most that each may be set to.
    static let names: [(name: String, most: Int)] = [
        // What is deeper could take more stack than there is.
        ("fileBytes", Int(UInt32.max) - 1), ("depth", 512), ("values", Int(UInt32.max) - 1),
        ("aliases", Int(UInt32.max) - 1), ("properties", Int(UInt32.max) - 1),
    ]

    /// Sets a limit by its name.
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
