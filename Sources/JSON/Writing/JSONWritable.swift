/// A type that can write itself as JSON.
public protocol JSONWritable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)

    /// Writes the value as a member of an object, or nothing when it stands for a member that is not there.
    func writeMember(_ name: StaticString, to json: inout JSONWriter)
}

extension JSONWritable {
    /// Writes the name and the value.
    public func writeMember(_ name: StaticString, to json: inout JSONWriter) {
        json.key(name)
        write(to: &json)
    }
}

/// A value that JSON does not have.
public struct JSONWritingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where it would have been written: the JSON Pointer from the root (RFC 6901).
    public let pointer: String

    /// What it is.
    public let message: String

    /// The place and the message in one line.
    public var description: String { pointer.isEmpty ? message : "at '\(pointer)': \(message)" }
}
