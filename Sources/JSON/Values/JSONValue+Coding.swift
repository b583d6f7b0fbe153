nonisolated extension JSONValue: JSONReadable, JSONWritable {
    /// Reads any value. If a name occurs more than once in an object, the first member is used.
    public init(from json: inout JSONReader) { self.init(tape: json.tape, index: json.index) }

    init(tape: JSONTape, index: Int) {
        let entry = tape.entries[index]
        switch entry.kind {
        case .null: self = .null
        case .false: self = .bool(false)
        case .true: self = .bool(true)
        case .number: self = .number(JSONNumber(checked: tape.spelling(of: entry)))
        case .string: self = .string(tape.string(of: entry))
        case .array:
            self = .array(JSONArrayReader(tape: tape, index: index).map { JSONValue(tape: tape, index: $0.index) })
        case .object:
            let members = JSONMembers(tape: tape, index: index).lazy.map {
                ($0.name, JSONValue(tape: tape, index: $0.value.index))
            }
            self = .object(Dictionary(members) { first, _ in first })
        }
    }

    /// Writes the value. The members of objects are sorted by name.
    public func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.writeNull()
        case .bool(let value): value.write(to: &json)
        case .number(let value): json.write(number: value)
        case .string(let value): value.write(to: &json)
        case .array(let value): value.write(to: &json)
        case .object(let value): value.write(to: &json)
        }
    }
}

nonisolated extension JSONNumber: JSONReadable, JSONWritable {
    /// Reads a number with its spelling.
    public init(from json: inout JSONReader) throws {
        guard json.entry.is(.number) else { throw json.mismatch("number") }
        self.init(checked: json.tape.spelling(of: json.entry))
    }

    /// Writes the number with its spelling.
    public func write(to json: inout JSONWriter) {
        json.write(number: self)
    }
}

nonisolated extension JSONNumber: Codable {
    /// Decodes integers of up to 64 bits exactly and other numbers as `Double`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let integer = try? container.decode(Int64.self) {
            self.init(integer)
        } else if let integer = try? container.decode(UInt64.self) {
            self.init(integer)
        } else if let number = JSONNumber(try container.decode(Double.self)) {
            self = number
        } else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a number that is not finite")
        }
    }

    /// Encodes integers of up to 64 bits exactly and other numbers as the nearest `Double`.
    ///
    /// - Throws: `EncodingError.invalidValue` if the number is out of the range of `Double`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let integer = int64 {
            try container.encode(integer)
        } else if let integer = UInt64(exactly: self) {
            try container.encode(integer)
        } else if let double {
            try container.encode(double)
        } else {
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription: "out of range of Double"
            )
            throw EncodingError.invalidValue(spelling, context)
        }
    }
}

nonisolated extension JSONValue: Codable {
    /// Decodes a value of any kind.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: JSONCodingKey.self) {
            var members: [String: JSONValue] = [:]
            for key in container.allKeys {
                members[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(members)
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd {
                elements.append(try container.decode(JSONValue.self))
            }
            self = .array(elements)
        } else {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let string = try? container.decode(String.self) {
                self = .string(string)
            } else if let bool = try? container.decode(Bool.self) {
                self = .bool(bool)
            } else {
                self = .number(try container.decode(JSONNumber.self))
            }
        }
    }

    /// Encodes the value with the containers of the encoder.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: JSONCodingKey.self)
            for (name, value) in members {
                try container.encode(value, forKey: JSONCodingKey(stringValue: name))
            }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements {
                try container.encode(element)
            }
        case .number(let number):
            try number.encode(to: encoder)
        case .string(let string):
            var container = encoder.singleValueContainer()
            try container.encode(string)
        case .bool(let bool):
            var container = encoder.singleValueContainer()
            try container.encode(bool)
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }
}

/// A coding key for the name of a member or the index of an element.
nonisolated struct JSONCodingKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }
}
