/// A media type with its parameters (RFC 9110 §8.3.1), or a media range of `Accept`.
public nonisolated struct MediaType: Sendable, Hashable, CustomStringConvertible {
    /// In lower case, `application`.
    public let type: String
    /// In lower case, `problem+json`.
    public let subtype: String
    /// Names in lower case, values without quotes, in order.
    public let parameters: [Parameter]

    /// For example `charset=utf-8`.
    public struct Parameter: Sendable, Hashable {
        public var name: String
        public var value: String
    }

    /// Reads a media type; `nil` when the text is not one.
    public init?(_ text: String) {
        var pieces = MediaType.split(text, at: ";")[...]
        guard let essence = pieces.popFirst() else { return nil }
        let names = essence.split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2 else { return nil }
        type = HeaderText.trimmed(names[0]).lowercased()
        subtype = HeaderText.trimmed(names[1]).lowercased()
        guard HeaderText.isToken(type), HeaderText.isToken(subtype) else { return nil }
        parameters = pieces.compactMap { piece in
            guard let equals = piece.firstIndex(of: "=") else { return nil }
            let name = HeaderText.trimmed(piece[..<equals]).lowercased()
            let value = HeaderText.trimmed(piece[piece.index(after: equals)...])
            return HeaderText.isToken(name) ? Parameter(name: name, value: MediaType.unquoted(value)) : nil
        }
    }

    /// `application/json`, `application/problem+json`, `text/json`.
    public var isJSON: Bool { subtype == "json" || subtype.hasSuffix("+json") }

    /// `application/json-seq`, `application/geo+json-seq` (RFC 7464).
    var isJSONSequence: Bool { subtype == "json-seq" || subtype.hasSuffix("+json-seq") }

    /// `application/x-www-form-urlencoded`
    public var isForm: Bool { type == "application" && subtype == "x-www-form-urlencoded" }

    /// Whether this media range covers another media type: `*/*`, `text/*`, or the same type with at least the same
    /// parameters; `q` and `charset` do not count.
    public func matches(_ other: MediaType) -> Bool {
        if type == "*" && subtype == "*" { return true }
        guard type == other.type, subtype == "*" || subtype == other.subtype else { return false }
        return parameters.allSatisfy { parameter in
            if parameter.name == "q" || parameter.name == "charset" { return true }
            return other.parameters.contains {
                $0.name == parameter.name && HeaderText.equal($0.value, parameter.value)
            }
        }
    }

    /// The parameter of the name.
    public func parameter(_ name: String) -> String? {
        parameters.first { HeaderText.equal($0.name, name) }?.value
    }

    public var description: String {
        "\(type)/\(subtype)" + parameters.map { "; \($0.name)=\(MediaType.quotedIfNeeded($0.value))" }.joined()
    }

    /// Splits a field value, but not inside quotes.
    static func split(_ text: String, at separator: Character) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == separator, !isQuoted {
                pieces.append(piece)
                piece = ""
                continue
            }
            if isEscaped {
                isEscaped = false
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == "\\", isQuoted {
                isEscaped = true
            }
            piece.append(character)
        }
        pieces.append(piece)
        return pieces
    }

    /// The text of a quoted string (RFC 9110 §5.6.4), or the text itself.
    static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        var result = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                isEscaped = false
                result.append(character)
            }
        }
        return result
    }

    static func quotedIfNeeded(_ text: String) -> String {
        if HeaderText.isToken(text) { return text }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
