import ApusIR

/// Which page holds what, and how the pages link to each other.
struct PageSet: Sendable {
    /// Pages of Markdown for a repository, or articles of a DocC catalog.
    enum Form: Sendable { case markdown, catalog }

    /// A page of models: its name without extension, and the models in the order of their names.
    struct ModelPage: Sendable {
        var name: String
        var title: String
        var types: [TypeID]
    }

    let form: Form
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The page of each group, without extension, in the order of the groups.
    let groupPages: [String]
    let modelPages: [ModelPage]
    /// The page of all models, or of the links to the pages of models.
    let modelIndexPage: String
    /// The link to each type, by its id.
    private let typeLinks: [String]

    init(plan: ClientPlan, spelling: TypeSpelling, form: Form, modelsPerPage: Int) {
        self.form = form
        self.plan = plan
        self.spelling = spelling
        let start = form == .markdown ? "README" : plan.module
        var taken: Set<String> = [start.lowercased()]
        modelIndexPage = Self.free("Models", &taken)
        let index = modelIndexPage
        modelPages = Self.modelPages(plan, spelling, index: index, limit: modelsPerPage, &taken)
        groupPages = plan.groups.map { group in
            Self.free(group.propertyName == nil ? "Operations" : group.typeName.text, &taken)
        }
        var links = [String](repeating: "", count: plan.types.plans.count)
        for page in modelPages {
            var anchors = HeadingAnchors()
            _ = anchors.next(page.title)
            for id in page.types {
                let name = Self.displayName(spelling.name(of: id))
                links[id.index] =
                    form == .markdown
                    ? page.name + ".md#" + anchors.next(name)
                    : "doc:" + page.name + "#" + HeadingAnchors.catalogAnchor(name)
            }
        }
        typeLinks = links
    }

    /// A page's name that no other has, on file systems that know no case too.
    private static func free(_ name: String, _ taken: inout Set<String>) -> String {
        var candidate = name
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            candidate = name + String(number)
            number += 1
        }
        return candidate
    }

    private static func modelPages(
        _ plan: ClientPlan,
        _ spelling: TypeSpelling,
        index: String,
        limit: Int,
        _ taken: inout Set<String>
    ) -> [ModelPage] {
        let sorted = plan.types.ids.map { ($0, displayName(spelling.name(of: $0))) }.sorted { $0.1 < $1.1 }
        guard sorted.count > limit else {
            return sorted.isEmpty ? [] : [ModelPage(name: index, title: "Models", types: sorted.map(\.0))]
        }
        var pages: [ModelPage] = []
        var initial: String?
        for (id, name) in sorted {
            let letter = name.first.map { $0.isASCII && $0.isLetter ? $0.uppercased() : "Other" } ?? "Other"
            if letter != initial, !pages.contains(where: { $0.title == "Models: " + letter }) {
                pages.append(ModelPage(name: free("Models-" + letter, &taken), title: "Models: " + letter, types: []))
            }
            initial = letter
            let place = pages.firstIndex { $0.title == "Models: " + letter } ?? 0
            pages[place].types.append(id)
        }
        return pages
    }

    // MARK: - Links

    /// A type's name without the backticks that Swift needs.
    static func displayName(_ spelled: String) -> String { spelled.replacing("`", with: "") }

    func displayName(of id: TypeID) -> String { Self.displayName(spelling.name(of: id)) }

    /// `Models.md#usersegment`, `doc:Models#UserSegment`
    func link(to id: TypeID) -> String { typeLinks[id.index] }

    /// The link to a page.
    func link(toPage name: String) -> String { form == .markdown ? name + ".md" : "doc:" + name }

    /// The type as spelled, linked to the one model in it.
    func type(_ spelled: String, _ reference: TypeReference?, isCell: Bool = false) -> String {
        let code = MarkdownText.code(PageSet.displayName(spelled), isCell: isCell)
        guard let id = reference?.namedType else { return code }
        return "[" + code + "](" + link(to: id) + ")"
    }
}

extension TypeReference {
    /// The one generated type that it names; `nil` when there is none in it.
    var namedType: TypeID? {
        switch self {
        case .named(let id): id
        case .array(let element), .dictionary(let element), .optional(let element): element.namedType
        default: nil
        }
    }
}
