/// The paging that a configuration asks for, as far as the operation has what it names.
struct ConfiguredPaging {
    let paths: PropertyPaths
    let plan: OperationPlan
    let response: TypeReference

    func paging(_ override: PagingOverride) -> PagingPlan? {
        guard let (strategy, items) = strategy(override), let found = paths.path(items, in: response),
            let element = paths.element(of: found.type)
        else { return nil }
        return PagingPlan(strategy: strategy, items: found.path, itemType: element)
    }

    private func strategy(_ override: PagingOverride) -> (PagingPlan.Strategy, items: String)? {
        switch override {
        case .none: return nil
        case .offset(let parameter, let limit, let items):
            guard let name = name(of: parameter) else { return nil }
            return (.offset(parameter: name, limit: limit.flatMap(self.name), total: nil), items)
        case .pageNumber(let parameter, let size, let first, let items):
            guard let name = name(of: parameter) else { return nil }
            return (.pageNumber(parameter: name, size: size.flatMap(self.name), first: first, total: nil), items)
        case .cursor(let parameter, let next, let items):
            let parts = parameter.split(separator: ".", maxSplits: 1).map(String.init)
            guard let first = parts.first, let target = plan.parameters.first(where: { $0.wireName == first }),
                let next = paths.path(next, in: response)
            else { return nil }
            let within = parts.count > 1 ? paths.path(parts[1], in: target.type)?.path : []
            return within.map { (.cursor(parameter: target.name, within: $0, next: next.path), items) }
        case .nextLink(let next, let items):
            return paths.path(next, in: response).map { (.nextLink(next: $0.path), items) }
        case .linkHeader(let items): return (.linkHeader, items)
        }
    }

    private func name(of parameter: String) -> SwiftName? {
        plan.parameters.first { $0.wireName == parameter }?.name
    }
}
