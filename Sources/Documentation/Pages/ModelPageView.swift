import ApusMarkdown
import ApusMustache
import ApusPlan

/// The view of a page of models for `ModelsPage.mustache`.
struct ModelPageView: Sendable {
    let pages: PageSet

    func view(_ page: PageSet.ModelPage) -> TemplateObject {
        ["title": .string(page.title), "models": .objects(page.types.map(model))]
    }

    /// The view of the page that links to the pages of models, for `ModelsIndex.mustache`.
    var index: TemplateObject {
        [
            "pages": .objects(
                pages.modelPages.map { page in
                    [
                        "title": .string(page.title),
                        "link": .string(pages.link(toPage: page.name)),
                        "models": .objects(links(page)),
                    ]
                }
            )
        ]
    }

    /// The links to the models of a page. Nested types are below the type that contains them.
    private func links(_ page: PageSet.ModelPage) -> [TemplateObject] {
        let named = page.types.map { ($0, pages.displayName(of: $0)) }.filter { !$0.1.contains(".") }
        return named.enumerated().map { position, type in
            ["isFirst": .bool(position == 0), "link": .string(pages.type(type.1, .named(type.0)))]
        }
    }

    /// The view of a model. Exactly one of the fields `structure`, `enumeration`, `union`, `alias` is not null.
    private func model(_ id: TypeID) -> TemplateObject {
        let type = pages.plan.types[id]
        let facts = facts(of: type)
        var view: TemplateObject = [
            "name": .string(pages.displayName(of: id)),
            "isDeprecated": .bool(type.isDeprecated),
            "hasProse": .bool(!type.documentation.isEmpty),
            "prose": .strings(type.documentation.lines),
            "facts": .optional(facts.isEmpty ? nil : facts.joined(separator: " ")),
            "structure": .null, "enumeration": .null, "union": .null, "alias": .null,
        ]
        switch type.shape {
        case .structure(let plan): view["structure"] = .object(structure(plan))
        case .enumeration(let plan): view["enumeration"] = .object(enumeration(plan))
        case .union(let plan): view["union"] = .object(union(plan))
        case .alias(let target):
            view["alias"] = .string(pages.type(pages.spelling.spell(target), target))
        }
        return view
    }

    /// The facts of the type's own values: constraints, default and examples.
    private func facts(of type: TypePlan) -> [String] {
        var sentences = FieldList(pages: pages).defaults(type.facts?.defaultValue)
        if type.facts?.isNullable == true { sentences.append("Nullable.") }
        sentences += type.facts?.sentences(in: pages) ?? []
        if case .structure = type.shape { return sentences }
        let examples = type.examples.map { $0.value.shown(in: pages) }
        if !examples.isEmpty {
            sentences.append(
                (examples.count == 1 ? "Example: " : "Examples: ") + examples.joined(separator: ", ") + "."
            )
        }
        return sentences
    }

    private func structure(_ plan: StructurePlan) -> TemplateObject {
        let fields = FieldList(pages: pages)
        let lines = plan.properties.flatMap { fields.item($0) } + fields.additional(plan)
        return [
            "hasProperties": .bool(!lines.isEmpty),
            "properties": .strings(lines.withoutLastBlank),
        ]
    }

    private func enumeration(_ plan: EnumerationPlan) -> TemplateObject {
        [
            "cases": .strings(
                plan.cases.map { plan in
                    let meaning = MarkdownText.cell(plan.documentation.prose)
                    let text = (plan.isDeprecated ? "**Deprecated.** " : "") + meaning
                    return "- " + MarkdownText.code("." + plan.name.text) + ": " + plan.value.shown(in: pages)
                        + (text.isEmpty ? "" : ". " + text)
                }
            ),
            "unrecognized": .optional(plan.isClosed ? nil : MarkdownText.code("." + plan.unrecognizedName.text)),
        ]
    }

    private func union(_ plan: UnionPlan) -> TemplateObject {
        let fields = FieldList(pages: pages)
        let lines = plan.cases.flatMap { unionCase -> [String] in
            let payload = pages.type(pages.spelling.spell(unionCase.payload), unionCase.payload)
            return fields.item(
                MarkdownText.code("." + unionCase.name.text) + ": " + payload,
                unionCase.documentation,
                unionCase.facts?.sentences(in: pages) ?? [],
                type: nil
            )
        }
        var discriminator: String?
        if case .discriminator(let key, let values) = plan.discrimination {
            let list = values.filter { $0.caseIndex < plan.cases.count }.map {
                pages.code($0.value) + " for " + MarkdownText.code("." + plan.cases[$0.caseIndex].name.text)
            }
            discriminator = pages.code(key) + " selects the case: " + list.joined(separator: ", ") + "."
        }
        return [
            "cases": .strings(lines.withoutLastBlank),
            "discriminator": .optional(discriminator),
            "unrecognized": .string(MarkdownText.code("." + plan.unrecognizedName.text)),
        ]
    }
}
