import ApusFiles

/// How much a description may ask of the reader. A file that exceeds one is refused with a diagnostic.
package struct TextLimits: Sendable, Hashable {
    /// The size of one file in bytes; never more than 4 GB less one, whatever is set.
    package var maximumFileBytes = 256 << 20
    /// How deep containers may be nested, aliases followed.
    package var maximumDepth = 512
    /// Values and keys in one file.
    package var maximumNodes = 20_000_000
    /// Values and keys of one file as a reader meets them that follows every YAML alias.
    package var maximumExpandedNodes = 20_000_000
    /// YAML aliases in one file.
    package var maximumAliases = 1_000_000

    package init() {}
}

extension FileReader {
    /// The bytes of a file that is no larger than a description may be.
    package func read(_ path: String) throws -> [UInt8] { try read(path, atMost: TextLimits().maximumFileBytes) }
}
