import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the statements that handle a response, for `Response.mustache`.
struct ResponseView {
    let spelling: TypeSpelling
    let types: TypeTable

    func view(_ operation: OperationPlan) -> TemplateObject {
        var send: String?
        var cases: [TemplateObject] = []
        var isStreamed = false
        switch operation.success {
        case .none: send = "empty"
        case .single(let content): send = call(content.coding)
        case .optional(let content): send = "optional" + capitalized(call(content.coding))
        case .several(_, let all):
            isStreamed = all.contains { $0.content?.coding.isStream == true }
            cases = all.map { successCase($0, isStreamed: isStreamed) }
        }
        return [
            "fetch": isStreamed ? "streamedResponse" : "response",
            "send": .optional(send),
            "end": .optional(end(of: operation.success).map(SwiftLiteral.string)),
            "kinds": .optional(kinds(of: operation.success)),
            "hasValue": .bool(operation.success.hasValue),
            "cases": .objects(cases.filter { $0["pattern"] != .null }),
            "fallback": .objects(Array(cases.filter { $0["pattern"] == .null }.prefix(1))),
        ]
    }

    /// The declaration of the enum of several successes; `nil` if there is only one.
    func declaration(_ success: SuccessPlan, operation: OperationPlan) -> TemplateObject? {
        guard case .several(let name, let cases) = success else { return nil }
        return [
            "name": .string(name.escaped),
            "operation": .string(operation.name.text),
            "cases": .objects(
                cases.map { plan in
                    [
                        "documentation": caseDocumentation(plan),
                        "name": .string(plan.name.escaped),
                        "payload": .optional(plan.content.map(spelling.payloadType)),
                    ]
                }
            ),
        ]
    }

    private func caseDocumentation(_ plan: SuccessCase) -> TemplateValue {
        var text = DocumentationText(plan.documentation)
        if text.isEmpty { text.append("Status " + plan.status.documented + ".") }
        return text.view
    }

    /// The data of the event that ends the stream of a method with one success.
    private func end(of success: SuccessPlan) -> String? {
        switch success {
        case .single(let content), .optional(let content): content.end
        case .none, .several: nil
        }
    }

    /// How the values of a form are read; `nil` if the response is not a form or has only strings.
    private func kinds(of success: SuccessPlan) -> String? {
        switch success {
        case .single(let content), .optional(let content):
            content.coding == .form ? FormKinds(types).text(content.type) : nil
        case .none, .several: nil
        }
    }

    private func successCase(_ plan: SuccessCase, isStreamed: Bool) -> TemplateObject {
        let pattern: String? =
            switch plan.status {
            case .exact(let status): String(status)
            case .range(let hundreds): "\(hundreds)00...\(hundreds)99"
            case .default: nil
            }
        return [
            "pattern": .optional(pattern),
            "name": .string(plan.name.escaped),
            "read": .optional(plan.content.map { read($0, isStreamed: isStreamed) }),
        ]
    }

    /// `try response.json()`. If another success is a stream, the body is collected first.
    private func read(_ content: ResponseContent, isStreamed: Bool) -> String {
        let whole = isStreamed ? "try await response.collected()" : "response"
        return switch content.coding {
        case .json: (isStreamed ? "" : "try ") + whole + ".json()"
        case .text: whole + ".text"
        case .form: (isStreamed ? "" : "try ") + whole + ".form(" + (FormKinds(types).text(content.type) ?? "") + ")"
        case .multipart, .binary: whole + ".body"
        case .serverSentEvents: "response.events(" + (content.end.map { "end: " + SwiftLiteral.string($0) } ?? "") + ")"
        case .jsonLines: "response.lines()"
        }
    }

    private func call(_ coding: BodyCoding) -> String {
        switch coding {
        case .json: "json"
        case .text: "text"
        case .form: "form"
        case .multipart, .binary: "data"
        case .serverSentEvents: "events"
        case .jsonLines: "lines"
        }
    }

    private func capitalized(_ call: String) -> String {
        call == "json" ? "JSON" : call.prefix(1).uppercased() + call.dropFirst()
    }
}
