import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of what most operations share, for `Client.mustache`; its statements look like those of a method.
struct RequestDefaultsView {
    let types: TypeTable
    let spelling: TypeSpelling

    func view(_ plan: RequestDefaultsPlan) -> TemplateObject? {
        guard !plan.isEmpty else { return nil }
        var keys: [String] = []
        for key in plan.security.joined() where plan.scopes[key] != nil && !keys.contains(key) { keys.append(key) }
        return [
            "accept": .optional(plan.accept.isEmpty ? nil : Self.accept(plan.accept)),
            "security": .optional(plan.security.isEmpty ? nil : Self.security(plan.security)),
            "scopes": .objects(keys.map { Self.scopes($0, plan.scopes[$0, default: []]) }),
            "failures": .objects(plan.failures.map(failure)),
        ]
    }

    func failure(_ failure: RequestDefaultsPlan.Failure) -> TemplateObject {
        [
            "status": .string(failure.status.spelled),
            "type": .string(spelling.spell(failure.payload)),
            "isForm": .bool(failure.isForm),
            "kinds": .optional(failure.isForm ? FormKinds(types).text(failure.payload) : nil),
        ]
    }

    /// `"application/json", "text/csv"`
    static func accept(_ mediaTypes: [String]) -> String {
        mediaTypes.map(SwiftLiteral.string).joined(separator: ", ")
    }

    /// `["apiKey"], ["oauth", "tenant"]`: the alternatives, each with all its schemes.
    static func security(_ alternatives: [[String]]) -> String {
        alternatives.map { "[" + $0.map(SwiftLiteral.string).joined(separator: ", ") + "]" }.joined(separator: ", ")
    }

    /// The key of a scheme and its scopes: `"read", "write"`.
    static func scopes(_ key: String, _ scopes: [String]) -> TemplateObject {
        let names = scopes.map(SwiftLiteral.string).joined(separator: ", ")
        return ["key": .string(SwiftLiteral.string(key)), "scopes": .optional(names.isEmpty ? nil : names)]
    }
}
