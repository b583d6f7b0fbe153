import ApusPlan
import ApusSpecParser

/// Converts the configured paging of an operation to a plan.
///
/// The result is `nil` if the operation does not have the parameters or properties that the configuration names.
struct ConfiguredPaging {
    let paths: PropertyPaths
    let plan: OperationPlan
    let response: TypeReference
    let operation: Operation

    private let start: PagingStart

    init(
        paths: PropertyPaths,
        schemas: [Schema],
        plan: OperationPlan,
        response: TypeReference,
        described operation: Operation
    ) {
        self.paths = paths
        self.plan = plan
        self.response = response
        self.operation = operation
        start = PagingStart(paths: paths, schemas: schemas, operation: operation, response: response)
    }

    func paging(_ override: PagingOverride) -> PagingPlan? {
        guard let (strategy, items) = strategy(override), let found = paths.path(items, in: response),
            let element = paths.element(of: found.type)
        else { return nil }
        return PagingPlan(
            strategy: strategy,
            items: found.path,
            itemType: element,
            next: strategy.isNumbered ? next(override, items: found) : flag(strategy, items: found)
        )
    }

    /// The flag that states that another page follows, if the cursor is the last item, which the last page has, too.
    private func flag(_ strategy: PagingPlan.Strategy, items: PropertyPaths.Found) -> PagingPlan.NextPlan? {
        guard case .cursor(_, _, let next) = strategy,
            next.contains(PropertyPaths.lastElement) || next.last?.name.text.simplified == "lastid",
            let (flag, whenTrue) = NextPageStatement(paths: paths).flag(in: response, items: items)
        else { return nil }
        return .flag(flag.path, whenTrue: whenTrue)
    }

    /// The statement of the next page, at the configured path or inferred.
    private func next(_ override: PagingOverride, items: PropertyPaths.Found) -> PagingPlan.NextPlan? {
        let statement = NextPageStatement(paths: paths)
        return switch override {
        case .offset(_, _, _, _, let next?), .pageNumber(_, _, _, _, let next?): statement.place(at: next, in: response)
        default: statement.place(in: response, items: items, of: operation)
        }
    }

    private func strategy(_ override: PagingOverride) -> (PagingPlan.Strategy, items: String)? {
        switch override {
        case .none: return nil
        case .offset(let parameter, let limit, let first, let items, _):
            guard let target = plan.parameters.first(where: { $0.wireName == parameter }) else { return nil }
            let first = first ?? start.offset(target)
            return (.offset(parameter: target.name, limit: limit.flatMap(name), first: first, total: nil), items)
        case .pageNumber(let parameter, let size, let first, let items, _):
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

/// The reason why a configured paging cannot be applied to its operation.
package enum PagingMisfit: Sendable, Hashable {
    /// The operation does not return a single JSON value.
    case response
    /// The operation does not have the parameter. `known` are the parameters that it has.
    case parameter(String, known: [String])
    /// The path does not lead to an array in the response.
    case items(String)
    /// The response does not have the path.
    case next(String)
}

extension PagingOverride {
    /// The reason why the paging cannot be applied to an operation; `nil` if it can.
    package func misfit(of operation: OperationPlan, in types: TypeTable) -> PagingMisfit? {
        guard self != .none else { return nil }
        guard let content = operation.success.onlyContent, content.coding == .json else { return .response }
        let known = operation.parameters.map(\.wireName)
        for name in parameters where !known.contains(name) { return .parameter(name, known: known) }
        let paths = PropertyPaths(table: types)
        if let next, paths.path(next, in: content.type) == nil { return .next(next) }
        let found = paths.path(items, in: content.type)
        return found.flatMap { paths.element(of: $0.type) } == nil ? .items(items) : nil
    }

    /// The names of the parameters, without paths into objects.
    private var parameters: [String] {
        switch self {
        case .none, .nextLink, .linkHeader: []
        case .offset(let parameter, let limit, _, _, _): [parameter] + (limit.map { [$0] } ?? [])
        case .pageNumber(let parameter, let size, _, _, _): [parameter] + (size.map { [$0] } ?? [])
        case .cursor(let parameter, _, _): [String(parameter.prefix { $0 != "." })]
        }
    }

    private var next: String? {
        switch self {
        case .cursor(_, let next, _), .nextLink(let next, _): next
        case .offset(_, _, _, _, let next), .pageNumber(_, _, _, _, let next): next
        case .none, .linkHeader: nil
        }
    }

    private var items: String {
        switch self {
        case .none: ""
        case .offset(_, _, _, let items, _), .pageNumber(_, _, _, let items, _), .cursor(_, _, let items),
            .nextLink(_, let items), .linkHeader(let items):
            items
        }
    }
}
