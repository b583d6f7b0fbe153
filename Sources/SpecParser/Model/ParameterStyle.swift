extension Parameter.Location {
    /// The allowed styles of a location, the default first (OpenAPI 3.1.1 §4.8.12.3).
    var styles: [Parameter.Style] {
        switch self {
        case .path: [.simple, .label, .matrix]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie, .querystring: [.form]
        }
    }

    var defaultStyle: Parameter.Style { styles.first ?? .simple }
}

extension DocumentReader {
    /// Reads `style` and `explode` (OpenAPI 3.1.1 §4.8.12.2) and applies their defaults.
    mutating func readStyle(_ parameter: inout Parameter, _ node: Node) {
        parameter.style = parameter.location.defaultStyle
        if let spelled = text(node, "style") {
            if let style = Parameter.Style(rawValue: spelled), parameter.location.styles.contains(style) {
                parameter.style = style
            } else if !(spelled == "cookie" && parameter.location == .cookie && version >= .v3_2) {
                report(.invalidStyle(spelled, parameter, node))
            }
        }
        let explode = flag(node, "explode")
        parameter.explode = explode ?? (parameter.style == .form)
        if parameter.style == .deepObject, explode != true {
            report(.deepObjectWithoutExplode(parameter, node))
            parameter.explode = true
        }
    }
}
