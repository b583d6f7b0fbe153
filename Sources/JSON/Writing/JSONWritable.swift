/// A type that can write itself as JSON.
public protocol JSONWritable: SendableMetatype {
    /// Writes exactly one value.
    nonisolated func write(to json: inout JSONWriter)
}

/// An error for a value that JSON cannot represent, such as infinity.
public nonisolated struct JSONWritingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The JSON Pointer of the value from the root of the text (RFC 6901).
    public let pointer: String

    /// A description of the value, such as `inf is not a JSON number`.
    public let message: String

    /// The pointer and the message on one line.
    public var description: String { pointer.isEmpty ? message : "at '\(pointer)': \(message)" }
}
