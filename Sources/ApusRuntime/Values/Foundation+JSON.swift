// The types of Foundation that formats stand for (`date-time`, `uuid`, `uri`, `byte`, `decimal`).

extension Date: JSONReadable, JSONWritable {
    /// Reads a string of RFC 3339, with or without a fraction.
    public init(from json: JSONReader) throws {
        guard json.kind == .string, let date = RFC3339.date(try String(from: json)) else {
            throw json.mismatch("date-time")
        }
        self = date
    }

    /// Writes RFC 3339 in UTC, with a fraction only when there is one (microseconds). A moment that is no number is a
    /// `JSONWritingFault` of the writer, like such a number.
    public func write(to json: inout JSONWriter) {
        let interval = timeIntervalSinceReferenceDate
        guard interval.isFinite else { return interval.write(to: &json) }
        json.write(string: RFC3339.text(self))
    }
}

extension UUID: JSONReadable, JSONWritable {
    /// Reads the 36 characters, small or capital.
    public init(from json: JSONReader) throws {
        guard json.kind == .string, let uuid = UUID(uuidString: try String(from: json)) else {
            throw json.mismatch("uuid")
        }
        self = uuid
    }

    /// Writes small letters, as RFC 9562 §4 asks.
    public func write(to json: inout JSONWriter) { json.write(string: uuidString.lowercased()) }
}

extension URL: JSONReadable, JSONWritable {
    /// Reads an absolute or relative URL.
    public init(from json: JSONReader) throws {
        guard json.kind == .string, let url = URL(string: try String(from: json)) else { throw json.mismatch("uri") }
        self = url
    }

    /// Writes the URL as it was read.
    public func write(to json: inout JSONWriter) { json.write(string: relativeString) }
}

extension Data: JSONReadable, JSONWritable {
    /// Reads base64, with or without padding and line breaks, and base64url (RFC 4648 §4, §5).
    public init(from json: JSONReader) throws {
        guard json.kind == .string else { throw json.mismatch("base64") }
        let text = try String(from: json)
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

extension Decimal: JSONReadable, JSONWritable {
    /// Reads a number, or a string that holds one, exactly as it is spelled.
    public init(from json: JSONReader) throws {
        let text: String
        switch json.kind {
        case .number: text = String(decoding: json.rawBytes, as: UTF8.self)
        case .string: text = try String(from: json)
        default: throw json.mismatch("decimal")
        }
        guard JSONNumber(spelling: text) != nil, let decimal = Decimal(string: text, locale: nil), !decimal.isNaN else {
            throw json.mismatch("decimal")
        }
        self = decimal
    }

    /// Writes a number with all of its digits; what is no number is `null`.
    public func write(to json: inout JSONWriter) {
        guard let number = JSONNumber(spelling: description) else { return json.writeNull() }
        json.write(number: number)
    }
}
