import ApusDiagnostics
import ApusGenerator
import ApusPlan
import ApusSpecParser

/// The properties, parameters and payloads whose type is or contains `JSONValue` although their schema says more, by
/// reason. A schema that allows any value is not counted.
///
/// | reason | the schema |
/// |---|---|
/// | `unresolved` | has a reference that cannot be resolved |
/// | `union` | is a `oneOf` or `anyOf` whose members have no common Swift type |
/// | `combination` | is an `allOf` of schemas that contradict each other, or of several unions |
/// | `enumeration` | has values of several kinds, arrays or objects |
/// | `types` | allows several types |
/// | `array`, `object` | has elements or properties that are not in the type |
/// | `scalar` | is a string, number or boolean |
struct UntypedValues {
    private enum Kind: String, CaseIterable { case properties, parameters, payloads }

    private let schemas: [Schema]
    private let types: TypeTable
    private var counts: [Kind: [String: Int]] = [:]
    /// The schemas of properties and the schemas of aliases, by the place of the key or of the schema.
    private var propertySchemas: [SourceLocation: SchemaID] = [:]

    init?(_ generated: GeneratedClient) {
        guard let document = generated.document, let plan = generated.plan else { return nil }
        schemas = document.schemas.schemas
        types = plan.types
        for schema in schemas {
            for property in schema.properties { propertySchemas[property.place] = property.schema }
        }
        for type in plan.types.plans { add(type) }
        let operations = Dictionary(document.operations.map { ("\($0.method.uppercased()) \($0.path)", $0) }) {
            first,
            _ in
            first
        }
        for operation in plan.groups.flatMap(\.operations) {
            guard let described = operations[operation.operationID.description] else { continue }
            add(operation, described)
        }
    }

    /// The counts: `properties=3 union=2 object=1 payloads=1 types=1`. Empty if there are none.
    var text: String {
        Kind.allCases.compactMap { kind -> String? in
            guard let reasons = counts[kind] else { return nil }
            let list = reasons.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            return "\(kind.rawValue)=\(reasons.values.reduce(0, +)) (\(list.joined(separator: " ")))"
        }.joined(separator: " ")
    }

    // MARK: Values

    private mutating func add(_ type: TypePlan) {
        guard case .structure(let structure) = type.shape else { return }
        for property in structure.properties {
            guard let place = property.place, let schema = propertySchemas[place] else { continue }
            count(property.type, schema, as: .properties)
        }
    }

    private mutating func add(_ operation: OperationPlan, _ described: Operation) {
        for parameter in operation.parameters {
            let found = described.parameters.first { $0.name == parameter.wireName }
            if let schema = found?.schema ?? found?.content?.schema { count(parameter.type, schema, as: .parameters) }
        }
        for content in operation.body?.contents ?? [] where content.coding == .json {
            let media = described.requestBody?.content.first { content.mediaTypes.contains($0.name) }
            if let schema = media?.schema { count(content.type, schema, as: .payloads) }
        }
        for response in operation.responses {
            guard let content = response.content, content.coding == .json else { continue }
            let media = described.responses.first { StatusPattern(documented: $0.status) == response.status }?
                .content.first { content.mediaTypes.contains($0.name) }
            if let schema = media?.schema { count(content.type, schema, as: .payloads) }
        }
    }

    private mutating func count(_ type: TypeReference, _ schema: SchemaID, as kind: Kind) {
        guard let reason = reason(type, [schema], depth: 0) else { return }
        counts[kind, default: [:]][reason, default: 0] += 1
    }

    // MARK: Reasons

    /// The reason why a type has less than its schemas say; `nil` if it has all.
    private func reason(_ type: TypeReference, _ ids: [SchemaID], depth: Int) -> String? {
        guard depth < 20, !ids.isEmpty else { return nil }
        let schemas = ids.flatMap(applicable)
        switch type {
        case .optional(let wrapped): return reason(wrapped, ids, depth: depth + 1)
        case .array(let element):
            return reason(element, schemas.compactMap(\.items), depth: depth + 1)
        case .dictionary(let value):
            if schemas.contains(where: { !$0.properties.isEmpty }) { return "object" }
            let values = schemas.compactMap { schema -> SchemaID? in
                if case .schema(let id)? = schema.additionalProperties { id } else { nil }
            }
            return reason(value, values, depth: depth + 1)
        case .json: return statement(of: schemas)
        default: return nil
        }
    }

    /// The schemas that a value must be valid against: the schema and those of its `$ref` and `allOf`.
    private func applicable(_ id: SchemaID) -> [Schema] {
        var found: [Schema] = []
        var seen: Set<SchemaID> = []
        var open = [id]
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            found.append(schemas[id.index])
            open += schemas[id.index].allOf
            if let target = schemas[id.index].reference?.target { open.append(target) }
        }
        return found
    }

    /// What schemas say about their values; `nil` if they allow any value.
    private func statement(of schemas: [Schema]) -> String? {
        if schemas.contains(where: { $0.booleanSchema == false }) { return nil }
        if schemas.contains(where: { $0.reference.map { $0.target == nil } == true }) { return "unresolved" }
        let unions = schemas.flatMap { $0.oneOf + $0.anyOf }
        if !unions.isEmpty, !unions.contains(where: { statement(of: applicable($0)) == nil && !isNull($0) }) {
            return unions.allSatisfy(isNull) ? nil : "union"
        }
        if schemas.contains(where: { $0.enumeration != nil || $0.const != nil }) { return "enumeration" }
        let typed = schemas.filter { !$0.types.isEmpty }
        if typed.count > 1, Set(typed.map(\.types)).count > 1 { return "combination" }
        guard let types = typed.first?.types else {
            if schemas.contains(where: { !$0.properties.isEmpty }) { return "object" }
            return schemas.contains { $0.items != nil } ? "array" : nil
        }
        if types.count > 1 { return Set(types).isSuperset(of: [.string, .boolean, .array, .object]) ? nil : "types" }
        return types == [.array] ? "array" : types == [.object] ? "object" : "scalar"
    }

    private func isNull(_ id: SchemaID) -> Bool { schemas[id.index].allowsOnlyNull }
}

extension StatusPattern {
    fileprivate init(documented status: Response.Status) {
        switch status {
        case .exact(let code): self = .exact(code)
        case .range(let first): self = .range(first)
        case .default: self = .default
        }
    }
}
