nonisolated extension JSONReadable where Self: FixedWidthInteger {
    /// Reads a number whose value is an integer; `1.0` and `1e2` are integers.
    ///
    /// - Throws: `JSONFault` if the value is not an integer or is out of range.
    public init(from json: inout JSONReader) throws {
        let entry = json.entry
        if entry.is(.number), let value = json.tape.shortInteger(of: entry), let exact = Self(exactly: value) {
            self = exact
        } else {
            self = try Self.read(slowlyFrom: json)
        }
    }

    @inline(never)
    private static func read(slowlyFrom json: borrowing JSONReader) throws -> Self {
        guard json.entry.is(.number) else { throw json.mismatch("integer") }
        let number = JSONNumber(checked: json.tape.spelling(of: json.entry))
        guard number.isInteger else { throw json.mismatch("integer") }
        guard let value = Self(exactly: number) else { throw json.invalid("out of range of \(Self.self)") }
        return value
    }
}

// The conformances are in this module, so the compiler specializes the generic initializer for each type.
nonisolated extension Int8: JSONReadable {}
nonisolated extension Int16: JSONReadable {}
nonisolated extension Int32: JSONReadable {}
nonisolated extension UInt: JSONReadable {}
nonisolated extension UInt8: JSONReadable {}
nonisolated extension UInt16: JSONReadable {}
nonisolated extension UInt32: JSONReadable {}
nonisolated extension UInt64: JSONReadable {}

nonisolated extension Int: JSONReadable {}

nonisolated extension Int64: JSONReadable {}
