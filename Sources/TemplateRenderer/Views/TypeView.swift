import ApusMustache
import ApusPlan
import ApusSwiftText

/// The views of type declarations, including nested types, for `Type.mustache`.
struct TypeView {
    let plan: ClientPlan
    let spelling: TypeSpelling
    /// The ids of the types nested in each type, by the parent's id.
    private let nested: [[TypeID]]

    init(plan: ClientPlan, spelling: TypeSpelling) {
        self.plan = plan
        self.spelling = spelling
        var nested = [[TypeID]](repeating: [], count: plan.types.plans.count)
        for id in plan.types.ids {
            if let parent = plan.types[id].parent { nested[parent.index].append(id) }
        }
        self.nested = nested
    }

    /// The view of a declaration. Exactly one of the fields `structure`, `enumeration`, `union`, `alias` is not null.
    func view(_ id: TypeID) -> TemplateObject {
        let type = plan.types[id]
        var structure = TemplateValue.null
        var enumeration = TemplateValue.null
        var union = TemplateValue.null
        var alias = TemplateValue.null
        switch type.shape {
        case .structure(let shape):
            structure = .object(StructureView(shape, spelling: spelling.inside(id)).view)
        case .enumeration(let shape): enumeration = .object(EnumerationView(shape).view)
        case .union(let shape):
            let view = UnionView(
                shape,
                spelling: spelling.inside(id),
                isSent: type.usage.contains(.request),
                conformances: type.conformances
            )
            union = .object(view.view)
        case .alias(let target): alias = .object(["type": .string(spelling.spell(target))])
        }
        return [
            "documentation": type.documentation.view(isDeprecated: type.isDeprecated),
            "access": .string(plan.access.rawValue),
            "name": .string(type.name.escaped),
            "conformances": .string(type.conformances.map { ", " + $0 }.joined()),
            "structure": structure,
            "enumeration": enumeration,
            "union": union,
            "alias": alias,
            "nested": .objects(nested[id.index].map(view)),
        ]
    }
}
