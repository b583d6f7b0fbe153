import ApusPlan

/// The name of a media type in a description: `application/vnd.api+json; charset=utf-8` (RFC 9110 §8.3.1).
struct MediaTypeName: Sendable, Hashable {
    /// The type in lower case: `application`.
    let type: String
    /// The subtype in lower case, with its suffix: `vnd.api+json`.
    let subtype: String

    init(_ text: String) {
        if let slash = Self.slash(ofPlain: text) {
            type = String(text[..<slash])
            subtype = String(text[text.utf8.index(after: slash)...])
            return
        }
        let essence = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let parts = essence.lowercased().split(separator: "/", maxSplits: 1).map { part in
            part.filter { !$0.isWhitespace }
        }
        type = parts.first ?? ""
        subtype = parts.count > 1 ? parts[1] : ""
    }

    /// The position of the slash if the text is in lower case and has no parameters, which is the common case.
    private static func slash(ofPlain text: String) -> String.Index? {
        guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")), slash > text.startIndex else { return nil }
        let isPlain = text.utf8.indices.allSatisfy { index in
            switch text.utf8[index] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"):
                true
            case UInt8(ascii: "/"): index == slash
            default: false
            }
        }
        return isPlain ? slash : nil
    }

    /// The coding of the content; `nil` for a range (`*/*`), for which the schema decides.
    var coding: BodyCoding? {
        if type == "*" { return nil }
        if type == "application" || type == "text" {
            switch subtype {
            case "json", "json5", "x-json": return .json
            case "jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "ndjson", "x-ndjson", "json-seq", "stream+json",
                "x-json-stream":
                return .jsonLines
            case "event-stream": return .serverSentEvents
            case "x-www-form-urlencoded": return .form
            default: break
            }
        }
        if subtype.hasSuffix("+json") { return .json }
        switch type {
        case "text": return .text
        case "multipart": return .multipart
        case "application" where subtype == "*": return nil
        default: return .binary
        }
    }

    /// Whether it is XML, which is not mapped to models.
    var isXML: Bool { subtype == "xml" || subtype.hasSuffix("+xml") }
    /// Whether it is a range of media types: `*/*`, `text/*`.
    var isRange: Bool { type == "*" || subtype == "*" }
}

extension BodyCoding {
    /// The rank among the alternatives of a body. Lower values are preferred.
    var preference: Int {
        switch self {
        case .json: 0
        case .form: 1
        case .multipart: 2
        case .text: 4
        case .binary: 5
        case .jsonLines: 3
        case .serverSentEvents: 3
        }
    }

    /// The name of the case in a choice of bodies.
    var caseName: String {
        switch self {
        case .json: "json"
        case .form: "form"
        case .multipart: "multipart"
        case .text: "text"
        case .binary: "binary"
        case .jsonLines: "lines"
        case .serverSentEvents: "events"
        }
    }
}
