/// A JSON value for the machine-readable renderers, written compactly with its members in order.
indirect enum JSONText {
    case string(String)
    case integer(Int)
    case array([JSONText])
    /// The members in order; those with a `nil` value are omitted.
    case object(KeyValuePairs<String, JSONText?>)

    var text: String {
        var result = ""
        write(to: &result)
        return result
    }

    private func write(to result: inout String) {
        switch self {
        case .string(let value): Self.write(value, to: &result)
        case .integer(let value): result += String(value)
        case .array(let elements):
            result += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { result += "," }
                element.write(to: &result)
            }
            result += "]"
        case .object(let members):
            result += "{"
            var separator = ""
            for (key, value) in members {
                guard let value else { continue }
                result += separator
                Self.write(key, to: &result)
                result += ":"
                value.write(to: &result)
                separator = ","
            }
            result += "}"
        }
    }

    private static func write(_ value: String, to result: inout String) {
        result += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where VisibleText.isSafe(scalar): result.unicodeScalars.append(scalar)
            default:
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
        }
        result += "\""
    }
}
