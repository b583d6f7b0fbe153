import ApusDiagnostics
import ApusSpecParser

// Proposals for unions whose members cannot be distinguished.
extension OverlayFixes {
    func proposal(_ choice: DiagnosticFix, at site: OverlaySite) -> OverlayFix.Candidate? {
        switch choice {
        case .discriminator(let property, let values): discriminator(property, values, at: site)
        case .requirement(let property, let place): requirement(property, at: place)
        case .memberRemoval(let place): memberRemoval(at: place)
        default: nil
        }
    }

    /// `oneOf: [{ $ref: A }, …]` → the same with `discriminator: { propertyName: type, mapping: { a: A } }`
    private func discriminator(
        _ property: String,
        _ values: [DiagnosticFix.DiscriminatorValue],
        at site: OverlaySite
    ) -> OverlayFix.Candidate? {
        guard let union = site.enclosingMapping, union.node?["discriminator"] == nil else { return nil }
        var mapping: [(key: String, value: OverlayValue)] = []
        for value in values {
            guard let reference = member(at: value.member)?.node?["$ref"]?.string else { return nil }
            mapping.append((value.value, .string(reference)))
        }
        let discriminator = OverlayValue.mapping([
            ("propertyName", .string(property)), ("mapping", .mapping(mapping)),
        ])
        return candidate(update(union, [("discriminator", discriminator)]), at: union)
    }

    private func requirement(_ property: String, at place: SourceLocation) -> OverlayFix.Candidate? {
        guard place.file.path == root.tree.file.path else { return nil }
        let site = OverlaySite(root, root.pointer(at: place.range))
        guard let schema = site.enclosingMapping, schema.node?["$ref"] == nil else { return nil }
        return candidate(update(schema, [("required", .list([.string(property)]))]), at: schema)
    }

    private func memberRemoval(at place: SourceLocation) -> OverlayFix.Candidate? {
        guard let member = member(at: place), let list = member.parent else { return nil }
        guard let reference = member.node?["$ref"]?.string else { return candidate([remove(member)], at: member) }
        let target = list.path.text + OverlayPath.objects(with: "$ref", equalTo: reference)
        return candidate([Action(target: target, .remove)], at: member)
    }

    /// The member of a `oneOf` or `anyOf` that contains a place.
    private func member(at place: SourceLocation) -> OverlaySite? {
        guard place.file.path == root.tree.file.path else { return nil }
        var site: OverlaySite? = OverlaySite(root, root.pointer(at: place.range))
        while let current = site {
            if let list = current.parent, list.node?.isSequence == true, let key = list.key,
                ["oneOf", "anyOf"].contains(key)
            {
                return current
            }
            site = current.parent
        }
        return nil
    }
}
