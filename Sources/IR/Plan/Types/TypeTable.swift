/// The generated types, each at the index of its id. Types refer to each other by id.
package struct TypeTable: Sendable {
    package private(set) var plans: [TypePlan] = []

    package init() {}

    /// Read in place, because a copy of a type retains a dozen values, and most readers need one.
    package subscript(id: TypeID) -> TypePlan {
        _read { yield plans[id.index] }
        _modify { yield &plans[id.index] }
    }

    /// Adds a type and returns its id.
    package mutating func add(_ plan: TypePlan) -> TypeID {
        plans.append(plan)
        return TypeID(plans.count - 1)
    }

    package var ids: some Collection<TypeID> { plans.indices.lazy.map { TypeID($0) } }
}
