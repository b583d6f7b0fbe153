import ApusPlan
import ApusSpecParser

extension ParameterPlan.Location {
    /// The location of a parameter in a plan (OpenAPI 3.1.1 §4.8.12.1; `querystring` is from 3.2).
    init(_ location: Parameter.Location) {
        switch location {
        case .path: self = .path
        case .query: self = .query
        case .header: self = .header
        case .cookie: self = .cookie
        case .querystring: self = .querystring
        }
    }
}

extension ParameterPlan.Style {
    /// The serialization style of a parameter in a plan (OpenAPI 3.1.1 §4.8.12.3).
    init(_ style: Parameter.Style) {
        switch style {
        case .simple: self = .simple
        case .label: self = .label
        case .matrix: self = .matrix
        case .form: self = .form
        case .spaceDelimited: self = .spaceDelimited
        case .pipeDelimited: self = .pipeDelimited
        case .deepObject: self = .deepObject
        case .tabDelimited: self = .tabDelimited
        case .cookie: self = .cookie
        }
    }

    /// The style of the standard. The styles that only a configuration can select are variants of `deepObject`.
    private var standardStyle: Parameter.Style {
        switch self {
        case .simple: .simple
        case .label: .label
        case .matrix: .matrix
        case .form: .form
        case .spaceDelimited: .spaceDelimited
        case .pipeDelimited: .pipeDelimited
        case .deepObject, .deepObjectBrackets, .deepObjectRepeated: .deepObject
        case .tabDelimited: .tabDelimited
        case .cookie: .cookie
        }
    }

    /// The value of an absent `explode` (OpenAPI 3.1.1 §4.8.12.2).
    var explodesByDefault: Bool { standardStyle.explodesByDefault }
}
