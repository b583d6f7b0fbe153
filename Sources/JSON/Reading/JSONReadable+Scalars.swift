extension String: JSONReadable {
    /// Reads a string.
    public init(from json: JSONReader) throws {
        let entry = json.entry
        guard entry.kind == .string else { throw json.mismatch("string") }
        self = json.tape.string(of: entry)
    }
}

extension Bool: JSONReadable {
    /// Reads `true` or `false`.
    public init(from json: JSONReader) throws {
        switch json.entry.kind {
        case .true: self = true
        case .false: self = false
        default: throw json.mismatch("boolean")
        }
    }
}

extension Double: JSONReadable {
    /// Reads a number, rounded to the nearest `Double`; a number beyond the largest one is a fault.
    public init(from json: JSONReader) throws {
        let entry = json.entry
        guard entry.kind == .number else { throw json.mismatch("number") }
        guard let value = json.tape.double(of: entry) else { throw json.invalid("out of range of Double") }
        self = value
    }
}

extension Float: JSONReadable {
    /// Reads a number, rounded to the nearest `Float`; a number beyond the largest one is a fault.
    public init(from json: JSONReader) throws {
        let entry = json.entry
        guard entry.kind == .number else { throw json.mismatch("number") }
        // From the spelling: rounding to `Double` first could round twice.
        guard let value = Float(json.tape.spelling(of: entry)), value.isFinite else {
            throw json.invalid("out of range of Float")
        }
        self = value
    }
}
