import ApusPlan

/// Compares the properties of one struct.
///
/// Code that writes the struct calls its initializer. Code that reads it accesses its properties.
struct StructureChanges {
    let type: TypeChanges
    let old: StructurePlan
    let new: StructurePlan

    func changes() -> [Change] {
        let pairing = Pairing(
            old.properties,
            new.properties,
            by: Pairing.Key { $0.key },
            Pairing.Key { $0.name.text }
        )
        var changes: [Change?] = []
        if old.coding != new.coding {
            let what = "is now encoded as \(new.coding.description)"
            changes.append(
                Change(.typeKind, type.subject, what, in: type.positions, type.places) { position in
                    position == .request ? .behaviour("the same value is encoded differently") : nil
                }
            )
        }
        for (old, new) in pairing.pairs { changes += PropertyChanges(type: type, old: old, new: new).changes() }
        changes += pairing.added.map(added)
        changes += pairing.removed.map(removed)
        changes.append(order)
        changes.append(additionalProperties)
        return changes.compactMap { $0 }
    }

    private func added(_ property: PropertyPlan) -> Change? {
        let spelling = type.plans.types.newSpelling.spell(property)
        let places = Places(new: property.place ?? type.after.place)
        return type.change(.propertyAdded, property.name, "is a new property: '\(spelling)'", places) { position in
            switch position {
            case .request:
                property.hasDefaultArgument
                    ? .compatible("the initializer's argument has a default")
                    : .breaking("calls of the initializer lack the argument")
            case .response:
                old.additionalProperties == nil
                    ? .compatible("existing code does not read it")
                    : .behaviour("its value is no longer in the additional properties")
            }
        }
    }

    private func removed(_ property: PropertyPlan) -> Change? {
        let places = Places(old: property.place ?? type.before.place)
        return type.change(.propertyRemoved, property.name, "is removed", places) { position in
            switch position {
            case .request: .breaking("calls of the initializer with this argument no longer compile")
            case .response: .breaking("code that reads it no longer compiles")
            }
        }
    }

    private var order: Change? {
        let labels = (arguments(of: old), arguments(of: new))
        guard !ArgumentOrder.isKept(labels.0, labels.1) else { return nil }
        let what = "takes its arguments in a different order: '\(ArgumentOrder.text(labels.1))'"
        return type.change(.initializerOrder, SwiftName("init"), what) { position in
            switch position {
            case .request: .breaking("Swift requires arguments in the order of their declaration")
            case .response: nil
            }
        }
    }

    private func arguments(of structure: StructurePlan) -> [String] {
        structure.properties.map(\.name.text) + (structure.additionalProperties.map { [$0.name.text] } ?? [])
    }

    private var additionalProperties: Change? {
        switch (old.additionalProperties, new.additionalProperties) {
        case (nil, nil): return nil
        case (nil, let added?):
            return type.change(.additionalPropertiesAdded, added.name, "now keeps additional properties") { position in
                switch position {
                case .request: .compatible("the initializer's argument has a default")
                case .response: .compatible("existing code does not read it")
                }
            }
        case (let removed?, nil):
            return type.change(.additionalPropertiesRemoved, removed.name, "is removed") { _ in
                .breaking("additional properties are no longer kept")
            }
        case (let before?, let after?) where before.name != after.name:
            return type.change(.additionalPropertiesRenamed, before.name, "is renamed to \'\(after.name)\'") { _ in
                .breaking("the old name no longer exists")
            }
        case (let before?, let after?):
            let relation = type.plans.types.relation(before.values, after.values)
            let what = "has a different type: " + type.plans.arrow(before.values, after.values)
            return type.change(.additionalPropertiesType, after.name, what, judge: relation.judgement)
        }
    }
}

extension StructurePlan.Coding {
    fileprivate var description: String {
        switch self {
        case .json: "JSON"
        case .multipart: "multipart"
        case .parts: "multipart without names"
        case .tuple: "a JSON array"
        }
    }
}

extension PropertyPlan {
    /// Whether the property's argument of the initializer has a default value.
    var hasDefaultArgument: Bool {
        defaultValue != nil || presence == .optional || presence == .optionalNullable
    }
}
