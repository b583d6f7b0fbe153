import ApusPlan

/// What changed about one struct.
///
/// Code that writes it calls its initializer; code that reads it takes its properties.
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
            changes.append(
                Change(
                    .typeKind,
                    type.subject,
                    "is written as \(new.coding == .json ? "JSON" : "multipart") now",
                    .breaking("it conforms to other protocols"),
                    type.places
                )
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
                    : .breaking("the initializer asks for it")
            case .response:
                old.additionalProperties == nil
                    ? .compatible("readers may leave it alone")
                    : .behaviour("readers no longer find it among the additional properties")
            }
        }
    }

    private func removed(_ property: PropertyPlan) -> Change? {
        let places = Places(old: property.place ?? type.before.place)
        return type.change(.propertyRemoved, property.name, "is gone", places) { position in
            switch position {
            case .request: .breaking("the initializer no longer takes it")
            case .response: .breaking("readers no longer find it")
            }
        }
    }

    private var order: Change? {
        let labels = (arguments(of: old), arguments(of: new))
        guard !ArgumentOrder.isKept(labels.0, labels.1) else { return nil }
        let what = "takes its arguments in another order: '\(ArgumentOrder.text(labels.1))'"
        return type.change(.initializerOrder, SwiftName("init"), what) { position in
            switch position {
            case .request: .breaking("Swift wants arguments in the order of the declaration")
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
            return type.change(.additionalPropertiesAdded, added.name, "keeps other keys now") { position in
                switch position {
                case .request: .compatible("the initializer's argument has a default")
                case .response: .compatible("readers may leave it alone")
                }
            }
        case (let removed?, nil):
            return type.change(.additionalPropertiesRemoved, removed.name, "is gone") { _ in
                .breaking("other keys are no longer kept")
            }
        case (let before?, let after?) where before.name != after.name:
            return type.change(.additionalPropertiesRenamed, before.name, "is called '\(after.name)' now") { _ in
                .breaking("the old name is gone")
            }
        case (let before?, let after?):
            let relation = type.plans.types.relation(before.values, after.values)
            let what = "holds another type: " + type.plans.arrow(before.values, after.values)
            return type.change(.additionalPropertiesType, after.name, what, judge: relation.judgement)
        }
    }
}

extension PropertyPlan {
    /// Whether writers may leave it out of the initializer's call.
    var hasDefaultArgument: Bool {
        defaultValue != nil || presence == .optional || presence == .optionalNullable
    }
}
