extension Parameter.Location {
    /// The allowed styles (OpenAPI 3.1.1 §4.8.12.3).
    var styles: [Parameter.Style] {
        switch self {
        case .path: [.simple, .label, .matrix]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie: [.form, .cookie]
        case .querystring: [.form]
        }
    }

    /// The style of a parameter without `style` (OpenAPI 3.1.1 §4.8.12.2).
    package var defaultStyle: Parameter.Style {
        switch self {
        case .path, .header: .simple
        case .query, .cookie, .querystring: .form
        }
    }
}

extension Parameter.Style {
    /// The value of an absent `explode` (OpenAPI 3.1.1 §4.8.12.2). `deepObject` is only defined with `explode: true`.
    package var explodesByDefault: Bool {
        switch self {
        case .form, .cookie, .deepObject: true
        case .simple, .label, .matrix, .spaceDelimited, .pipeDelimited, .tabDelimited: false
        }
    }
}
