/// Finds methods that have another name or belong to another group, and send the same request.
struct RenamedMethods {
    /// The old declarations by the keys of the new ones.
    private(set) var partners: [String: SwiftDeclaration] = [:]
    /// The keys of the old declarations.
    private(set) var old: Set<String> = []

    private static let pagedSuffix = "Paged"

    /// - Parameters:
    ///   - removed: The declarations that have no partner with their name in the new version.
    ///   - added: The declarations that have no partner with their name in the old version.
    init(_ removed: [SwiftDeclaration], _ added: [SwiftDeclaration]) {
        let before = Self.byImplementation(removed)
        let after = Self.byImplementation(added)
        for (implementation, new) in after where new.count == 1 {
            guard let old = before[implementation], old.count == 1 else { continue }
            match(old[0], new[0])
        }
        // A paging method calls the method, so its code changes with the name.
        let paged = Dictionary(
            removed.filter { $0.name.hasSuffix(Self.pagedSuffix) }.map { ($0.scope + "." + $0.name, $0) }
        ) {
            first,
            _ in first
        }
        let methods = Dictionary(added.filter { partners[$0.key] != nil }.map { ($0.scope + "." + $0.name, $0) }) {
            first,
            _ in first
        }
        for new in added where new.name.hasSuffix(Self.pagedSuffix) {
            let name = String(new.name.dropLast(Self.pagedSuffix.count))
            guard let method = methods[new.scope + "." + name],
                let partner = partners[method.key],
                let old = paged[partner.scope + "." + partner.name + Self.pagedSuffix]
            else { continue }
            match(old, new)
        }
    }

    private mutating func match(_ old: SwiftDeclaration, _ new: SwiftDeclaration) {
        partners[new.key] = old
        self.old.insert(old.key)
    }

    private static func byImplementation(_ declarations: [SwiftDeclaration]) -> [String: [SwiftDeclaration]] {
        Dictionary(grouping: declarations.filter { $0.kind == .function && !$0.implementation.isEmpty }) {
            $0.implementation
        }
    }
}
