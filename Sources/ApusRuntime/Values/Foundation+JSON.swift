public import Foundation

// The types of Foundation for formats (`date-time`, `uuid`, `uri`, `byte`, `decimal`).

nonisolated extension Date: JSONReadable, JSONWritable {
    /// Reads a string of RFC 3339, with or without a fraction.
    public init(from json: inout JSONReader) throws {
        guard json.kind == .string else { throw json.mismatch("date-time") }
        let text = try String(from: &json)
        if let date = RFC3339.date(text) {
            self = date
        } else if LocalDateTime(text) != nil {
            throw json.invalid(
                "a date-time without an offset is not a moment; 'formats: { date-time: LocalDateTime }' reads it"
            )
        } else {
            throw json.mismatch("date-time")
        }
    }

    /// Writes RFC 3339 in UTC, with a fraction only when there is one (microseconds). A date that is not finite is a
    /// `JSONWritingFault` of the writer.
    public func write(to json: inout JSONWriter) {
        let interval = timeIntervalSinceReferenceDate
        guard interval.isFinite else { return interval.write(to: &json) }
        json.write(string: RFC3339.text(self))
    }
}

nonisolated extension UUID: JSONReadable, JSONWritable {
    /// Reads the 36 characters, in lower or upper case.
    public init(from json: inout JSONReader) throws {
        guard json.kind == .string, let uuid = UUID(uuidString: try String(from: &json)) else {
            throw json.mismatch("uuid")
        }
        self = uuid
    }

    /// Writes lower case (RFC 9562 §4).
    public func write(to json: inout JSONWriter) { json.write(string: uuidString.lowercased()) }
}

nonisolated extension URL: JSONReadable, JSONWritable {
    /// Reads an absolute or relative URL.
    public init(from json: inout JSONReader) throws {
        guard json.kind == .string, let url = URL(string: try String(from: &json)) else { throw json.mismatch("uri") }
        self = url
    }

    /// Writes the URL as it was read.
    public func write(to json: inout JSONWriter) { json.write(string: relativeString) }
}

nonisolated extension Data: JSONReadable, JSONWritable {
    /// Reads base64, with or without padding and line breaks, and base64url (RFC 4648 §4, §5).
    public init(from json: inout JSONReader) throws {
        guard json.kind == .string else { throw json.mismatch("base64") }
        let text = try String(from: &json)
        if let data = Data(base64Encoded: text) {
            self = data
            return
        }
        var standard = text.filter { !$0.isWhitespace && $0 != "=" }
        standard = standard.replacing("-", with: "+").replacing("_", with: "/")
        standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: standard) else { throw json.mismatch("base64") }
        self = data
    }

    /// Writes base64 with padding (RFC 4648 §4).
    public func write(to json: inout JSONWriter) { json.write(string: base64EncodedString()) }
}

nonisolated extension Decimal: JSONReadable, JSONWritable {
    /// Reads a number, or a string that contains one, exactly. A number with more digits than `Decimal` keeps, or with a
    /// larger exponent, is a `JSONFault`; it is not rounded.
    public init(from json: inout JSONReader) throws {
        self = try DecimalString(from: &json).value
    }

    /// Writes a number with all of its digits. `NaN` is a `JSONWritingFault` of the writer.
    public func write(to json: inout JSONWriter) {
        guard let number = JSONNumber(spelling: description) else {
            json.record("\(self) is not a JSON number")
            return json.writeNull()
        }
        json.write(number: number)
    }
}
