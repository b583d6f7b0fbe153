import ApusPlan

/// Compares the paging of one operation.
struct PagingChanges {
    let pair: OperationPair

    func changes() -> [Change] {
        switch (pair.before.paging, pair.after.paging) {
        case (nil, nil): []
        case (nil, let new?):
            [
                pair.change(
                    .pagingAdded,
                    "is paged by \(new.strategy.text)",
                    .compatible("existing code does not use it")
                )
            ]
        case (_?, nil):
            [pair.change(.pagingRemoved, "is no longer paged", .breaking("loops over its items no longer compile"))]
        case (let old?, let new?): paging(old, new)
        }
    }

    private func paging(_ old: PagingPlan, _ new: PagingPlan) -> [Change] {
        var changes: [Change] = []
        if let judgement = pair.plans.types.relation(old.itemType, new.itemType).judgement(in: .response) {
            let what = "returns items of a different type: " + pair.plans.arrow(old.itemType, new.itemType)
            changes.append(pair.change(.pagingItem, what, judgement))
        }
        if old.strategy != new.strategy {
            let what = "is paged by \(new.strategy.text) instead of \(old.strategy.text)"
            changes.append(pair.change(.pagingStrategy, what, .behaviour("pages are requested differently")))
        } else if old.items.map(\.name) != new.items.map(\.name) {
            let what = "takes its items from '\(new.items.text)' instead of '\(old.items.text)'"
            changes.append(pair.change(.pagingStrategy, what, .behaviour("the items are read from a different place")))
        }
        return changes
    }
}

extension PagingPlan.Strategy {
    fileprivate var text: String {
        switch self {
        case .offset(let parameter, let limit, let first, let total):
            "offset '\(parameter)'" + (first == 0 ? "" : " from \(first)") + Self.size(limit) + Self.total(total)
        case .pageNumber(let parameter, let size, let first, let total):
            "page number '\(parameter)' from \(first)" + Self.size(size) + Self.total(total)
        case .cursor(let parameter, let within, let next):
            "the cursor '\(next.text)' in '\((["\(parameter)"] + within.map(\.name.text)).joined(separator: "."))'"
        case .nextLink(let next): "the link '\(next.text)'"
        case .linkHeader: "the Link header"
        }
    }

    private static func size(_ name: SwiftName?) -> String { name.map { " and size '\($0)'" } ?? "" }

    private static func total(_ total: PagingPlan.TotalPlan?) -> String {
        switch total {
        case nil: ""
        case .header(let name): " up to the header '\(name)'"
        case .property(let path): " up to '\(path.text)'"
        }
    }
}

extension [SwiftPathStep] {
    /// `page.items`; `self` for the response itself.
    fileprivate var text: String { isEmpty ? "self" : map(\.name.text).joined(separator: ".") }
}
