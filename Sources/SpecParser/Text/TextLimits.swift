import ApusFiles

/// Limits for each file of a description. A file that exceeds a limit is an error.
package struct TextLimits: Sendable, Hashable {
    /// The maximum size of a file in bytes. Values above `UInt32.max - 1` have the effect of that value.
    package var maximumFileBytes = 256 << 20
    /// The maximum nesting depth of containers, including those of expanded aliases.
    package var maximumDepth = 512
    /// The maximum number of values and keys in a file.
    package var maximumNodes = 20_000_000
    /// The maximum number of values and keys in a file after all YAML aliases are expanded.
    package var maximumExpandedNodes = 20_000_000
    /// The maximum number of YAML aliases in a file.
    package var maximumAliases = 1_000_000

    package init() {}
}

extension FileReader {
    /// Reads a file with the default limit for files of a description.
    package func read(_ path: String) throws -> [UInt8] { try read(path, atMost: TextLimits().maximumFileBytes) }
}
