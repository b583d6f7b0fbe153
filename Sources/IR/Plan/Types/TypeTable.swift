// Public, like `TypeID` and `TypePlan`, because the compiler inlines only public functions into other modules.

/// The generated types, each at the index of its id. Types refer to each other by id.
public struct TypeTable: Sendable {
    @usableFromInline package internal(set) var plans: [TypePlan] = []

    package init() {}

    /// Read in place, because a copy of a type retains a dozen values, and most readers need one.
    @inlinable public subscript(id: TypeID) -> TypePlan {
        _read { yield plans[id.index] }
        _modify { yield &plans[id.index] }
    }

    /// Adds a type and returns its id.
    package mutating func add(_ plan: consuming TypePlan) -> TypeID {
        plans.append(plan)
        return TypeID(plans.count - 1)
    }

    package var ids: some Collection<TypeID> { plans.indices.lazy.map { TypeID($0) } }
}

extension TypeTable {
    /// Whether the type is a struct that conforms to `Identifiable` without further code: it has a required property `id`,
    /// which has this name in Swift, too, and a scalar or an enumeration as its type.
    package func isIdentifiable(_ id: TypeID) -> Bool {
        guard case .structure(let plan) = self[id].shape, plan.coding == .json else { return false }
        return plan.properties.contains { property in
            property.key == "id" && property.name.text == "id" && property.presence == .required
                && isIdentity(property.type)
        }
    }

    private func isIdentity(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .boolean, .integer, .double, .float, .decimal, .dateTime, .date, .uuid, .url, .base64: true
        case .named(let id):
            switch self[id].shape {
            case .enumeration: true
            case .alias(let target): isIdentity(target)
            case .structure, .union: false
            }
        case .bytes, .json, .array, .dictionary, .optional, .jsonText, .custom: false
        }
    }
}
