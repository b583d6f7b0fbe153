import ApusPlan

/// Sets the property `stream` of the bodies of operations whose response is one value or a stream.
///
/// Many APIs answer with one value or with events, depending on a Boolean property `stream` of the body. The method that
/// returns one value sends `false`, its streaming variant sends `true`. Otherwise the property and the method that is
/// called can contradict each other, and the response cannot be decoded. If the body is a union, the property is set in
/// each case that has it.
struct StreamProperties {
    /// The key of the property.
    static let key = "stream"

    private let types: TypeTable

    init(_ types: TypeTable) { self.types = types }

    /// Sets the property in all pairs of a method and its streaming variant, and adds the inferences.
    static func set(in plan: inout ClientPlan) {
        let properties = StreamProperties(plan.types)
        for group in plan.groups.indices {
            let operations = plan.groups[group].operations
            for index in operations.indices.dropLast() {
                let (method, variant) = (operations[index], operations[index + 1])
                guard method.operationID == variant.operationID, variant.isStreamingVariant,
                    properties.set(false, in: &plan.groups[group].operations[index].body),
                    properties.set(true, in: &plan.groups[group].operations[index + 1].body)
                else { continue }
                plan.inferences.append(
                    Inference(
                        subject: method.id,
                        decision: "'\(method.name)' sends '\(key): false' and '\(variant.name)' sends '\(key): true'",
                        reason: "the body has a Boolean property '\(key)', and the response is one value or a stream"
                    )
                )
            }
        }
    }

    /// Sets the property in each content that has it. Returns whether one has it.
    private func set(_ value: Bool, in body: inout BodyPlan?) -> Bool {
        guard var changed = body else { return false }
        for index in changed.contents.indices {
            guard [.json, .form, .multipart].contains(changed.contents[index].coding),
                let target = target(of: changed.contents[index].type)
            else { continue }
            changed.contents[index].fixedProperty = FixedProperty(key: Self.key, value: value, target: target)
        }
        body = changed
        return changed.contents.contains { $0.fixedProperty != nil }
    }

    /// The Boolean property `stream` of a struct, or of the structs that are cases of a union.
    private func target(of type: TypeReference, depth: Int = 0) -> FixedProperty.Target? {
        guard depth < Self.maximumDepth, let id = resolved(type) else { return nil }
        switch types[id].shape {
        case .structure(let structure):
            let property = structure.properties.first { property in
                property.key == Self.key && !property.isReadOnly
                    && (property.type == .boolean || property.type == .optional(.boolean))
            }
            return property.map { .property($0.name) }
        case .union(let union):
            let cases = union.cases.compactMap { unionCase in
                target(of: unionCase.payload, depth: depth + 1).map {
                    FixedProperty.Case(name: unionCase.name, payload: $0)
                }
            }
            return cases.isEmpty ? nil : .cases(id, cases)
        case .enumeration, .alias: return nil
        }
    }

    /// The maximum number of unions in unions.
    private static let maximumDepth = 4

    /// The type that a reference is or is an alias of; `nil` for other types.
    private func resolved(_ type: TypeReference) -> TypeID? {
        guard case .named(let id) = type else { return nil }
        // A chain of aliases is short; a cycle of aliases does not occur in a finished plan.
        if case .alias(let target) = types[id].shape, target != type { return resolved(target) }
        return id
    }
}
