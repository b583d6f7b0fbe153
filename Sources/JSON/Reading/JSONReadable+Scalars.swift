nonisolated extension String: JSONReadable {
    /// Reads a string.
    public init(from json: inout JSONReader) throws {
        let entry = json.entry
        guard entry.is(.string) else { throw json.mismatch("string") }
        self = json.tape.string(of: entry)
    }
}

nonisolated extension Bool: JSONReadable {
    /// Reads `true` or `false`.
    public init(from json: inout JSONReader) throws {
        switch json.entry.kind {
        case .true: self = true
        case .false: self = false
        default: throw json.mismatch("boolean")
        }
    }
}

nonisolated extension Double: JSONReadable {
    /// Reads a number, rounded to the nearest `Double`; a number out of range is a fault.
    public init(from json: inout JSONReader) throws {
        let entry = json.entry
        guard entry.is(.number) else { throw json.mismatch("number") }
        guard let value = json.tape.double(of: entry) else { throw json.invalid("out of range of Double") }
        self = value
    }
}

nonisolated extension Float: JSONReadable {
    /// Reads a number, rounded to the nearest `Float`; a number out of range is a fault.
    public init(from json: inout JSONReader) throws {
        let entry = json.entry
        guard entry.is(.number) else { throw json.mismatch("number") }
        // Parses the spelling, because rounding to `Double` first would round twice.
        guard let value = Float(json.tape.spelling(of: entry)), value.isFinite else {
            throw json.invalid("out of range of Float")
        }
        self = value
    }
}
