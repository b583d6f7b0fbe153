import ApusMarkdown
import ApusMustache
import ApusPlan

/// The topics of a DocC catalog: the symbols of the module by group.
struct CatalogTopics {
    let pages: PageSet

    private var plan: ClientPlan { pages.plan }

    /// The topics of the module: the client, the groups of operations, and the models of each file.
    var landing: TemplateObject {
        let client = plan.module + "/" + plan.name.text
        var topics = [topic("Client", [client])]
        let groups = plan.groups.filter { $0.propertyName != nil && !$0.operations.isEmpty }
        topics.append(topic("Operations", groups.map(pages.symbol(of:))))
        for file in plan.files {
            let symbols = file.types.map(symbol).sorted()
            switch file.contents {
            case .client: topics.append(topic("Models of the client", symbols))
            case .sharedTypes:
                // `SegmentsModels.swift` has the models of the group `Segments`.
                let stem = String(file.name.dropLast("Models.swift".count))
                if let group = plan.groups.first(where: { $0.typeName.text == stem }) {
                    topics.append(topic("Models of " + StartPageView.title(group), symbols))
                } else {
                    topics += byLetter(symbols)
                }
            case .operations(let slices):
                let group = slices.first.map { StartPageView.title(plan.groups[$0.group]) } ?? file.name
                topics.append(topic("Models of " + group, symbols))
            }
        }
        return ["topics": .objects(merged(topics).filter { !$0.symbols.isEmpty }.map(\.view))]
    }

    private struct Topic {
        var title: String
        var symbols: [String]
        var view: TemplateObject { ["title": .string(title), "symbols": .strings(symbols)] }
    }

    private func topic(_ title: String, _ symbols: [String]) -> Topic { Topic(title: title, symbols: symbols) }

    /// The topics with those of the same title as one.
    private func merged(_ topics: [Topic]) -> [Topic] {
        var merged: [Topic] = []
        var positions: [String: Int] = [:]
        for topic in topics {
            if let position = positions[topic.title] {
                merged[position].symbols += topic.symbols
            } else {
                positions[topic.title] = merged.count
                merged.append(topic)
            }
        }
        return merged
    }

    /// The maximum number of symbols of a topic. More are divided by initial letter.
    private static let limit = 80

    private func byLetter(_ symbols: [String]) -> [Topic] {
        guard symbols.count > Self.limit else { return [topic("Shared models", symbols)] }
        return symbols.map { symbol in
            let name = symbol.dropFirst(plan.module.count + 1)
            return topic("Shared models: " + name.prefix(1).uppercased(), [symbol])
        }
    }

    private func symbol(_ id: TypeID) -> String {
        plan.module + "/" + pages.displayName(of: id).replacing(".", with: "/")
    }

    /// The methods of a group, each with its paging method after it.
    func view(of group: OperationGroup) -> TemplateObject {
        let symbols = group.operations.flatMap { operation in
            [pages.symbol(of: operation, in: group)] + [pages.pagedSymbol(of: operation, in: group)].compactMap { $0 }
        }
        return ["symbol": .string(pages.symbol(of: group)), "symbols": .strings(symbols)]
    }
}
