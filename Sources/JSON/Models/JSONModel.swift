/// A model: a type with one reading initializer and one writing method, to which everything else comes by itself.
///
/// Equality and hashing compare what would be written, with equal numbers equal however they are spelled, and `Codable`
/// goes through the same two members, so it works in every encoder and decoder. A model writes no conformance of its own
/// and the compiler synthesizes none.
public typealias JSONModel = JSONCoded & Codable & Hashable & Sendable & CustomDebugStringConvertible

/// What gets its equality, its hash, `Codable` and its text from its JSON: the half of ``JSONModel`` that has the code.
///
/// It does not refine the protocols of the standard library, which is resilient: each model would have a function to
/// make the conformance at run time, and one more for the way to each of those protocols.
public protocol JSONCoded: JSONReadable, JSONWritable {}

extension JSONReadable {
    /// Reads a whole text.
    ///
    /// - Throws: `JSONSyntaxError` when it is not JSON, `JSONFault` when it is not what the type expects.
    public init(jsonBytes: some Sequence<UInt8>, options: JSONReadingOptions = JSONReadingOptions()) throws {
        try self.init(from: JSONReader(jsonBytes, options: options))
    }
}

extension JSONWritable {
    /// The value as compact JSON.
    ///
    /// - Throws: `JSONWritingFault` when it holds a number that is not finite.
    public func jsonBytes() throws -> [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return try writer.finish()
    }
}

extension JSONCoded {
    /// Whether both are written in the same way.
    public static func == (left: Self, right: Self) -> Bool {
        var first = JSONWriter(capacity: 512, isCanonical: true)
        left.write(to: &first)
        var second = JSONWriter(capacity: first.count, isCanonical: true)
        right.write(to: &second)
        return first.withBytes { first in second.withBytes { second in first.elementsEqual(second) } }
    }

    /// Hashes what is written.
    public func hash(into hasher: inout Hasher) {
        var writer = JSONWriter(capacity: 512, isCanonical: true)
        write(to: &writer)
        writer.withBytes { hasher.combine(bytes: $0) }
    }

    /// The hash of what is written.
    public var hashValue: Int {
        var hasher = Hasher()
        hash(into: &hasher)
        return hasher.finalize()
    }

    /// The type and the value as JSON.
    public var debugDescription: String {
        var writer = JSONWriter()
        write(to: &writer)
        return "\(Self.self)\(writer.text)"
    }
}
