import ApusDiagnostics
import ApusPlan

/// Finds a cursor that is the last item of a page.
///
/// | parameter | response | cursor |
/// |---|---|---|
/// | `after`, `after_id`, `starting_after` | `{data: […], last_id: …, has_more: …}` | `last_id` |
/// | `starting_after` | `{data: [{id: …}], has_more: …}` | `data.last.id` |
///
/// The flag is required: only it states that a page is the last one. `after` without `last_id` can also be a time, so it is
/// a cursor only if its description mentions an ID or identifier.
struct LastItemCursor {
    let paths: PropertyPaths

    struct Found {
        var parameter: ParameterPlan
        var cursor: PropertyPaths.Found
        var flag: PropertyPaths.Found
        var next: PagingPlan.NextPlan
    }

    private static let names: Set<String> = ["after", "afterid", "startingafter", "startafter"]

    func find(in plan: OperationPlan, _ response: TypeReference, _ items: PropertyPaths.Found) -> Found? {
        let known = plan.parameters.first { parameter in
            parameter.location == .query && Self.names.contains(parameter.wireName.simplified)
                && paths.isText(parameter.type)
        }
        guard let parameter = known, !items.path.isEmpty,
            let (flag, whenTrue) = NextPageStatement(paths: paths).flag(in: response, items: items)
        else { return nil }
        let last = paths.find(in: response, depth: 2) { key, type in
            key.simplified == "lastid" && paths.isText(type)
        }
        let own = last.filter { paths.concerns($0, items, in: response, isCursor: true) }
        let cursor =
            own.min { $0.path.count < $1.path.count } ?? (startsAfterItem(parameter) ? identifier(of: items) : nil)
        guard let cursor else { return nil }
        return Found(parameter: parameter, cursor: cursor, flag: flag, next: .flag(flag.path, whenTrue: whenTrue))
    }

    private func startsAfterItem(_ parameter: ParameterPlan) -> Bool {
        parameter.wireName.simplified != "after" || parameter.documentation.prose.hasWord("id", "identifier")
    }

    /// The `id` of the last item.
    private func identifier(of items: PropertyPaths.Found) -> PropertyPaths.Found? {
        let id = paths.properties(of: items.type).first { $0.key == "id" && paths.resolved($0.type) == .string }
        guard let id else { return nil }
        return PropertyPaths.Found(
            path: items.path + [PropertyPaths.lastElement, paths.step(id)],
            keys: items.keys + ["last", id.key],
            type: id.type
        )
    }
}
