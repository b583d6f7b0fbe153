import ApusPlan

/// Names the types of inline schemas. All types must be known.
///
/// | place of the schema | name |
/// |---|---|
/// | property or member of a type | nested, named after the property: `UserSegment.Rule` |
/// | parameter, body or response that is a component | name of the component: `SortOrder` |
/// | parameter of one operation | `ListSegmentsSort` |
/// | parameter of several operations | `Sort`, if it is free |
/// | body, success | `CreateSegmentRequest`, `CreateSegmentResponse` |
/// | failure of one operation | `ListSegmentsNotFoundResponse` |
/// | failure of several operations | `NotFoundResponse`; with several statuses `ErrorResponse` |
///
/// A nested type never has the name of a type at the top level or of a type that contains it, because it would shadow
/// that type.
struct InlineTypeNames {
    private var table: TypeTable
    private let sites: [TypeID: [TypeSite]]
    private let discarded: Set<TypeID>
    private let overrides: [String: String]
    private(set) var scope: NameScope
    private var nested: [TypeID: NameScope] = [:]

    init(_ builder: TypeBuilder, scope: NameScope) {
        table = builder.table
        sites = builder.inlineTypes.sites
        discarded = builder.inlineTypes.discarded
        overrides = builder.options.names
        self.scope = scope
    }

    /// Replaces the table with one in which shapes were changed.
    mutating func adopt(_ changed: TypeTable) { table = changed }

    /// Returns the table with a name and a parent for each inline type.
    mutating func named() -> TypeTable {
        let inline = table.ids.filter { sites[$0] != nil }
        for id in inline {
            table[id].parent = parent(of: id)
            if table[id].parent == nil { table[id].name = topLevelName(of: id) }
        }
        for id in inline where table[id].parent != nil { table[id].name = nestedName(of: id) }
        return table
    }

    /// The type that contains the first use. If that type was discarded or is an alias, the type that contains it.
    private func parent(of id: TypeID) -> TypeID? {
        guard let uses = sites[id], !uses.contains(where: { $0.component != nil }) else { return nil }
        var parent = uses[0].parent
        for _ in 0..<TypeBuilder.maximumNesting {
            guard let next = parent else { return nil }
            let isAlias = if case .alias = table[next].shape { true } else { false }
            guard discarded.contains(next) || isAlias else { return next }
            parent = table[next].parent
        }
        return nil
    }

    private mutating func topLevelName(of id: TypeID) -> SwiftName {
        if let override = overrides[table[id].schemaName] { return scope.claim(SwiftNaming.type(override)) }
        return scope.claim(topLevelCandidates(of: id))
    }

    private func topLevelCandidates(of id: TypeID) -> [String] {
        guard let uses = sites[id], let first = uses.first else { return ["Model"] }
        let base = SwiftNaming.type(first.base)
        let prefix = SwiftNaming.type(first.prefix)
        if let component = uses.compactMap(\.component).first {
            return Self.names(ofComponent: SwiftNaming.type(component), first.role)
        }
        switch first.role {
        case .parameter, .header:
            let isShared = uses.contains { $0.prefix != first.prefix }
            return (isShared ? [base] : []) + [prefix + base, prefix + base + "Value"]
        case .failure(let status):
            let isShared = uses.contains { $0.prefix != first.prefix }
            let isOneStatus = uses.allSatisfy { $0.role == first.role }
            let name = (isOneStatus ? SwiftNaming.type(status) : "Error") + base
            return (isShared ? [name] : []) + [prefix + name]
        case .property, .unionMember, .body, .success:
            return [prefix + base, prefix + base + "Model"]
        }
    }

    private static func names(ofComponent component: String, _ role: TypeSite.Role) -> [String] {
        let suffix =
            switch role {
            case .parameter: "Parameter"
            case .header: "Header"
            case .body: "Request"
            default: "Response"
            }
        guard !component.hasPrefix("_") else { return [suffix + component] }
        return [component, component + suffix]
    }

    private mutating func nestedName(of id: TypeID) -> SwiftName {
        guard let parent = table[id].parent, let site = sites[id]?.first else { return table[id].name }
        let base = SwiftNaming.type(overrides[table[id].schemaName] ?? site.base)
        let isEnumeration = if case .enumeration = table[id].shape { true } else { false }
        let renamed = ReservedNames.renamed(base, suffix: isEnumeration ? "Value" : "Model")
        let containers = namesOfContainers(parent)
        var candidates = [base, renamed, table[parent].name.text + base].filter {
            !self.scope.contains($0) && !containers.contains($0)
        }
        if candidates.isEmpty { candidates = ["Nested" + base] }
        // Changed in place: copying the scope for each name takes quadratic time.
        if nested[parent] == nil { nested[parent] = NameScope(reserved: memberNames(of: parent)) }
        return nested[parent, default: NameScope()].claim(candidates)
    }

    /// The names of a type and of the types that contain it.
    private func namesOfContainers(_ id: TypeID) -> Set<String> {
        var names: Set<String> = []
        var next: TypeID? = id
        while let id = next {
            names.insert(table[id].name.text)
            next = table[id].parent
        }
        return names
    }

    /// The names of the members. A member can have the name of a type if its script does not have case.
    private func memberNames(of id: TypeID) -> Set<String> {
        switch table[id].shape {
        case .structure(let plan): Set(plan.properties.map(\.name.text))
        case .union(let plan): Set(plan.cases.map(\.name.text))
        case .enumeration, .alias: []
        }
    }
}
