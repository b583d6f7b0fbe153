/// The encoding of a property of a form (OpenAPI 3.1.1 §4.8.15, the Encoding Object).
public nonisolated struct FormEncoding: Sendable {
    let style: ParameterStyle
    let explode: Bool
    let allowReserved: Bool
    let contentType: String?

    /// A style as for a query parameter.
    public init(_ style: ParameterStyle, explode: Bool? = nil, allowReserved: Bool = false) {
        self.style = style
        self.explode = explode ?? style.explodesByDefault
        self.allowReserved = allowReserved
        contentType = nil
    }

    /// The value as a media type: JSON text for JSON types.
    public init(contentType: String) {
        style = .form
        explode = true
        allowReserved = false
        self.contentType = contentType
    }

    /// `color=blue&color=black`, the default.
    public static var form: FormEncoding { FormEncoding(.form) }
    /// `color[R]=100`; elements of arrays by index.
    public static var deepObject: FormEncoding { FormEncoding(.deepObject) }
    /// `color[R]=100`; `color[]=blue` for elements of arrays.
    public static var deepObjectBrackets: FormEncoding { FormEncoding(.deepObjectBrackets) }
    public static var spaceDelimited: FormEncoding { FormEncoding(.spaceDelimited) }
    public static var pipeDelimited: FormEncoding { FormEncoding(.pipeDelimited) }
}

/// `application/x-www-form-urlencoded` (OpenAPI 3.1.1 §4.8.14.4): each member of an object is a pair; a member that is
/// an object or holds one is written as JSON unless its encoding says otherwise.
nonisolated enum FormBody {
    static func text(
        _ value: ParameterValue,
        encodings: [String: FormEncoding],
        allowed: PercentEncoding.Allowed = .formField
    ) -> String {
        guard case .object(let members, _) = value else {
            if case .null = value { return "" }
            return PercentEncoding.encode(value.text, allowed: allowed)
        }
        var pairs: [String] = []
        for member in members {
            pairs += self.pairs(member, encodings[member.name], allowed)
        }
        return pairs.joined(separator: "&")
    }

    private static func pairs(
        _ member: ParameterMember,
        _ encoding: FormEncoding?,
        _ allowed: PercentEncoding.Allowed
    ) -> [String] {
        if let encoding, encoding.contentType == nil {
            let allowed = encoding.allowReserved ? .reserved : allowed
            return ParameterText.pairs(
                member.name,
                member.value,
                style: encoding.style,
                explode: encoding.explode,
                allowed: allowed
            )
        }
        var value = member.value
        let isContent = encoding?.contentType != nil
        if case .object(_, let json) = value { value = .primitive(json) }
        if case .array(_, let json) = value, isContent { value = .primitive(json) }
        return ParameterText.pairs(member.name, value, style: .form, explode: true, allowed: allowed)
    }
}
