/// A value that becomes the text of a parameter.
nonisolated enum ParameterValue {
    case null
    case primitive(String)
    /// The elements, and the array as JSON text.
    case array([ParameterValue], json: String)
    /// The members in the order in which they are written, and the object as JSON text.
    case object([ParameterMember], json: String)

    /// Reads any writable value.
    ///
    /// - Throws: `JSONWritingFault` for a number that is not finite.
    init<Value: JSONWritable>(_ value: Value) throws {
        // Faster than JSON for the most frequent types.
        if let text = value as? String {
            self = .primitive(text)
        } else if let number = value as? Int {
            self = .primitive(String(number))
        } else if let flag = value as? Bool {
            self = .primitive(flag ? "true" : "false")
        } else {
            self = try ParameterValue(JSONReader(value.jsonBytes()))
        }
    }

    init(_ json: JSONReader) throws {
        switch json.kind {
        case .null:
            self = .null
        case .string:
            self = .primitive(try json.read())
        case .bool, .number:
            self = .primitive(String(decoding: json.rawBytes, as: UTF8.self))
        case .array:
            let elements = try json.array().map { try ParameterValue($0) }
            self = .array(elements, json: String(decoding: json.rawBytes, as: UTF8.self))
        case .object:
            let members = try json.members().map { ParameterMember($0.name, try ParameterValue($0.value)) }
            self = .object(members, json: String(decoding: json.rawBytes, as: UTF8.self))
        }
    }

    var isNull: Bool { if case .null = self { true } else { false } }

    /// The value as text; arrays and objects as JSON, because the standard does not define them here.
    var text: String {
        switch self {
        case .null: "null"
        case .primitive(let text): text
        case .array(_, let json), .object(_, let json): json
        }
    }
}

/// A member of an object that becomes text.
nonisolated struct ParameterMember {
    var name: String
    var value: ParameterValue

    init(_ name: String, _ value: ParameterValue) {
        self.name = name
        self.value = value
    }
}
