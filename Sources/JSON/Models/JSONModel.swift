/// A type with a reading initializer and a writing method, from which all other conformances are derived.
///
/// Equality and hashing compare the JSON that the model writes; the spelling of numbers does not matter. `Codable` uses
/// the same two members, so a model works with every encoder and decoder. A model contains no other conformance code,
/// and the compiler synthesizes none.
public typealias JSONModel = JSONCoded & Codable & Hashable & Sendable & CustomDebugStringConvertible

/// The part of ``JSONModel`` that implements equality, hashing, `Codable` and the debug description.
///
/// The members that this protocol and ``OpenEnum`` add are not part of a client's documentation. DocC would repeat them on a
/// page for each model, which are 26,000 of the 56,000 pages of Stripe's client.
///
/// The protocol does not refine those of the standard library. The standard library is resilient, so the compiler would
/// emit a conformance accessor for each model and one more for each refined protocol. `Sendable` has no such accessor. It
/// keeps models nonisolated in modules whose default isolation is the main actor (SE-0466); `nonisolated` on a model is
/// not possible, because the compiler rejects it on `Sendable` structs with property wrappers.
public protocol JSONCoded: JSONReadable, JSONWritable, Sendable {}

nonisolated extension JSONReadable {
    /// Reads a complete JSON text.
    ///
    /// - Throws: `JSONSyntaxError` if the text is not valid JSON, `JSONFault` if a value does not have the expected
    ///   type.
    @_documentation(visibility: internal)
    public init(jsonBytes: some Sequence<UInt8>, options: JSONReadingOptions = JSONReadingOptions()) throws {
        self = try JSONReader(jsonBytes, options: options).read()
    }
}

nonisolated extension JSONWritable {
    /// Returns the value as compact JSON in UTF-8.
    ///
    /// - Throws: `JSONWritingFault` if the value contains a number that is not finite.
    @_documentation(visibility: internal)
    public func jsonBytes() throws -> [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return try writer.finish()
    }
}

nonisolated extension JSONCoded {
    /// Whether both values write the same JSON, ignoring the spelling of numbers.
    ///
    /// Copies share their strings and arrays, so equal memory is compared first.
    @_documentation(visibility: internal)
    public static func == (left: Self, right: Self) -> Bool {
        if hasSameMemory(left, right) { return true }
        return switch JSONComparison.outcome(left, right) {
        case .same: true
        case .different: false
        case .unknown: writesSame(left, right)
        }
    }

    /// Whether all bytes of the two values are equal, including references. Values with unequal bytes may be equal.
    private static func hasSameMemory(_ left: Self, _ right: Self) -> Bool {
        withUnsafePointer(to: left) { left in
            withUnsafePointer(to: right) { right in
                let bytes = UnsafeRawBufferPointer(start: left, count: MemoryLayout<Self>.size)
                return bytes.hasPrefix(of: UnsafeRawBufferPointer(start: right, count: bytes.count), count: bytes.count)
            }
        }
    }

    /// Whether the JSON is equal, byte by byte.
    private static func writesSame(_ left: Self, _ right: Self) -> Bool {
        var first = JSONWriter(capacity: 512, isCanonical: true)
        left.write(to: &first)
        var second = JSONWriter(capacity: first.count, isCanonical: true)
        right.write(to: &second)
        let count = first.count
        guard count == second.count else { return false }
        return first.withBytes { first in second.withBytes { first.hasPrefix(of: $0, count: count) } }
    }

    /// Hashes the JSON that the value writes.
    @_documentation(visibility: internal)
    public func hash(into hasher: inout Hasher) {
        var writer = JSONWriter(capacity: 512, isCanonical: true)
        write(to: &writer)
        writer.withBytes { hasher.combine(bytes: $0) }
    }

    /// The hash of the JSON that the value writes.
    @_documentation(visibility: internal)
    public var hashValue: Int {
        var hasher = Hasher()
        hash(into: &hasher)
        return hasher.finalize()
    }

    /// The name of the type, followed by the value as JSON.
    @_documentation(visibility: internal)
    public var debugDescription: String {
        var writer = JSONWriter()
        write(to: &writer)
        return "\(Self.self)\(writer.text)"
    }
}

#if compiler(<6.2)
    /// Swift 6.2 declares this protocol; earlier compilers have no isolated conformances, which it rules out (SE-0470).
    public typealias SendableMetatype = Any
#endif
