import ApusMarkdown
import ApusMustache
import ApusPlan

/// The view of a page of models for `ModelsPage.mustache`.
struct ModelPageView: Sendable {
    let pages: PageSet

    func view(_ page: PageSet.ModelPage) -> TemplateObject {
        [
            "title": .string(page.title),
            "models": .objects(page.types.map(model)),
            "isCatalog": .bool(pages.form == .catalog),
        ]
    }

    /// The view of the page that links to the pages of models, for `ModelsIndex.mustache`.
    var index: TemplateObject {
        [
            "isCatalog": .bool(pages.form == .catalog),
            "pages": .objects(
                pages.modelPages.map { page in
                    [
                        "title": .string(page.title),
                        "link": .string(pages.link(toPage: page.name)),
                        "models": .objects(
                            page.types.enumerated().map { position, id in
                                [
                                    "isFirst": .bool(position == 0),
                                    "link": .string(pages.type(pages.displayName(of: id), .named(id))),
                                ]
                            }
                        ),
                    ]
                }
            ),
        ]
    }

    /// The view of a model. Exactly one of the fields `structure`, `enumeration`, `union`, `alias` is not null.
    private func model(_ id: TypeID) -> TemplateObject {
        let type = pages.plan.types[id]
        var view: TemplateObject = [
            "name": .string(pages.displayName(of: id)),
            "isDeprecated": .bool(type.isDeprecated),
            "hasProse": .bool(!type.documentation.isEmpty),
            "prose": .strings(type.documentation.lines),
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

    private func structure(_ plan: StructurePlan) -> TemplateObject {
        let rows = ParameterRows(pages: pages)
        let additional = plan.additionalProperties.map { additional -> String in
            let isTuple = plan.coding == .tuple
            let spelled = (isTuple ? "[" : "[String: ") + pages.spelling.spell(additional.values) + "]"
            return (isTuple ? "Further elements are stored in " : "Additional properties are stored in ")
                + MarkdownText.code(additional.name.text) + " of type "
                + pages.type(spelled, additional.values) + "."
        }
        return [
            "hasProperties": .bool(!plan.properties.isEmpty),
            "properties": .objects(plan.properties.map(rows.row)),
            "additional": .optional(additional),
            "isEmpty": .bool(plan.properties.isEmpty && additional == nil),
        ]
    }

    private func enumeration(_ plan: EnumerationPlan) -> TemplateObject {
        [
            "cases": .objects(
                plan.cases.map { plan in
                    [
                        "name": .string(MarkdownText.code("." + plan.name.text, isCell: true)),
                        "value": .string(MarkdownText.code(plan.value.text, isCell: true)),
                        "description": .string(
                            (plan.isDeprecated ? "**Deprecated.** " : "") + MarkdownText.cell(plan.documentation.prose)
                        ),
                    ]
                }
            ),
            "unrecognized": .optional(plan.isClosed ? nil : MarkdownText.code("." + plan.unrecognizedName.text)),
        ]
    }

    private func union(_ plan: UnionPlan) -> TemplateObject {
        [
            "cases": .objects(
                plan.cases.map { unionCase in
                    [
                        "name": .string(MarkdownText.code("." + unionCase.name.text, isCell: true)),
                        "payload": .string(
                            pages.type(pages.spelling.spell(unionCase.payload), unionCase.payload, isCell: true)
                        ),
                        "description": .string(MarkdownText.cell(unionCase.documentation.prose)),
                    ]
                }
            ),
            "unrecognized": .string(MarkdownText.code("." + plan.unrecognizedName.text)),
        ]
    }
}
