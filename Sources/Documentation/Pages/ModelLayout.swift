import ApusPlan
import ApusSwiftText

/// Distributes the models over pages: all on one page, or by initial letter, or by ranges of names if a letter is large.
struct ModelLayout {
    let plan: ClientPlan
    let spelling: TypeSpelling
    let settings: DocumentationSettings

    /// - Parameter index: The name of the page with all models, or with the links to the pages of models.
    func pages(index: String, _ names: inout PageSet.PageNames) -> [PageSet.ModelPage] {
        let sorted = plan.types.ids.map { ($0, PageSet.displayName(spelling.name(of: $0))) }.sorted { $0.1 < $1.1 }
        let size = sorted.reduce(0) { $0 + Self.size(of: plan.types[$1.0]) }
        guard sorted.count > settings.modelsPerPage || size > settings.pageSize else {
            return sorted.isEmpty ? [] : [PageSet.ModelPage(name: index, title: "Models", types: sorted.map(\.0))]
        }
        var letters: [(letter: String, types: [(TypeID, String)])] = []
        for (id, name) in sorted {
            let letter = name.first.map { $0.isASCII && $0.isLetter ? $0.uppercased() : "Other" } ?? "Other"
            if let place = letters.firstIndex(where: { $0.letter == letter }) {
                letters[place].types.append((id, name))
            } else {
                letters.append((letter, [(id, name)]))
            }
        }
        return letters.flatMap { letter, types in pages(letter, types, &names) }
    }

    /// The pages of one letter. A type is on the page of the type that contains it, as far as it fits.
    private func pages(
        _ letter: String,
        _ types: [(TypeID, String)],
        _ names: inout PageSet.PageNames
    ) -> [PageSet.ModelPage] {
        var parts: [[(TypeID, String)]] = [[]]
        var size = 0
        for type in types {
            let own = Self.size(of: plan.types[type.0])
            if size + own > settings.pageSize, size > 0 {
                parts.append([])
                size = 0
            }
            parts[parts.count - 1].append(type)
            size += own
        }
        return parts.map { part in
            let range = parts.count == 1 ? letter : Self.range(part.map(\.1))
            return PageSet.ModelPage(
                name: names.unique("Models-" + letter),
                title: "Models: " + range,
                types: part.map(\.0)
            )
        }
    }

    /// `PaymentIntent – Person`
    private static func range(_ names: [String]) -> String {
        func top(_ name: String?) -> String { String((name ?? "").prefix { $0 != "." }) }
        let (first, last) = (top(names.first), top(names.last))
        return first == last ? first : first + " – " + last
    }

    /// The approximate size of the section of a type, in bytes.
    private static func size(of type: TypePlan) -> Int {
        let own = 200 + type.documentation.prose.utf8.count
        switch type.shape {
        case .structure(let plan):
            return plan.properties.reduce(own) { size, property in
                size + 220 + 2 * property.name.text.utf8.count + property.documentation.prose.utf8.count
            }
        case .enumeration(let plan):
            return plan.cases.reduce(own) { size, value in
                size + 20 + 2 * value.name.text.utf8.count + value.documentation.prose.utf8.count
            }
        case .union(let plan): return own + plan.cases.count * 160
        case .alias: return own
        }
    }
}
