import ApusMarkdown
import ApusPlan
import ApusSwiftText

/// The names of the pages, the distribution of groups and models over them, and the links between them.
struct PageSet: Sendable {
    /// Markdown pages for a repository, or articles of a DocC catalog.
    enum Form: Sendable { case markdown, catalog }

    /// A page of models: its name without extension, its title, and the models sorted by name.
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
    /// The name of the page with all models, or with the links to the pages of models.
    let modelIndexPage: String
    /// The security schemes by their keys in the description.
    let securitySchemes: [String: SecuritySchemePlan]
    /// The response headers by their names in lower case.
    let responseHeaders: [String: ResponseHeaderPlan]
    /// The link to each type, by its id.
    private let typeLinks: [String]

    init(plan: ClientPlan, spelling: TypeSpelling, form: Form, modelsPerPage: Int) {
        self.form = form
        self.plan = plan
        self.spelling = spelling
        securitySchemes = Dictionary(plan.securitySchemes.map { ($0.key, $0) }) { first, _ in first }
        responseHeaders = Dictionary(plan.responseHeaders.map { ($0.wireName.lowercased(), $0) }) { first, _ in first }
        let start = form == .markdown ? "README" : plan.module
        var names = PageNames(taken: [start.lowercased()])
        modelIndexPage = names.unique("Models")
        let index = modelIndexPage
        modelPages = Self.modelPages(plan, spelling, index: index, limit: modelsPerPage, &names)
        groupPages = plan.groups.map { group in
            names.unique(group.propertyName == nil ? "Operations" : group.typeName.text)
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

    /// Creates unique page names.
    private struct PageNames {
        /// The names in use, in lower case.
        var taken: Set<String>
        /// The next number to try for each name, in lower case.
        private var next: [String: Int] = [:]

        init(taken: Set<String>) { self.taken = taken }

        /// Returns a name that differs from all others, also on case-insensitive file systems.
        mutating func unique(_ name: String) -> String {
            let key = name.lowercased()
            if taken.insert(key).inserted { return name }
            var number = next[key] ?? 2
            while !taken.insert(key + String(number)).inserted { number += 1 }
            next[key] = number + 1
            return name + String(number)
        }
    }

    private static func modelPages(
        _ plan: ClientPlan,
        _ spelling: TypeSpelling,
        index: String,
        limit: Int,
        _ names: inout PageNames
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
                pages.append(ModelPage(name: names.unique("Models-" + letter), title: "Models: " + letter, types: []))
            }
            initial = letter
            let place = pages.firstIndex { $0.title == "Models: " + letter } ?? 0
            pages[place].types.append(id)
        }
        return pages
    }

    // MARK: - Links

    /// The name of a type without the backticks of Swift keywords.
    static func displayName(_ spelled: String) -> String { spelled.replacing("`", with: "") }

    func displayName(of id: TypeID) -> String { Self.displayName(spelling.name(of: id)) }

    /// The link to a type: `Models.md#usersegment`, `doc:Models#UserSegment`.
    func link(to id: TypeID) -> String { typeLinks[id.index] }

    /// The link to a page.
    func link(toPage name: String) -> String { form == .markdown ? name + ".md" : "doc:" + name }

    /// The type as a code span, linked to the generated type in it.
    func type(_ spelled: String, _ reference: TypeReference?, isCell: Bool = false) -> String {
        let code = MarkdownText.code(PageSet.displayName(spelled), isCell: isCell)
        guard let id = reference?.namedType else { return code }
        return "[" + code + "](" + link(to: id) + ")"
    }
}

extension TypeReference {
    /// The generated type in the reference; `nil` if there is none.
    var namedType: TypeID? {
        switch self {
        case .named(let id): id
        case .array(let element), .dictionary(let element), .optional(let element), .jsonText(let element):
            element.namedType
        default: nil
        }
    }
}
