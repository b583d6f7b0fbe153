/// A value written in a style: every row of OpenAPI 3.1.1 §4.8.12.5.
nonisolated enum ParameterText {
    /// The text that takes the place of `{name}` in a path.
    static func path(_ name: String, _ value: ParameterValue, style: ParameterStyle, explode: Bool) -> String {
        switch (style, value) {
        // The most frequent case.
        case (.simple, .primitive(let text)): PercentEncoding.encode(text)
        case (.label, _): label(value, explode: explode)
        case (.matrix, _): matrix(PercentEncoding.encode(name), value, explode: explode)
        default: simple(value, explode: explode) { PercentEncoding.encode($0) }
        }
    }

    /// The value of a header. Nothing is percent-encoded in it (OpenAPI 3.1.1 Appendix D).
    static func header(_ value: ParameterValue, explode: Bool) -> String {
        simple(value, explode: explode) { $0 }
    }

    // MARK: Queries, forms, cookies

    /// The pairs of a query, form or cookie, encoded.
    static func pairs(
        _ name: String,
        _ value: ParameterValue,
        style: ParameterStyle,
        explode: Bool,
        allowed: PercentEncoding.Allowed
    ) -> [String] {
        let encode: (String) -> String = { PercentEncoding.encode($0, allowed: allowed) }
        // A name is data, even where a value may contain delimiters.
        let encodeName: (String) -> String = {
            PercentEncoding.encode($0, allowed: allowed == .formField ? .formField : .unreserved)
        }
        if style.isDeep {
            var pairs: [String] = []
            deep(encodeName(name), value, style: style, encodeName: encodeName, encode: encode, into: &pairs)
            return pairs
        }
        let key = encodeName(name)
        switch value {
        case .null:
            return []
        case .primitive(let text):
            return [key + "=" + encode(text)]
        case .array(let elements, _):
            let texts = elements.filter { !$0.isNull }.map { encode($0.text) }
            if texts.isEmpty { return [] }
            return explode ? texts.map { key + "=" + $0 } : [key + "=" + texts.joined(separator: style.delimiter)]
        case .object(let members, _):
            let present = members.filter { !$0.value.isNull }
            if present.isEmpty { return [] }
            if explode { return present.map { encodeName($0.name) + "=" + encode($0.value.text) } }
            let texts = present.flatMap { [encodeName($0.name), encode($0.value.text)] }
            return [key + "=" + texts.joined(separator: style.delimiter)]
        }
    }

    private static func deep(
        _ key: String,
        _ value: ParameterValue,
        style: ParameterStyle,
        encodeName: (String) -> String,
        encode: (String) -> String,
        into pairs: inout [String]
    ) {
        switch value {
        case .null:
            break
        case .primitive(let text):
            pairs.append(key + "=" + encode(text))
        case .array(let elements, _):
            for (index, element) in elements.enumerated() {
                let inner =
                    switch style {
                    case .deepObjectBrackets: key + "%5B%5D"
                    case .deepObjectRepeated: key
                    default: "\(key)%5B\(index)%5D"
                    }
                deep(inner, element, style: style, encodeName: encodeName, encode: encode, into: &pairs)
            }
        case .object(let members, _):
            for member in members {
                let inner = key + "%5B" + encodeName(member.name) + "%5D"
                deep(inner, member.value, style: style, encodeName: encodeName, encode: encode, into: &pairs)
            }
        }
    }

    // MARK: Paths and headers

    private static func simple(_ value: ParameterValue, explode: Bool, encode: (String) -> String) -> String {
        parts(value, explode: explode, encode: encode).joined(separator: ",")
    }

    private static func label(_ value: ParameterValue, explode: Bool) -> String {
        "." + parts(value, explode: explode) { PercentEncoding.encode($0) }.joined(separator: explode ? "." : ",")
    }

    private static func matrix(_ key: String, _ value: ParameterValue, explode: Bool) -> String {
        if explode, case .array(let elements, _) = value {
            let texts = elements.filter { !$0.isNull }.map { PercentEncoding.encode($0.text) }
            return texts.map { $0.isEmpty ? ";" + key : ";" + key + "=" + $0 }.joined()
        }
        let parts = parts(value, explode: explode) { PercentEncoding.encode($0) }
        if explode, case .object = value { return parts.map { ";" + $0 }.joined() }
        let text = parts.joined(separator: ",")
        return text.isEmpty ? ";" + key : ";" + key + "=" + text
    }

    private static func parts(_ value: ParameterValue, explode: Bool, encode: (String) -> String) -> [String] {
        switch value {
        case .null:
            return []
        case .primitive(let text):
            return [encode(text)]
        case .array(let elements, _):
            return elements.filter { !$0.isNull }.map { encode($0.text) }
        case .object(let members, _):
            let present = members.filter { !$0.value.isNull }
            if explode { return present.map { encode($0.name) + "=" + encode($0.value.text) } }
            return present.flatMap { [encode($0.name), encode($0.value.text)] }
        }
    }
}

nonisolated extension ParameterStyle {
    fileprivate var isDeep: Bool {
        switch self {
        case .deepObject, .deepObjectBrackets, .deepObjectRepeated: true
        default: false
        }
    }

    /// The encoded delimiter between the parts of a value that is not exploded.
    fileprivate var delimiter: String {
        switch self {
        case .spaceDelimited: "%20"
        case .pipeDelimited: "%7C"
        case .tabDelimited: "%09"
        default: ","
        }
    }
}
