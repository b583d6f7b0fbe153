import ApusPlan
import ApusSpecParser

/// Finds the number of the first page, or the position of the first item, of an operation.
struct PagingStart {
    let paths: PropertyPaths
    let schemas: [Schema]
    let operation: Operation
    let response: TypeReference

    /// The number of the first page: the default value if it is 0 or 1, otherwise the minimum if it is 0 or 1, otherwise
    /// 0 if the example is 0 or the parameter or a property of the response is named `pageIndex`, otherwise 1.
    func page(_ parameter: ParameterPlan) -> Int {
        if let value = zeroOrOne(parameter.defaultValue) ?? minimum(of: parameter) { return value }
        if described(parameter)?.examples.first?.value.int == 0 { return 0 }
        if parameter.wireName.simplified.hasText("index") { return 0 }
        return paths.find(in: response, depth: 2) { key, _ in key.simplified == "pageindex" }.isEmpty ? 1 : 0
    }

    /// The position of the first item: the default value if it is 0 or 1, otherwise the minimum of a parameter such as
    /// `startIndex` if it is 0 or 1, otherwise 1 if the response is that of SCIM (RFC 7644 §3.4.2.4), otherwise 0.
    func offset(_ parameter: ParameterPlan) -> Int {
        if let value = zeroOrOne(parameter.defaultValue) { return value }
        guard parameter.wireName.simplified.hasPrefix("start") else { return 0 }
        if let minimum = minimum(of: parameter) { return minimum }
        let isSCIM = parameter.wireName.simplified == "startindex" && paths.isSCIMList(response)
        return isSCIM || parameter.documentation.prose.lowercased().hasText("1-based") ? 1 : 0
    }

    private func zeroOrOne(_ literal: JSONLiteral?) -> Int? {
        guard case .number(let text)? = literal, let value = Int(text), value == 0 || value == 1 else { return nil }
        return value
    }

    private func described(_ parameter: ParameterPlan) -> Parameter? {
        operation.parameters.first { $0.name == parameter.wireName && $0.location == .query }
    }

    private func minimum(of parameter: ParameterPlan) -> Int? {
        guard let minimum = described(parameter)?.schema.flatMap({ minimum(of: $0) }), minimum == 0 || minimum == 1
        else { return nil }
        return minimum
    }

    /// The minimum of a schema or of one of its alternatives, such as `oneOf` with `null`.
    private func minimum(of id: SchemaID) -> Int? {
        let schema = schemas[id.index]
        return schema.minimum?.int
            ?? (schema.oneOf + schema.anyOf).lazy.compactMap { schemas[$0.index].minimum?.int }.first
    }
}

extension PropertyPaths {
    /// Whether a response is a list of SCIM: `{schemas: […], Resources: […]}` (RFC 7644 §3.4.2).
    func isSCIMList(_ response: TypeReference) -> Bool {
        let keys = properties(of: response).map(\.key)
        return keys.contains("schemas") && keys.contains("Resources")
    }
}
