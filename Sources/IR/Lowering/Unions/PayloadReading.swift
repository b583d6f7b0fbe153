import ApusPlan

extension PayloadProfile {
    /// Whether values of this payload can never be decoded as another payload, because their kinds differ, at any depth.
    func isUnreadable(as other: PayloadProfile, in table: TypeTable) -> Bool {
        Self.isUnreadable(payload, as: other.payload, in: table, depth: 0)
    }

    /// The maximum number of properties that are compared.
    private static let maximumComparedProperties = 20

    private static func isUnreadable(
        _ value: TypeReference,
        as type: TypeReference,
        in table: TypeTable,
        depth: Int
    ) -> Bool {
        guard depth < 3, value != type else { return false }
        switch (resolved(value, in: table), resolved(type, in: table)) {
        case (.array(let values), .array(let types)), (.dictionary(let values), .dictionary(let types)):
            return isUnreadable(values, as: types, in: table, depth: depth + 1)
        case (.named(let value), .dictionary(let types)):
            guard case .structure(let structure) = table[value].shape else { return false }
            return structure.properties.prefix(maximumComparedProperties).contains { property in
                property.presence == .required
                    && isUnreadable(property.type, as: types, in: table, depth: depth + 1)
            }
        case (.named(let value), .named(let type)):
            if case .structure(let values) = table[value].shape, case .structure(let types) = table[type].shape {
                return isUnreadable(values, as: types, in: table, depth: depth + 1)
            }
        default: break
        }
        return PayloadProfile(value, in: table).kinds.isDisjoint(with: PayloadProfile(type, in: table).kinds)
    }

    private static func isUnreadable(
        _ values: StructurePlan,
        as types: StructurePlan,
        in table: TypeTable,
        depth: Int
    ) -> Bool {
        let required = values.properties.prefix(maximumComparedProperties).filter { $0.presence == .required }
        return required.contains { property in
            guard let other = types.properties.first(where: { $0.key == property.key }) else { return false }
            return isUnreadable(property.type, as: other.type, in: table, depth: depth)
        }
    }

    private static func resolved(_ reference: TypeReference, in table: TypeTable) -> TypeReference {
        var reference = reference
        for _ in 0..<20 {
            guard case .named(let id) = reference, case .alias(let target) = table[id].shape else { break }
            reference = target
        }
        return reference
    }
}
