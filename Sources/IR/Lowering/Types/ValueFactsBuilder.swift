import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// The facts of values that are valid against all of several schemas; `nil` if there are none, or if the plan does
    /// not keep what only documentation needs.
    mutating func valueFacts(of ids: [SchemaID]) -> ValueFacts? {
        options.keepsExamples ? valueFacts(of: ids, depth: 0) : nil
    }

    /// The maximum nesting depth of arrays and dictionaries whose elements have facts.
    private static let maximumElementDepth = 4

    private mutating func valueFacts(of ids: [SchemaID], depth: Int) -> ValueFacts? {
        var parts: [SchemaID] = []
        for id in ids { collectParts(of: id, into: &parts, depth: 0) }
        var draft = ValueFactsDraft()
        for id in parts { draft.add(schemas[id.index]) }
        let isNullable = !ids.isEmpty && ids.allSatisfy { facts.isNullable($0) }
        let elements = depth < Self.maximumElementDepth ? draft.elements : []
        let result = ValueFacts(
            format: draft.format,
            isNullable: isNullable,
            constraints: draft.constraints,
            defaultValue: draft.defaultValue,
            elements: elements.isEmpty ? nil : valueFacts(of: elements, depth: depth + 1)
        )
        return result.isEmpty ? nil : result
    }

    /// The inline schema of `anyOf: [T, null]`; `nil` for other schemas.
    func nullableMember(of id: SchemaID) -> SchemaID? {
        let schema = schemas[id.index]
        guard !(schema.oneOf.isEmpty && schema.anyOf.isEmpty) else { return nil }
        let members = (schema.oneOf + schema.anyOf).filter { !schemas[$0.index].allowsOnlyNull }
        guard members.count == 1, schemas[members[0].index].reference == nil else { return nil }
        return members[0]
    }

    /// The schema and those that it refers to or includes, each after the schemas that it refers to. Of a union with
    /// `null`, the other member is included.
    private func collectParts(of id: SchemaID, into parts: inout [SchemaID], depth: Int) {
        guard depth < 16, parts.count < 64, !parts.contains(id) else { return }
        let schema = schemas[id.index]
        if let target = schema.reference?.target { collectParts(of: target, into: &parts, depth: depth + 1) }
        for member in schema.allOf { collectParts(of: member, into: &parts, depth: depth + 1) }
        let members = (schema.oneOf + schema.anyOf).filter { !schemas[$0.index].allowsOnlyNull }
        if members.count == 1 { collectParts(of: members[0], into: &parts, depth: depth + 1) }
        parts.append(id)
    }
}

/// The facts of schemas that are merged. A later schema replaces what an earlier one says.
private struct ValueFactsDraft {
    var format: String?
    var constraints: [ValueConstraint] = []
    var defaultValue: JSONLiteral?
    /// The schemas of the elements of an array or the values of a dictionary.
    var elements: [SchemaID] = []

    mutating func add(_ schema: Schema) {
        if let format = schema.format { self.format = format }
        if let value = schema.defaultValue { defaultValue = JSONLiteral(value, for: schema.types) }
        for constraint in Self.constraints(of: schema) where !constraints.contains(constraint) {
            constraints.append(constraint)
        }
        if let items = schema.items { elements = [items] }
        if case .schema(let values) = schema.additionalProperties, schema.properties.isEmpty { elements = [values] }
    }

    private static func constraints(of schema: Schema) -> [ValueConstraint] {
        func number(_ node: Node?, _ constraint: (String) -> ValueConstraint) -> ValueConstraint? {
            node?.numberText.map(constraint)
        }
        // OpenAPI 3.0 spells an exclusive bound beside the inclusive one, which is redundant.
        let hasEqualMinimum = schema.exclusiveMinimum?.numberText == schema.minimum?.numberText
        let hasEqualMaximum = schema.exclusiveMaximum?.numberText == schema.maximum?.numberText
        let found: [ValueConstraint?] = [
            hasEqualMinimum ? nil : number(schema.minimum) { .minimum($0) },
            number(schema.exclusiveMinimum) { .exclusiveMinimum($0) },
            hasEqualMaximum ? nil : number(schema.maximum) { .maximum($0) },
            number(schema.exclusiveMaximum) { .exclusiveMaximum($0) },
            number(schema.multipleOf) { .multipleOf($0) },
            schema.minLength.map { .minimumLength($0) },
            schema.maxLength.map { .maximumLength($0) },
            schema.pattern.map { .pattern($0) },
            schema.minItems.map { .minimumItems($0) },
            schema.maxItems.map { .maximumItems($0) },
            schema.uniqueItems ? .uniqueItems : nil,
            schema.minProperties.map { .minimumProperties($0) },
            schema.maxProperties.map { .maximumProperties($0) },
            schema.contentMediaType.map { .contentMediaType($0) },
            schema.contentEncoding.map { .contentEncoding($0) },
        ]
        return found.compactMap { $0 }
    }
}
