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
        }
    }
}
