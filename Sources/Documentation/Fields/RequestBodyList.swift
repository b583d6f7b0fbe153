import ApusMarkdown
import ApusPlan

/// The body of a request: its media types, types and fields.
struct RequestBodyList: Sendable {
    let fields: FieldList

    /// The number of levels of fields below the first.
    private static let levels = 1

    func lines(_ body: BodyPlan) -> [String] {
        let prose = body.documentation.lines
        let presence = body.isRequired ? "**required**" : "optional"
        let name = MarkdownText.code(body.name.text)
        guard body.contents.count > 1 else {
            let content = body.contents.first
            let head = content.map { describe($0) + ", " + presence } ?? presence
            return [name + ": " + head, ""] + (prose.isEmpty ? [] : prose + [""]) + (content.map(details) ?? [])
        }
        var lines = [name + ": " + presence, ""] + (prose.isEmpty ? [] : prose + [""]) + ["One of:", ""]
        for (index, content) in body.contents.enumerated() {
            let label = body.choice.flatMap { index < $0.caseNames.count ? $0.caseNames[index].text : nil }
            lines += ["- " + (label.map { MarkdownText.code("." + $0) + ": " } ?? "") + describe(content), ""]
            lines += details(content).indented
        }
        return lines
    }

    /// The type and the media types: ``[`Pet`](…), `application/json` ``
    private func describe(_ content: BodyContent) -> String {
        let type = fields.pages.type(fields.pages.spelling.spell(content.type), content.type)
        return ([type] + content.mediaTypes.map { MarkdownText.code($0) }).joined(separator: ", ")
    }

    /// The facts of the content and its fields, followed by an empty line.
    private func details(_ content: BodyContent) -> [String] {
        var sentences = content.facts?.sentences(in: fields.pages) ?? []
        if content.facts?.isNullable == true { sentences.insert("Nullable.", at: 0) }
        sentences += fields.defaults(content.facts?.defaultValue)
        var lines = sentences.isEmpty ? [] : [sentences.joined(separator: " "), ""]
        lines += fields.fields(of: content.type, levels: Self.levels)
        let encoded = content.encodings.compactMap { encoding in
            encoding.contentType.map {
                "- " + fields.pages.code(encoding.key) + " is sent as " + MarkdownText.code($0) + "."
            }
        }
        return lines + (encoded.isEmpty ? [] : encoded + [""])
    }
}

extension FieldList {
    /// The fields of a type: the properties of a structure, or the cases of a union. Followed by an empty line.
    func fields(of type: TypeReference, levels: Int) -> [String] {
        if let plan = structure(type) {
            return items(plan, levels: levels) + additional(plan)
        }
        guard let union = union(type) else { return [] }
        var lines = ["One of:", ""]
        for unionCase in union.cases {
            let payload = pages.type(pages.spelling.spell(unionCase.payload), unionCase.payload)
            lines += item(
                MarkdownText.code("." + unionCase.name.text) + ": " + payload,
                unionCase.documentation,
                unionCase.facts?.sentences(in: pages) ?? [],
                type: unionCase.payload
            )
            if levels > 0, let plan = structure(unionCase.payload) { lines += items(plan, levels: 0).indented }
        }
        return lines
    }

    /// The sentence about additional properties, followed by an empty line.
    func additional(_ plan: StructurePlan) -> [String] {
        guard let additional = plan.additionalProperties else { return [] }
        let isTuple = plan.isArray
        let spelled = (isTuple ? "[" : "[String: ") + pages.spelling.spell(additional.values) + "]"
        return [
            (isTuple ? "Further elements are stored in " : "Additional properties are stored in ")
                + MarkdownText.code(additional.name.text) + " of type "
                + pages.type(spelled, additional.values) + ".", "",
        ]
    }

    private func union(_ type: TypeReference, depth: Int = 0) -> UnionPlan? {
        guard depth < 8, let id = type.namedType else { return nil }
        switch pages.plan.types[id].shape {
        case .union(let plan): return plan
        case .alias(let target): return union(target, depth: depth + 1)
        case .enumeration, .structure: return nil
        }
    }
}
