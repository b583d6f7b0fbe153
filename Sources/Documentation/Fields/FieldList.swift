import ApusMarkdown
import ApusPlan
import ApusSwiftText

/// Lists of parameters and properties with all their facts.
///
///     - `limit`: `Int`, query parameter, optional
///
///       The number of items.
///
///       Default: `20`. Minimum: `1`. Maximum: `100`.
///
/// Lists, because a table with a column for each fact does not fit on a phone.
struct FieldList: Sendable {
    let pages: PageSet
    /// Whether properties are those of a request, a response, or both.
    var usage: TypePlan.Usage = [.request, .response]

    /// The maximum number of enumeration values of a field. The section of the model lists all of them.
    private static let valueLimit = 24

    // MARK: - Parameters

    func item(_ parameter: ParameterPlan) -> [String] {
        let spelled = pages.spelling.spell(parameter.type)
        var words = [pages.type(spelled, parameter.type), place(of: parameter)]
        words.append(parameter.isRequired ? "**required**" : "optional")
        if parameter.facts?.isNullable == true { words.append("nullable") }
        if parameter.isDeprecated { words.append("**deprecated**") }
        var sentences =
            parameter.clientParameter == nil
            ? defaults(parameter.defaultValue ?? parameter.facts?.defaultValue) : ["Default: the client's value."]
        sentences += parameter.facts?.sentences(in: pages) ?? []
        if let style = parameter.serialization { sentences.append(style) }
        if parameter.allowsEmptyValue { sentences.append("May be sent without a value.") }
        return item(
            MarkdownText.code(parameter.name.text) + ": " + words.joined(separator: ", "),
            parameter.documentation,
            sentences
                + examples(
                    parameter.examples.map { ($0.value, $0.title) },
                    default: parameter.defaultValue ?? parameter.facts?.defaultValue,
                    parameter.type
                ),
            type: parameter.type
        )
    }

    private func place(of parameter: ParameterPlan) -> String {
        let isSameName = parameter.name.text == parameter.wireName
        let name = isSameName ? "" : " " + pages.code(parameter.wireName)
        return switch parameter.location {
        case .path: "path parameter" + name
        case .query: "query parameter" + name
        case .header: "header" + name
        case .cookie: "cookie" + name
        case .querystring: "the whole query string"
        }
    }

    // MARK: - Properties

    /// The items of the properties of a structure, with those of the structures in them.
    ///
    /// - Parameter levels: The number of levels of properties below these.
    func items(_ plan: StructurePlan, levels: Int) -> [String] {
        plan.properties.filter(isShown).flatMap { item($0, levels: levels) }
    }

    /// Whether the property is part of the message: a read-only property is not sent.
    private func isShown(_ property: PropertyPlan) -> Bool {
        !(property.isReadOnly && usage == .request) && !(property.isWriteOnly && usage == .response)
    }

    func item(_ property: PropertyPlan, levels: Int = 0) -> [String] {
        let isSameName = property.name.text == property.key
        let name =
            MarkdownText.code(property.name.text)
            + (isSameName ? "" : " (" + pages.code(property.key) + ")")
        var words = [pages.type(pages.spelling.spell(property), property.type)]
        words.append(property.presence.isKeyRequired ? "**required**" : "optional")
        if property.presence.isNullable || property.facts?.isNullable == true { words.append("nullable") }
        if property.isReadOnly { words.append("read-only") }
        if property.isWriteOnly { words.append("write-only") }
        if property.isDeprecated { words.append("**deprecated**") }
        var sentences = defaults(property.facts?.defaultValue ?? property.assumedValue)
        if sentences.isEmpty, let value = property.defaultValue {
            sentences = ["Default: " + shown(value) + "."]
        }
        sentences += property.facts?.sentences(in: pages) ?? []
        if let types = property.part?.contentTypes, !types.isEmpty {
            sentences.append("Content type: " + types.map { pages.code($0) }.joined(separator: ", ") + ".")
        }
        let values = property.examples.isEmpty ? property.example.map { [$0] } ?? [] : property.examples.map(\.value)
        var lines = item(
            name + ": " + words.joined(separator: ", "),
            documentation(of: property),
            sentences + examples(values.map { ($0, nil) }, default: property.facts?.defaultValue, property.type),
            type: property.type
        )
        if levels > 0, let nested = structure(property.type), !nested.properties.isEmpty {
            lines += items(nested, levels: levels - 1).indented
        }
        return lines
    }

    /// The documentation of the property, or else in a request that of its type.
    private func documentation(of property: PropertyPlan) -> Documentation {
        guard property.documentation.isEmpty, usage == .request, let id = property.type.namedType else {
            return property.documentation
        }
        return pages.plan.types[id].documentation
    }

    /// The structure that a type is, or that its elements are; `nil` if there is none.
    func structure(_ type: TypeReference, depth: Int = 0) -> StructurePlan? {
        guard depth < 8, let id = type.namedType else { return nil }
        switch pages.plan.types[id].shape {
        case .structure(let plan): return plan
        case .alias(let target): return structure(target, depth: depth + 1)
        case .enumeration, .union: return nil
        }
    }

    // MARK: - Items

    /// The item of a header.
    ///
    /// - Parameter wireName: Whether the item has the name on the wire in addition to `name`.
    func item(_ header: ResponseHeaderPlan, as name: String, wireName: Bool = false) -> [String] {
        var words = wireName ? ["header " + pages.code(header.wireName)] : []
        words += [pages.type(pages.spelling.spell(header.type), header.type)]
        if header.isRequired { words.append("**required**") }
        if header.isDeprecated { words.append("**deprecated**") }
        let sentences = defaults(header.facts?.defaultValue) + (header.facts?.sentences(in: pages) ?? [])
        return item(
            pages.code(name) + ": " + words.joined(separator: ", "),
            header.documentation,
            sentences
                + examples(
                    header.examples.map { ($0.value, $0.title) },
                    default: header.facts?.defaultValue,
                    header.type
                ),
            type: header.type
        )
    }

    /// An item with its description, its facts and the values of its type. It ends with an empty line.
    func item(
        _ head: String,
        _ documentation: Documentation,
        _ sentences: [String],
        type: TypeReference?
    ) -> [String] {
        var lines = ["- " + head, ""]
        let prose = documentation.lines
        if !prose.isEmpty { lines += prose.indented + [""] }
        if !sentences.isEmpty { lines += ["  " + sentences.joined(separator: " "), ""] }
        if let type, let plan = enumeration(type, depth: 0), !plan.cases.isEmpty, !lists(prose, plan) {
            lines += values(plan).indented + [""]
        }
        return lines
    }

    // MARK: - Values

    /// Whether the prose has all values of an enumeration as code, and the values have no meanings of their own.
    private func lists(_ prose: [String], _ plan: EnumerationPlan) -> Bool {
        let text = prose.joined(separator: "\n")
        return plan.cases.count > 1
            && plan.cases.allSatisfy { value in
                value.documentation.isEmpty && !value.isDeprecated && text.contains(value.value.shown(in: pages))
            }
    }

    /// The values of an enumeration: on one line, or as a list if they have meanings.
    private func values(_ plan: EnumerationPlan) -> [String] {
        let shown = plan.cases.prefix(Self.valueLimit)
        let rest = plan.cases.count - shown.count
        let hasMeanings = shown.contains { !$0.documentation.isEmpty || $0.isDeprecated }
        guard hasMeanings else {
            let list = shown.map { $0.value.shown(in: pages) }.joined(separator: ", ")
            let label = plan.cases.count == 1 ? "Value: " : "Values: "
            return [label + list + (rest > 0 ? " and \(rest) more" : "") + "."]
        }
        var lines = ["Values:", ""]
        for value in shown {
            let meaning = MarkdownText.cell(value.documentation.prose)
            let text = (value.isDeprecated ? "**Deprecated.** " : "") + meaning
            lines.append("- " + value.value.shown(in: pages) + (text.isEmpty ? "" : ": " + text))
        }
        return rest > 0 ? lines + ["- and \(rest) more"] : lines
    }

    private func enumeration(_ type: TypeReference, depth: Int) -> EnumerationPlan? {
        guard depth < 16 else { return nil }
        switch type {
        case .array(let element), .optional(let element), .dictionary(let element):
            return enumeration(element, depth: depth + 1)
        case .named(let id):
            switch pages.plan.types[id].shape {
            case .enumeration(let plan): return plan
            case .alias(let target): return enumeration(target, depth: depth + 1)
            case .structure, .union: return nil
            }
        default: return nil
        }
    }

    func defaults(_ value: JSONLiteral?) -> [String] {
        value.map { ["Default: " + $0.shown(in: pages) + "."] } ?? []
    }

    private func shown(_ value: LiteralPlan) -> String {
        pages.code(
            PageSet.displayName(SwiftLiteral.value(value, enumerationCase: pages.spelling.enumerationCase))
        )
    }

    /// The distinct examples, with their titles. The name of an only example, such as `default`, says nothing. Examples that
    /// are the default or a value of the enumeration are omitted, because the item has these values.
    private func examples(
        _ examples: [(value: JSONLiteral, title: String?)],
        default defaultValue: JSONLiteral?,
        _ type: TypeReference
    ) -> [String] {
        var known: Set<JSONLiteral> = defaultValue.map { [$0] } ?? []
        if let plan = enumeration(type, depth: 0) {
            known.formUnion(plan.cases.prefix(Self.valueLimit).map(\.value))
        }
        let distinct = examples.filter { $0.title?.contains(" ") == true || known.insert($0.value).inserted }
        let list = distinct.map { example in
            let title = example.title.flatMap { distinct.count > 1 || $0.contains(" ") ? $0 : nil }
            return example.value.shown(in: pages) + (title.map { " (" + $0 + ")" } ?? "")
        }
        guard !list.isEmpty else { return [] }
        return [(list.count == 1 ? "Example: " : "Examples: ") + list.joined(separator: ", ") + "."]
    }
}

extension ExamplePlan {
    /// The name and the summary, in Markdown; `nil` if the example has none.
    var title: String? {
        let parts = [name, summary].compactMap { $0 }.filter { !$0.isEmpty }.map { MarkdownText.plain($0) }
        return parts.isEmpty ? nil : parts.count == 2 && parts[0] == parts[1] ? parts[0] : parts.joined(separator: ": ")
    }
}

extension ParameterPlan {
    /// How the values of arrays and objects are sent, if that is not the default of the location.
    fileprivate var serialization: String? {
        if let contentType { return "Sent as " + MarkdownText.code(contentType) + "." }
        switch style {
        case .spaceDelimited: return "Elements are separated by spaces."
        case .pipeDelimited: return "Elements are separated by " + MarkdownText.code("|") + "."
        case .tabDelimited: return "Elements are separated by tabs."
        case .deepObject, .deepObjectBrackets, .deepObjectRepeated:
            return "Sent as " + MarkdownText.code(wireName + key + "=value") + "."
        case .label, .matrix: return "Sent in the style " + MarkdownText.code(style.rawValue) + "."
        case .form, .simple, .cookie:
            return explodeArgument == false ? "Elements are separated by commas." : nil
        }
    }
}

extension ParameterPlan {
    /// The brackets after the name of a nested value: of a member, or of the elements of an array.
    private var key: String {
        var type = type
        while case .optional(let value) = type { type = value }
        guard case .array = type else { return "[key]" }
        switch style {
        case .deepObjectBrackets: return "[]"
        case .deepObjectRepeated: return ""
        default: return "[0]"
        }
    }
}

extension [String] {
    /// The lines as part of a list item.
    var indented: [String] { map { $0.isEmpty ? "" : "  " + $0 } }
}
