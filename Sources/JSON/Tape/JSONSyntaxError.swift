/// An error for bytes that are not valid JSON (RFC 8259).
public nonisolated struct JSONSyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The offset of the error in bytes from the start of the input; its length if the input ends too early.
    public let byteOffset: Int

    /// The reason, in lower case and without a full stop, for example `expected ',' or ']', found 'x'`.
    public let message: String

    /// Whether the text is nested deeper than ``JSONReadingOptions/maximumDepth`` allows.
    package let exceedsMaximumDepth: Bool

    package init(byteOffset: Int, message: String, exceedsMaximumDepth: Bool = false) {
        self.byteOffset = byteOffset
        self.message = message
        self.exceedsMaximumDepth = exceedsMaximumDepth
    }

    /// The offset and the message on one line.
    public var description: String { "invalid JSON at byte \(byteOffset): \(message)" }
}

/// Options for reading JSON.
public nonisolated struct JSONReadingOptions: Hashable, Sendable {
    /// The maximum nesting depth of arrays and objects; deeper nesting is a `JSONSyntaxError`.
    ///
    /// The parser does not recurse, but models and `JSONValue` are read recursively. Raise the limit far above the
    /// default only for code that walks a `JSONTape`.
    public var maximumDepth: Int

    /// Whether a UTF-8 byte order mark before the value is skipped; otherwise it is an error (RFC 8259 §8.1).
    public var allowsByteOrderMark: Bool

    /// Creates options; the defaults are 512 levels and no byte order mark.
    public init(maximumDepth: Int = 512, allowsByteOrderMark: Bool = false) {
        self.maximumDepth = maximumDepth
        self.allowsByteOrderMark = allowsByteOrderMark
    }
}
