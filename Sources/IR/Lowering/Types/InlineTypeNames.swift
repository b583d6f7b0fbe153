import ApusPlan

/// Names the types of inline schemas. All types must be known.
///
/// | place of the schema | name |
/// |---|---|
/// | property or member of a type | nested, named after the property: `UserSegment.Rule` |
/// | parameter, body or response that is a component | name of the component: `SortOrder` |
/// | parameter | `ListSegmentsSort` |
/// | body, success | `CreateSegmentRequest`, `CreateSegmentResponse` |
/// | failure | `ListSegmentsNotFoundResponse` |
///
/// A name is derived from its place only, so that it does not change when another schema is added. The names of equal
/// types are aliases.
///
/// A nested type never has the name of a type that contains it, or of a type at the top level that these types refer to,
/// because it would shadow that type.
struct InlineTypeNames {
    private var table: TypeTable
    private let sites: TypeMap<TypeSite>
    private let discarded: Set<TypeID>
    private let overrides: [String: String]
    /// The names of types that generated code refers to, of the module and of the client.
    private let reserved: WordSet
    private(set) var scope: NameScope
    private var nested = TypeMap<NameScope>()
    /// The types at the top level by name.
    private var topLevelTypes: [String: TypeID] = [:]
    /// The types at the top level that each of them refers to.
    private var typesUsed: TypeMap<Set<TypeID>>?

    init(_ builder: TypeBuilder, scope: NameScope) {
        table = builder.table
        sites = builder.inlineTypes.sites
        discarded = builder.inlineTypes.discarded
        overrides = builder.options.names
        reserved = ReservedNames.types.union([builder.options.module, builder.options.clientTypeName.text])
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
        for id in table.ids where table[id].parent == nil && !discarded.contains(id) {
            topLevelTypes[table[id].name.text] = id
        }
        for id in inline where table[id].parent != nil { table[id].name = nestedName(of: id) }
        return table
    }

    /// Whether a nested type with the name would shadow a type that declarations beside it refer to.
    private mutating func shadows(_ name: String, in id: TypeID) -> Bool {
        if reserved.contains(name) { return true }
        guard let type = topLevelTypes[name] else { return false }
        let used = typesUsed ?? collectUsedTypes()
        typesUsed = used
        return used[root(of: id)]?.contains(type) ?? false
    }

    /// Collects the types at the top level that each of them refers to, also in nested types.
    private func collectUsedTypes() -> TypeMap<Set<TypeID>> {
        var typesUsed = TypeMap<Set<TypeID>>()
        let roots = table.ids.map { root(of: $0) }
        var used: [TypeID] = []
        for id in table.ids {
            used.removeAll(keepingCapacity: true)
            TypeUsage.collect(table[id].shape, into: &used)
            let owner = roots[id.index]
            if typesUsed[owner] == nil { typesUsed[owner] = [owner] }
            for type in used { typesUsed[owner]?.insert(roots[type.index]) }
        }
        return typesUsed
    }

    /// The type at the top level that contains a type.
    private func root(of id: TypeID) -> TypeID {
        var id = id
        while let parent = table[id].parent { id = parent }
        return id
    }

    /// The type that contains the place. If that type was discarded or is an alias, the type that contains it.
    private func parent(of id: TypeID) -> TypeID? {
        guard let site = sites[id], site.component == nil else { return nil }
        var parent = site.parent
        for _ in 0..<TypeBuilder.maximumNesting {
            guard let next = parent else { return nil }
            let isAlias = if case .alias = table[next].shape { true } else { false }
            guard discarded.contains(next) || isAlias else { return next }
            parent = table[next].parent
        }
        return nil
    }

    private mutating func topLevelName(of id: TypeID) -> SwiftName {
        if let override = overrides[table[id].schemaName] { return scope.claim(SwiftNaming.configuredType(override)) }
        return scope.claim(topLevelCandidates(of: id))
    }

    private func topLevelCandidates(of id: TypeID) -> [String] {
        guard let site = sites[id] else { return ["Model"] }
        let base = SwiftNaming.type(site.base)
        let prefix = SwiftNaming.type(site.prefix)
        if let component = site.component {
            return Self.names(ofComponent: SwiftNaming.type(component), site.role)
        }
        switch site.role {
        case .parameter, .header: return [prefix + base, prefix + base + "Value"]
        case .failure(let status): return [prefix + SwiftNaming.type(status) + base]
        case .property, .unionMember, .body, .success: return [prefix + base, prefix + base + "Model"]
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
        guard let parent = table[id].parent, let site = sites[id] else { return table[id].name }
        let configured = overrides[table[id].schemaName].map(SwiftNaming.configuredType)
        let base = configured ?? SwiftNaming.type(site.base)
        if nested[parent] == nil { nested[parent] = NameScope(reserved: memberNames(of: parent)) }
        if isAllowed(base, in: parent), nested[parent]?.insert(base) == true { return SwiftName(base) }
        let isEnumeration = isEnumeration(id)
        let renamed = ReservedNames.renamed(base, suffix: isEnumeration ? "Value" : "Model")
        var candidates = [base, renamed, table[parent].name.text + base].filter { isAllowed($0, in: parent) }
        if candidates.isEmpty { candidates = ["Nested" + base] }
        // Changed in place: copying the scope for each name takes quadratic time.
        return nested[parent]?.claim(candidates) ?? SwiftName(base)
    }

    /// Whether the type is an enumeration or the name of an equal one.
    private func isEnumeration(_ id: TypeID) -> Bool {
        switch table[id].shape {
        case .enumeration: true
        case .alias(.named(let original)) where table[id].isShared: isEnumeration(original)
        default: false
        }
    }

    private mutating func isAllowed(_ name: String, in parent: TypeID) -> Bool {
        !shadows(name, in: parent) && !isNameOfContainer(name, of: parent)
    }

    /// Whether a type, or one of the types that contain it, has the name.
    private func isNameOfContainer(_ name: String, of id: TypeID) -> Bool {
        var next: TypeID? = id
        while let id = next {
            if table[id].name.text == name { return true }
            next = table[id].parent
        }
        return false
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
