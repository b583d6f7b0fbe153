extension FixedWidthInteger {
    /// Reads a number whose value is an integer; `1.0` and `1e2` are integers.
    ///
    /// - Throws: `JSONFault` if the value is not an integer or is out of range.
    @inline(__always)
    fileprivate init(integerAt json: borrowing JSONReader) throws {
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

extension Int: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }

    /// Reads an array of such values.
    public static func array(from json: JSONReader) throws -> [Int] { try elements(of: json) }
}

extension Int8: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension Int16: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension Int32: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension Int64: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }

    /// Reads an array of such values.
    public static func array(from json: JSONReader) throws -> [Int64] { try elements(of: json) }
}

extension UInt: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension UInt8: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension UInt16: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension UInt32: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}

extension UInt64: JSONReadable {
    /// Reads an integer; a fraction or a number out of range is a fault.
    public init(from json: borrowing JSONReader) throws { try self.init(integerAt: json) }
}
