import ApusPlan
import ApusSwiftText

/// Swift code that calls one operation of a client and reads its result.
struct OperationProgram {
    let plan: ClientPlan
    let spelling: TypeSpelling
    let group: OperationGroup
    let operation: OperationPlan

    private var scope: String {
        group.propertyName == nil ? plan.name.escaped : "\(plan.name).\(group.typeName)"
    }

    private var path: String {
        "client." + (group.propertyName.map { $0.escaped + "." } ?? "")
    }

    /// Functions that call the operation with all arguments and with only the required ones, and that forward its result.
    func functions(_ prefix: String) -> String {
        let arguments = arguments()
        let all = arguments.map { "\($0.label): \($0.label)" }.joined(separator: ", ")
        let required = arguments.filter(\.isRequired).map { "\($0.label): \($0.label)" }.joined(separator: ", ")
        let parameters = (["_ client: \(plan.name)"] + arguments.map { "\($0.label): \($0.type)" })
        let head = "(\(parameters.joined(separator: ", "))) async throws"
        let name = path + operation.name.escaped
        var lines = bodyCases(name, arguments)
        if operation.success.hasValue {
            lines += ["let result = try await \(name)(\(all))"] + reading() + ["_ = try await \(name)(\(required))"]
        } else {
            lines += ["try await \(name)(\(all))", "try await \(name)(\(required))"]
        }
        if let paging = operation.paging, operation.success.hasValue {
            let call = "for try await item in \(path)\(operation.pagedName.escaped)(\(all))"
            lines.append(call + " { \(read(paging.itemType, "item").joined(separator: "; ")) }")
        }
        let result = spelling.resultType(operation.success).map { type -> String in
            if case .several = operation.success { return " -> \(scope).\(type)" }
            return " -> " + type
        }
        let forward = "return try await \(name)(\(all))"
        return ClientProgram.function("func \(prefix)\(head)", lines)
            + ClientProgram.function("func \(prefix)Forward\(head)\(result ?? "")", [forward])
    }

    // MARK: - Arguments

    private struct Argument {
        let label: String
        let type: String
        let isRequired: Bool
    }

    private func arguments() -> [Argument] {
        var arguments = operation.parameters.map {
            Argument(
                label: $0.name.escaped,
                type: $0.isRequired ? spelling.spell($0.type) : spelling.spellOptional($0.type),
                isRequired: $0.isRequired
            )
        }
        if let body = operation.body {
            let type = type(of: body)
            let isOptional = !body.isRequired && !type.hasSuffix("?")
            arguments.append(
                Argument(
                    label: body.name.escaped,
                    type: isOptional ? type + "?" : type,
                    isRequired: body.isRequired
                )
            )
        }
        return arguments
    }

    private func type(of body: BodyPlan) -> String {
        if let choice = body.choice { return "\(scope).\(choice.name.escaped)" }
        return body.contents.first.map(payload) ?? "Never"
    }

    private func payload(_ content: BodyContent) -> String {
        content.coding == .binary ? "Data" : spelling.spell(content.type)
    }

    /// Calls with each content of a choice.
    private func bodyCases(_ name: String, _ arguments: [Argument]) -> [String] {
        guard let body = operation.body, let choice = body.choice else { return [] }
        let others = arguments.dropLast().filter(\.isRequired).map { "\($0.label): \($0.label)" }
        return zip(choice.caseNames, body.contents).flatMap { caseName, content in
            let last = "\(body.name.escaped): .\(caseName.escaped)(payload)"
            let call = "\(name)(\((others + [last]).joined(separator: ", ")))"
            return ["do { let payload: \(payload(content))? = nil; if let payload { _ = try await \(call) } }"]
        }
    }

    // MARK: - Results

    private func reading() -> [String] {
        switch operation.success {
        case .none: return []
        case .single(let content): return read(content, "result")
        case .optional(let content):
            return ["if let text = result { \(read(content, "text").joined(separator: "; ")) }"]
        case .several(_, let cases):
            let lines = cases.map { one -> String in
                guard let content = one.content else { return "case .\(one.name.escaped): break" }
                return "case .\(one.name.escaped)(let text): " + read(content, "text").joined(separator: "; ")
            }
            return ["switch result {"] + lines + ["}"]
        }
    }

    private func read(_ content: ResponseContent, _ value: String) -> [String] {
        switch content.coding {
        case .serverSentEvents, .jsonLines: ["let _: \(spelling.payloadType(content)) = \(value)"]
        default: read(content.type, value)
        }
    }

    private func read(_ type: TypeReference, _ value: String) -> [String] {
        ClientProgram.reading(type, value, in: plan.types, spelling)
    }
}
