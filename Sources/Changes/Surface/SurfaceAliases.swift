/// The type aliases of generated files that stand for other declared types.
///
///     public typealias Label = Flow.Label
///
/// Which of equal types is declared and which are aliases of it can change when a description changes. Code that uses one
/// of the names does not depend on it, so an alias that changes is compared by the members of its type.
struct SurfaceAliases {
    private let declarations: [SwiftDeclaration]
    private let types: Set<String>
    /// The types that aliases stand for, by the full name of the alias.
    private let targets: [String: String]

    init(_ declarations: [SwiftDeclaration]) {
        self.declarations = declarations
        let types = Set(declarations.filter { $0.kind == .type }.map(\.path))
        var targets: [String: String] = [:]
        for alias in declarations where alias.isAlias {
            let target = String(alias.signature.type.drop { $0 == "=" || $0 == " " })
            if types.contains(target) { targets[alias.path] = target }
        }
        self.types = types
        self.targets = targets
    }

    /// The types that both versions declare and of which at least one is an alias of another type than in the other
    /// version.
    func changed(in other: SurfaceAliases) -> Set<String> {
        types.intersection(other.types).filter { targets[$0] != other.targets[$0] }
    }

    /// The declarations with the aliases of these names replaced by copies of the types that they stand for.
    func expanding(_ names: Set<String>) -> [SwiftDeclaration] {
        let expanded = names.filter { targets[$0] != nil }
        if expanded.isEmpty { return declarations }
        return declarations.flatMap { declaration -> [SwiftDeclaration] in
            guard declaration.isAlias, expanded.contains(declaration.path), let target = targets[declaration.path]
            else {
                return [declaration]
            }
            return members(of: target, named: declaration)
        }
    }

    /// The declaration of a type and of its members, with the name of an alias.
    private func members(of target: String, named alias: SwiftDeclaration) -> [SwiftDeclaration] {
        declarations.compactMap { member in
            if member.kind == .type, member.path == target { return member.moved(to: alias.scope, named: alias.name) }
            guard member.scope == target || member.scope.hasPrefix(target + ".") else { return nil }
            return member.moved(to: alias.path + member.scope.dropFirst(target.count), named: member.name)
        }
    }
}

extension SwiftDeclaration {
    /// The full name.
    var path: String { scope.isEmpty ? name : scope + "." + name }

    fileprivate var isAlias: Bool { kind == .type && signature.words == "typealias" }

    fileprivate func moved(to scope: String, named name: String) -> SwiftDeclaration {
        SwiftDeclaration(
            kind: kind,
            scope: scope,
            name: name,
            signature: signature,
            implementation: implementation,
            place: place
        )
    }
}
