import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The views of parameters, bodies and properties as rows of a table.
struct ParameterRows: Sendable {
    let pages: PageSet

    /// The maximum number of enumeration values in a cell. The section of the model lists all of them.
    private static let valueLimit = 12

    func rows(_ operation: OperationPlan) -> [TemplateObject] {
        operation.parameters.map(row) + (operation.body.map { [row($0, of: operation)] } ?? [])
    }

    private func row(_ parameter: ParameterPlan) -> TemplateObject {
        let spelled = pages.spelling.spell(parameter.type)
        return [
            "name": .string(MarkdownText.code(parameter.name.text, isCell: true)),
            "type": .string(pages.type(spelled, parameter.type, isCell: true)),
            "place": .string(
                parameter.location.rawValue
                    + (parameter.location == .querystring
                        ? "" : " " + MarkdownText.code(parameter.wireName, isCell: true))
            ),
            "description": .string(description(parameter.documentation, isDeprecated: parameter.isDeprecated)),
            "required": .string(parameter.isRequired ? "yes" : "no"),
            "default": .string(
                parameter.clientParameter != nil ? "the client's" : parameter.defaultValue.map(shown) ?? "–"
            ),
            "values": .string(values(parameter.type)),
        ]
    }

    private func row(_ body: BodyPlan, of operation: OperationPlan) -> TemplateObject {
        let types = body.contents.enumerated().map { index, content -> String in
            let type = pages.type(pages.spelling.spell(content.type), content.type, isCell: true)
            guard let choice = body.choice, index < choice.caseNames.count else { return type }
            return MarkdownText.code("." + choice.caseNames[index].text, isCell: true) + " of " + type
        }
        return [
            "name": .string(MarkdownText.code(body.name.text, isCell: true)),
            "type": .string(types.joined(separator: " or ")),
            "place": "body",
            "description": .string(description(body.documentation, isDeprecated: false)),
            "required": .string(body.isRequired ? "yes" : "no"),
            "default": "–",
            "values": .string(body.contents.count == 1 ? body.contents.first.map { values($0.type) } ?? "–" : "–"),
        ]
    }

    func row(_ property: PropertyPlan) -> TemplateObject {
        var notes: [String] = []
        if property.isReadOnly { notes.append("Read only.") }
        if property.isWriteOnly { notes.append("Write only.") }
        let text = description(property.documentation, isDeprecated: property.isDeprecated, notes)
        let isSameAsKey = property.name.text == property.key
        return [
            "name": .string(MarkdownText.code(property.name.text, isCell: true)),
            "key": .string(isSameAsKey ? "" : " (" + MarkdownText.code(property.key, isCell: true) + ")"),
            "type": .string(pages.type(pages.spelling.spell(property), property.type, isCell: true)),
            "description": .string(text),
            "required": .string(property.presence.isKeyRequired ? "yes" : "no"),
            "default": .string(property.defaultValue.map(shown) ?? property.assumedValue.map(shown) ?? "–"),
            "values": .string(values(property.type)),
        ]
    }

    private func description(
        _ documentation: Documentation,
        isDeprecated: Bool,
        _ notes: [String] = []
    ) -> String {
        let text = MarkdownText.cell(documentation.prose)
        return ((isDeprecated ? ["**Deprecated.**"] : []) + (text.isEmpty ? [] : [text]) + notes)
            .joined(separator: " ")
    }

    // MARK: - Values

    /// The JSON values of an enumeration; a dash if every value of the type is allowed.
    private func values(_ type: TypeReference) -> String {
        guard let plan = enumeration(type, depth: 0), !plan.cases.isEmpty else { return "–" }
        let list = plan.cases.prefix(Self.valueLimit).map { shown($0.value) }
        let rest = plan.cases.count - list.count
        return list.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private func enumeration(_ type: TypeReference, depth: Int) -> EnumerationPlan? {
        guard depth < 16 else { return nil }
        switch type {
        case .array(let element), .optional(let element): return enumeration(element, depth: depth + 1)
        case .named(let id):
            switch pages.plan.types[id].shape {
            case .enumeration(let plan): return plan
            case .alias(let target): return enumeration(target, depth: depth + 1)
            case .structure, .union: return nil
            }
        default: return nil
        }
    }

    private func shown(_ value: JSONLiteral) -> String {
        MarkdownText.code(String(value.text.prefix(200)), isCell: true)
    }

    private func shown(_ value: LiteralPlan) -> String {
        MarkdownText.code(
            PageSet.displayName(SwiftLiteral.value(value, enumerationCase: pages.spelling.enumerationCase)),
            isCell: true
        )
    }
}

extension PropertyPlan.Presence {
    /// Whether the key is required in every object.
    var isKeyRequired: Bool { self == .required || self == .requiredNullable }
}

extension JSONLiteral {
    /// Compact JSON; for a string, its text without quotation marks.
    var text: String {
        if case .string(let text) = self { return text }
        return compactText
    }
}
