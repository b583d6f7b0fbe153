/// Why bytes are not JSON, and where (RFC 8259).
public struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where the fault is, in bytes from the first byte of the input; equal to the length of the input when it ends too early.
    public let byteOffset: Int

    /// What is wrong, in lower case and without a full stop, for example `expected ',' or ']'`.
    public let message: String

    package init(byteOffset: Int, message: String) {
        self.byteOffset = byteOffset
        self.message = message
    }

    /// The message and the offset in one line.
    public var description: String { "invalid JSON at byte \(byteOffset): \(message)" }
}

/// How strictly and how deeply bytes are read.
public struct JSONReadingOptions: Hashable, Sendable {
    /// How many arrays and objects may be open at once; one more is a `JSONSyntaxError`.
    ///
    /// The parser itself needs no stack, but models and `JSONValue` are read recursively, so a limit far above the
    /// default is only for code that walks a `JSONTape`.
    public var maximumDepth: Int

    /// Whether a UTF-8 byte order mark before the value is skipped (RFC 8259 §8.1 leaves it to the reader) or refused.
    public var allowsByteOrderMark: Bool

    /// Options with the documented defaults: 512 levels, no byte order mark.
    public init(maximumDepth: Int = 512, allowsByteOrderMark: Bool = false) {
        self.maximumDepth = maximumDepth
        self.allowsByteOrderMark = allowsByteOrderMark
    }
}
