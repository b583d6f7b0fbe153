/// How the values of a key of a form are read. A form has only text, so the type of a value decides.
public nonisolated enum FormValueKind: Sendable {
    /// A string. The default for keys that are not listed.
    case text
    /// A number, a Boolean value, or an object written as JSON. An empty value is missing.
    case json
    /// An array of strings: the values of a key that is repeated.
    case texts
    /// An array of numbers, Boolean values or objects.
    case jsonValues
}

/// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1) as an object.
nonisolated enum FormReading {
    /// The JSON text of an object with a member for each key, in the order of the form.
    ///
    /// The brackets of a key such as `scope[]` are removed if the key without them is listed.
    static func json(_ form: some Sequence<UInt8>, _ kinds: [String: FormValueKind]) throws -> [UInt8] {
        var keys: [String] = []
        var values: [String: [String]] = [:]
        for pair in Array(form).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            var key = decoded(parts[0])
            if key.hasSuffix("[]"), kinds[key] == nil, kinds[String(key.dropLast(2))] != nil { key.removeLast(2) }
            if values[key] == nil { keys.append(key) }
            values[key, default: []].append(parts.count > 1 ? decoded(parts[1]) : "")
        }
        var members: [[UInt8]] = []
        for key in keys {
            guard let text = try text(values[key] ?? [], kinds[key] ?? .text) else { continue }
            members.append(try key.jsonBytes() + [UInt8(ascii: ":")] + text)
        }
        return [UInt8(ascii: "{")] + members.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "}")]
    }

    private static func text(_ values: [String], _ kind: FormValueKind) throws -> [UInt8]? {
        switch kind {
        case .text: return try values.first?.jsonBytes()
        case .json: return try values.first.flatMap { $0.isEmpty ? nil : try literal($0) }
        case .texts, .jsonValues:
            let isText = if case .texts = kind { true } else { false }
            let elements = try values.map { isText ? try $0.jsonBytes() : try literal($0) }
            return [UInt8(ascii: "[")] + elements.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
        }
    }

    /// The text if it is JSON, otherwise a string, which the decoding error then shows.
    private static func literal(_ text: String) throws -> [UInt8] {
        (try? JSONValue(jsonBytes: Array(text.utf8))) == nil ? try text.jsonBytes() : Array(text.utf8)
    }

    private static func decoded(_ text: ArraySlice<UInt8>) -> String {
        var bytes: [UInt8] = []
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "%"), index + 2 < text.endIndex, let high = digit(text[index + 1]),
                let low = digit(text[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
