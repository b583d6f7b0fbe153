import ApusPlan
import ApusSamples

/// Example values of the parameters and the body of a request.
struct RequestSample {
    let types: TypeTable

    /// The examples of a parameter, its default, and a value that is made from its schema.
    func values(of parameter: ParameterPlan) -> [JSONLiteral] {
        var sample = JSONSample(types: types, usage: .request)
        let made = sample.value(parameter.type, facts: parameter.facts, name: parameter.wireName)
        return parameter.examples.map(\.value) + [parameter.defaultValue, made].compactMap { $0 }
    }

    /// A value that is made from the schema of a body; `nil` if the schema allows any value, or none can be made.
    func value(of content: BodyContent, name: String) -> JSONLiteral? {
        guard !isUntyped(content.type) else { return nil }
        var sample = JSONSample(types: types, usage: .request)
        return sample.value(content.type, facts: content.facts, name: name)
    }

    private func isUntyped(_ type: TypeReference) -> Bool {
        switch type {
        case .json, .dictionary(.json): true
        case .named(let id):
            if case .alias(let target) = types[id].shape, types[id].examples.isEmpty {
                isUntyped(target)
            } else {
                false
            }
        default: false
        }
    }
}

extension TypeReference {
    /// Whether a body of the type consists of bytes that the description does not describe.
    var isBytes: Bool { self == .bytes }

    /// Whether it is a part of a multipart body, or a list of parts, whose values are not JSON.
    var isPart: Bool {
        switch self {
        case .custom("UploadFile"), .custom("MultipartPart"): true
        case .array(let element): element.isPart
        default: false
        }
    }
}
