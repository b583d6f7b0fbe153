import ApusMarkdown
import ApusMustache
import ApusPlan

/// The pages of the groups, and the list of all operations with links to their sections.
struct GroupPages {
    struct Page {
        var name: String
        var template: String
        var view: TemplateObject
    }

    private(set) var pages: [Page] = []
    /// The items of the list of all operations, from A to Z.
    private(set) var index: [TemplateObject] = []

    init(pages set: PageSet, operations: OperationPageView) {
        var names = set.names
        var entries: [(name: String, view: TemplateObject)] = []
        for (position, group) in set.plan.groups.enumerated() {
            let views = group.operations.map { operations.view($0, in: group) }
            let page = set.groupPages[position]
            let parts = OperationLayout.pages(
                of: group,
                page: page,
                sizes: views.map(\.textSize),
                limit: set.pageSize,
                &names
            )
            let isDivided = parts.first?.segment != nil
            var methods: [(number: Int, view: TemplateObject)] = []
            for part in parts {
                let title = StartPageView.title(group) + (part.segment.map { ": " + MarkdownText.plain($0) } ?? "")
                let links = Self.links(part, title: title, views: views)
                let own = part.operations.map { number in
                    Self.method(group.operations[number], in: set, link: "#" + (links[number] ?? ""))
                }
                for number in part.operations {
                    let link = part.name + ".md#" + (links[number] ?? "")
                    let local = isDivided ? link : "#" + (links[number] ?? "")
                    methods.append((number, Self.method(group.operations[number], in: set, link: local)))
                    entries.append(Self.entry(group.operations[number], in: group, set, link: link))
                }
                guard isDivided else { continue }
                let view = Self.view(group, in: set, title: title).merging([
                    "methods": .objects(own), "operations": .objects(part.operations.map { views[$0] }),
                ])
                pages.append(Page(name: part.name, template: "OperationsPage", view: view))
            }
            methods.sort { $0.number < $1.number }
            var view = Self.view(group, in: set, title: StartPageView.title(group))
            view["methods"] = .objects(methods.map(\.view))
            view["operations"] = .objects(isDivided ? [] : views)
            pages.append(Page(name: page, template: "GroupPage", view: view))
        }
        index = entries.sorted { ($0.name.lowercased(), $0.name) < ($1.name.lowercased(), $1.name) }.map(\.view)
    }

    /// The anchor of each operation on a page.
    private static func links(
        _ page: OperationLayout.Page,
        title: String,
        views: [TemplateObject]
    ) -> [Int: String] {
        var anchors = HeadingAnchors()
        _ = anchors.next(title)
        var links: [Int: String] = [:]
        for number in page.operations {
            if case .string(let name)? = views[number]["name"] { links[number] = anchors.next(name) }
            for section in OperationPageView.sections(of: views[number]) { _ = anchors.next(section) }
        }
        return links
    }

    private static func view(_ group: OperationGroup, in set: PageSet, title: String) -> TemplateObject {
        [
            "title": .string(title),
            "hasProse": .bool(!group.describedDocumentation.isEmpty),
            "prose": .strings(group.describedDocumentation.lines),
            "access": .string(MarkdownText.code(StartPageView.access(group))),
            "server": .optional(set.plan.servers.first.flatMap { $0.isShort ? MarkdownText.code($0.url) : nil }),
        ]
    }

    private static func method(_ operation: OperationPlan, in set: PageSet, link: String) -> TemplateObject {
        [
            "name": .string(operation.name.text),
            "link": .string(link),
            "request": .string(set.code(operation.operationID.description)),
            "summary": .optional(summary(operation)),
        ]
    }

    private static func entry(
        _ operation: OperationPlan,
        in group: OperationGroup,
        _ set: PageSet,
        link: String
    ) -> (name: String, view: TemplateObject) {
        let access = (group.propertyName.map { $0.text + "." } ?? "") + operation.name.text
        let view: TemplateObject = [
            "link": .string("[" + MarkdownText.code(access) + "](" + link + ")"),
            "request": .string(set.code(operation.operationID.description)),
            "summary": .optional(summary(operation)),
        ]
        return (operation.name.text + " " + access, view)
    }

    private static func summary(_ operation: OperationPlan) -> String? {
        let text = operation.documentation.sentence
        return text.isEmpty ? nil : text
    }
}
