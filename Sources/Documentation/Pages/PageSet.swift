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
    /// Whether the list of all operations is on the start page.
    let hasOperationsOnStart: Bool
    /// The name of the page that lists all operations, unless the start page lists them.
    let operationIndexPage: String
    /// The name of the page with the API's own prose, if that is long.
    let aboutPage: String
    /// The approximate maximum size of a page, in bytes.
    let pageSize: Int
    /// The names that are in use.
    let names: PageNames
    /// The security schemes by their keys in the description.
    let securitySchemes: [String: SecuritySchemePlan]
    /// The response headers by their names in lower case.
    let responseHeaders: [String: ResponseHeaderPlan]
    /// The link to each type, by its id.
    private let typeLinks: [String]

    init(plan: ClientPlan, spelling: TypeSpelling, form: Form, settings: DocumentationSettings) {
        self.form = form
        self.plan = plan
        self.spelling = spelling
        pageSize = settings.pageSize
        hasOperationsOnStart = plan.groups.reduce(0) { $0 + $1.operations.count } <= Self.startLimit
        securitySchemes = Dictionary(plan.securitySchemes.map { ($0.key, $0) }) { first, _ in first }
        responseHeaders = Dictionary(plan.responseHeaders.map { ($0.wireName.lowercased(), $0) }) { first, _ in first }
        let start = form == .markdown ? "README" : plan.module
        var names = PageNames(taken: [start.lowercased()])
        modelIndexPage = names.unique("Models")
        let layout = ModelLayout(plan: plan, spelling: spelling, settings: settings)
        modelPages = layout.pages(index: modelIndexPage, &names)
        groupPages = plan.groups.map { group in
            names.unique(group.propertyName == nil ? "Operations" : group.typeName.text)
        }
        operationIndexPage = names.unique("AllOperations")
        aboutPage = names.unique("About")
        self.names = names
        var links = [String](repeating: "", count: plan.types.plans.count)
        for page in modelPages {
            var anchors = HeadingAnchors()
            _ = anchors.next(page.title)
            for id in page.types {
                let name = Self.displayName(spelling.name(of: id))
                links[id.index] =
                    form == .markdown
                    ? page.name + ".md#" + anchors.next(name)
                    : "doc:" + plan.module + "/" + name.replacing(".", with: "/")
            }
        }
        typeLinks = links
    }

    /// Creates unique page names.
    struct PageNames: Sendable {
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

    /// The maximum number of operations that the start page lists. More are on a page of their own.
    private static let startLimit = 60

    /// The link to the list of all operations.
    var operationIndexLink: String {
        hasOperationsOnStart ? "README.md#operations" : link(toPage: operationIndexPage)
    }

    // MARK: - Links

    /// The name of a type without the backticks of Swift keywords.
    static func displayName(_ spelled: String) -> String { spelled.replacing("`", with: "") }

    func displayName(of id: TypeID) -> String { Self.displayName(spelling.name(of: id)) }

    /// The link to a type: `Models.md#usersegment`, `doc:PetAPI/UserSegment`.
    func link(to id: TypeID) -> String { typeLinks[id.index] }

    /// The link to a page.
    func link(toPage name: String) -> String { form == .markdown ? name + ".md" : "doc:" + name }

    /// The path of a group's type in DocC: `PetAPI/PetClient/Pets`. Operations without a tag are in the client.
    func symbol(of group: OperationGroup) -> String {
        let client = plan.module + "/" + plan.name.text
        return group.propertyName == nil ? client : client + "/" + group.typeName.text
    }

    /// The path of a method in DocC: `PetAPI/PetClient/Pets/listPets(shopID:limit:)`.
    func symbol(of operation: OperationPlan, in group: OperationGroup) -> String {
        symbol(operation.name, of: operation, in: group)
    }

    /// The path of the method that returns the items of all pages; `nil` if the operation has none.
    func pagedSymbol(of operation: OperationPlan, in group: OperationGroup) -> String? {
        guard operation.paging != nil, operation.success.hasValue else { return nil }
        return symbol(operation.pagedName, of: operation, in: group)
    }

    private func symbol(_ name: SwiftName, of operation: OperationPlan, in group: OperationGroup) -> String {
        let labels = operation.parameters.map(\.name.text) + (operation.body.map { [$0.name.text] } ?? [])
        return symbol(of: group) + "/" + name.text + "(" + labels.map { $0 + ":" }.joined() + ")"
    }

    /// A value or a name of the description as a code span.
    func code(_ text: String) -> String { MarkdownText.value(text, isDocC: form == .catalog) }

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
