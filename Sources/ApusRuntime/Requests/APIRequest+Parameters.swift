// Each of these sends nothing when the value is `nil`. They are thin: the generic part is small, because it is compiled
// for every type.
nonisolated extension APIRequest {
    // MARK: Usual types

    // Swift prefers these methods to the generic ones. A call needs no metadata and no copy of the value in memory, and a
    // `StaticString` is a constant, so a parameter takes a third of the code.

    /// A path parameter that is a string.
    public mutating func path(_ name: StaticString, _ value: String) {
        addPath(name.description, .primitive(value), .simple, explode: false)
    }

    /// A query parameter that is a string.
    public mutating func query(_ name: StaticString, _ value: String?) {
        if let value { addQuery(name.description, text: value) }
    }

    /// A query parameter that is an integer.
    public mutating func query(_ name: StaticString, _ value: Int?) {
        if let value { addQuery(name.description, text: String(value)) }
    }

    /// A query parameter that is an integer of 64 bits.
    public mutating func query(_ name: StaticString, _ value: Int64?) {
        if let value { addQuery(name.description, text: String(value)) }
    }

    /// A query parameter that is `true` or `false`.
    public mutating func query(_ name: StaticString, _ value: Bool?) {
        if let value { addQuery(name.description, text: value ? "true" : "false") }
    }

    /// A header parameter that is a string.
    public mutating func header(_ name: StaticString, _ value: String?) {
        if let value { addHeader(name.description, value) }
    }

    /// A query parameter that is a string, for a name that is not a literal.
    @_disfavoredOverload
    public mutating func query(_ name: String, _ value: String?) {
        if let value { addQuery(name, text: value) }
    }

    /// A header parameter that is a string, for a name that is not a literal.
    @_disfavoredOverload
    public mutating func header(_ name: String, _ value: String?) {
        if let value { addHeader(name, value) }
    }

    // MARK: Every type

    /// A path parameter in the default style.
    public mutating func path<Value: JSONWritable>(_ name: StaticString, _ value: Value) {
        path(name, value, .simple, explode: false)
    }

    /// A path parameter in the default style that the caller or the client gives. Without a value, the request is an error.
    public mutating func path<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        if let value { path(name, value, .simple, explode: false) }
    }

    /// A path parameter.
    public mutating func path<Value: JSONWritable>(
        _ name: StaticString,
        _ value: Value,
        _ style: ParameterStyle = .simple,
        explode: Bool = false
    ) {
        guard let value = parameter(name, value) else { return }
        addPath(name.description, value, style, explode: explode)
    }

    /// A path parameter that the caller or the client gives. Without a value, the request is an error.
    public mutating func path<Value: JSONWritable>(
        _ name: StaticString,
        _ value: Value?,
        _ style: ParameterStyle = .simple,
        explode: Bool = false
    ) {
        guard let value else { return }
        path(name, value, style, explode: explode)
    }

    /// A query parameter in the default style. Without default arguments, because their functions are called in every
    /// debug build.
    public mutating func query<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        guard let value, let read = parameter(name, value) else { return }
        addQuery(name.description, read, .form, ParameterStyle.form.explodesByDefault, .unreserved)
    }

    /// A query parameter.
    public mutating func query<Value: JSONWritable>(
        _ name: StaticString,
        _ value: Value?,
        style: ParameterStyle = .form,
        explode: Bool? = nil,
        allowReserved: Bool = false
    ) {
        guard let value, let read = parameter(name, value) else { return }
        let allowed: PercentEncoding.Allowed = allowReserved ? .reserved : .unreserved
        addQuery(name.description, read, style, explode ?? style.explodesByDefault, allowed)
    }

    /// A header parameter. `Accept`, `Content-Type` and `Authorization` are not parameters (OpenAPI 3.1.1 §4.8.12.1).
    public mutating func header<Value: JSONWritable>(_ name: StaticString, _ value: Value?, explode: Bool = false) {
        guard let value, let read = parameter(name, value) else { return }
        addHeader(name.description, ParameterText.header(read, explode: explode))
    }

    /// A cookie parameter: percent-encoded in the style `form`, as it is in the style `cookie` (OpenAPI 3.2 §4.12.3),
    /// which refuses what RFC 6265 does not allow.
    public mutating func cookie<Value: JSONWritable>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true
    ) {
        guard let value, let read = parameter(name, value) else { return }
        guard style == .cookie else {
            return addCookie(ParameterText.pairs(name, read, style: .form, explode: explode, allowed: .unreserved))
        }
        do {
            addCookie(try CookieText.pairs(name, read, explode: explode))
        } catch {
            refuse(error.description)
        }
    }

    // MARK: Parameters with `content`

    /// A path parameter that is written as a media type.
    public mutating func pathContent<Value: JSONWritable>(_ name: String, _ value: Value, _ mediaType: String) {
        guard let text = content(name, value, mediaType) else { return }
        change { $0.pathArguments.append(PathArgument(name: name, text: PercentEncoding.encode(text))) }
    }

    /// A query parameter that is written as a media type.
    public mutating func queryContent<Value: JSONWritable>(_ name: String, _ value: Value?, _ mediaType: String) {
        guard let value, let text = content(name, value, mediaType) else { return }
        addQuery(name, .primitive(text), .form, true, .unreserved)
    }

    /// A header parameter that is written as a media type.
    public mutating func headerContent<Value: JSONWritable>(_ name: String, _ value: Value?, _ mediaType: String) {
        guard let value, let text = content(name, value, mediaType) else { return }
        addHeader(name, text)
    }

    /// A cookie parameter that is written as a media type.
    public mutating func cookieContent<Value: JSONWritable>(_ name: String, _ value: Value?, _ mediaType: String) {
        guard let value, let text = content(name, value, mediaType) else { return }
        addCookie([PercentEncoding.encode(name) + "=" + PercentEncoding.encode(text)])
    }

    /// The whole query as one value (OpenAPI 3.2): a form, or any other media type percent-encoded as a whole.
    public mutating func querystring<Value: JSONWritable>(_ value: Value?, _ mediaType: String) {
        guard let value, let read = parameter("querystring", value) else { return }
        let text =
            MediaType(mediaType)?.isForm == true
            ? FormBody.text(read, encodings: [:], allowed: .unreserved)
            : PercentEncoding.encode(MediaType(mediaType)?.isJSON == true ? jsonText(read, value) : read.text)
        if !text.isEmpty { change { $0.queryText += $0.queryText.isEmpty ? text : "&" + text } }
    }

    // MARK: Writing

    private mutating func parameter<Value: JSONWritable>(
        _ name: some CustomStringConvertible,
        _ value: Value
    ) -> ParameterValue? {
        do {
            return try ParameterValue(value)
        } catch {
            refuse("parameter '\(name)': \(error)")
            return nil
        }
    }

    private mutating func content<Value: JSONWritable>(_ name: String, _ value: Value, _ mediaType: String) -> String? {
        guard let read = parameter(name, value) else { return nil }
        return MediaType(mediaType)?.isJSON == true ? jsonText(read, value) : read.text
    }

    private func jsonText<Value: JSONWritable>(_ read: ParameterValue, _ value: Value) -> String {
        (try? value.jsonBytes()).map { String(decoding: $0, as: UTF8.self) } ?? read.text
    }

    private mutating func addPath(_ name: String, _ value: ParameterValue, _ style: ParameterStyle, explode: Bool) {
        let text = ParameterText.path(name, value, style: style, explode: explode)
        change { parts in
            if parts.pathArguments.isEmpty { parts.pathArguments.reserveCapacity(4) }
            parts.pathArguments.append(PathArgument(name: name, text: text))
        }
    }

    private mutating func addQuery(_ name: String, text: String) {
        addQuery(name, .primitive(text), .form, ParameterStyle.form.explodesByDefault, .unreserved)
    }

    private mutating func addQuery(
        _ name: String,
        _ value: ParameterValue,
        _ style: ParameterStyle,
        _ explode: Bool,
        _ allowed: PercentEncoding.Allowed
    ) {
        change { parts in
            if case .primitive(let text) = value, style == .form {
                if !parts.queryText.isEmpty { parts.queryText += "&" }
                PercentEncoding.append(name, allowed: .unreserved, to: &parts.queryText)
                parts.queryText += "="
                PercentEncoding.append(text, allowed: allowed, to: &parts.queryText)
                return
            }
            for pair in ParameterText.pairs(name, value, style: style, explode: explode, allowed: allowed) {
                parts.queryText += parts.queryText.isEmpty ? pair : "&" + pair
            }
        }
    }

    private mutating func addHeader(_ name: String, _ text: String) {
        guard HeaderText.isToken(name) else { return refuse("'\(name.debugDescription)' is not a header name") }
        guard HeaderText.isValue(text) else { return refuse("the value of header '\(name)' has control characters") }
        change { $0.headers.append(name, text) }
    }

    private mutating func addCookie(_ pairs: [String]) {
        change { parts in
            for pair in pairs {
                parts.cookieText += parts.cookieText.isEmpty ? pair : "; " + pair
            }
        }
    }
}
