/// The header `Link` (RFC 8288 §3): `<https://…?page=2>; rel="next", <…>; rel="last"`.
package nonisolated enum LinkHeader {
    /// The first target with the relation.
    package static func target(of relation: String, in header: String) -> String? {
        var rest = header[...]
        while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
            let target = String(rest[rest.index(after: open)..<close])
            rest = rest[rest.index(after: close)...]
            let end = endOfParameters(rest)
            let relations = parameters(rest[..<end])
            if relations.contains(where: { HeaderText.equal($0, relation) }) { return target }
            rest = rest[end...]
        }
        return nil
    }

    /// The position of the comma after the parameters, outside of quotes.
    private static func endOfParameters(_ text: Substring) -> Substring.Index {
        var isQuoted = false
        var isEscaped = false
        for index in text.indices {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch text[index] {
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: return index
            default: break
            }
        }
        return text.endIndex
    }

    /// The relations of one link.
    private static func parameters(_ text: Substring) -> [String] {
        for parameter in MediaType.split(String(text), at: ";") {
            guard let equals = parameter.firstIndex(of: "=") else { continue }
            guard HeaderText.equal(HeaderText.trimmed(parameter[..<equals]), "rel") else { continue }
            let value = MediaType.unquoted(HeaderText.trimmed(parameter[parameter.index(after: equals)...]))
            return value.split(separator: " ").map(String.init)
        }
        return []
    }
}
