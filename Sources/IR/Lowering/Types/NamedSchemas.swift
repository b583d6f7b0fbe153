import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// The Swift names of the named schemas of a description.
///
/// A namespace in the names is removed (see ``SchemaNamespaces``). Components come first, in document order, then schemas of `$defs` and of other files. A schema whose name is already
/// a Swift type name keeps it. A name that would shadow a type of Swift, Foundation or the runtime gets the suffix
/// `Model`. Schemas that only multipart bodies use have no name here (``FormOnlySchemas``). Two equal schemas with the same name (a component that refers to a file with its name, a file that is
/// included twice) have one type.
struct NamedSchemas {
    private var names: [SchemaID: SwiftName] = [:]
    private var canonicals: [SchemaID: SchemaID] = [:]
    private var isNamedSchema: [Bool]
    /// The names at the top level of the module, including those of the client and the module.
    private(set) var scope: NameScope
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []

    init(document: Document, options: LoweringOptions) {
        let schemas = document.schemas.schemas
        isNamedSchema = schemas.map { $0.name != nil }
        for id in FormOnlySchemas(document).ids {
            let schema = schemas[id.index]
            let isReplaced = [schema.name, schema.pointer].contains { $0.flatMap { options.schemas[$0] } != nil }
            if !isReplaced { isNamedSchema[id.index] = false }
        }
        scope = NameScope(reserved: ReservedNames.types.union([options.module, options.clientTypeName.text]))
        let components = Set(document.componentSchemas)
        let others = document.schemas.ids.filter { isNamedSchema[$0.index] && !components.contains($0) }
        let ordered = document.componentSchemas.filter { isNamedSchema[$0.index] } + others

        let short = shortNames(ordered, schemas, components: ordered.count - others.count, options)
        var owners: [String: SchemaID] = [:]
        var equality = SchemaEquality(schemas)
        var deferred: [(id: SchemaID, wanted: String)] = []
        for id in ordered {
            let schema = schemas[id.index]
            let spelled = schema.name ?? ""
            let configured = options.names[schema.pointer] ?? options.names[spelled]
            let override = configured ?? short[id]
            let wanted = configured.map(SwiftNaming.configuredType) ?? SwiftNaming.type(override ?? spelled)
            if override != nil || wanted == spelled, owners[wanted] == nil, scope.insert(wanted) {
                names[id] = SwiftName(wanted)
                owners[wanted] = id
            } else {
                deferred.append((id, wanted))
            }
        }
        for (id, wanted) in deferred {
            claim(id, wanted: wanted, owners: &owners, equality: &equality, schemas: schemas)
        }
    }

    /// The names of schemas that match a pattern of the configuration or have a namespace. A shorter name is used if no
    /// other schema has it.
    private mutating func shortNames(
        _ ids: [SchemaID],
        _ schemas: [Schema],
        components: Int,
        _ options: LoweringOptions
    ) -> [SchemaID: String] {
        let names = ids.map { schemas[$0.index].name ?? "" }
        let namespaces = options.schemaNames == .inferred ? SchemaNamespaces(Array(names.prefix(components))) : nil
        var lists: [[RankedName]] = []
        for (id, name) in zip(ids, names) {
            let pointer = schemas[id.index].pointer
            if let override = options.names[pointer] ?? options.names[name] {
                lists.append([RankedName(override, .configured)])
                continue
            }
            let pattern = options.namePatterns.name(for: [name, pointer]).map {
                RankedName($0, .pattern)
            }
            let short = namespaces?.candidates(for: name) ?? []
            let inferred = short.map { RankedName($0, .inferred) }
            lists.append((pattern.map { [$0] } ?? []) + inferred + [RankedName(name, .written)])
        }
        guard lists.contains(where: { $0.count > 1 }) else { return [:] }
        let choice = NameChoice(lists.map { $0.map(\.rank) }, reserved: scope.taken) { index, position in
            SwiftNaming.type(lists[index][position].name)
        }
        let positions = choice.positions
        var result: [SchemaID: String] = [:]
        for (index, id) in ids.enumerated() {
            let (list, position) = (lists[index], positions[index])
            guard position + 1 < list.count else { continue }
            result[id] = list[position].name
            guard list[position].rank == .inferred else { continue }
            inferences.append(
                Inference(
                    subject: names[index],
                    decision: "the type is named '\(SwiftNaming.type(list[position].name))'",
                    reason: "most names of schemas start with a namespace"
                )
            )
        }
        return result
    }

    /// Names a schema whose name is spelled differently in Swift or already taken.
    private mutating func claim(
        _ id: SchemaID,
        wanted: String,
        owners: inout [String: SchemaID],
        equality: inout SchemaEquality,
        schemas: [Schema]
    ) {
        let schema = schemas[id.index]
        if let owner = owners[wanted] {
            if equality.areEqual(id, owner) {
                // If one of them is only a reference, the other one is the type.
                if schemas[owner.index].reference == nil {
                    canonicals[id] = owner
                } else {
                    names[id] = names[owner]
                    canonicals[owner] = id
                    owners[wanted] = id
                }
                return
            }
            names[id] = scope.claim(wanted)
            diagnostics.append(
                .typeNameTaken(
                    schema.name ?? "",
                    name: name(of: id),
                    at: schema.place,
                    first: schemas[owner.index].place
                )
            )
        } else if scope.insert(wanted) {
            names[id] = SwiftName(wanted)
        } else {
            names[id] = scope.claim(ReservedNames.renamed(wanted, suffix: "Model"))
            diagnostics.append(.typeNameReserved(schema.name ?? "", name: name(of: id), at: schema.place))
        }
        owners[wanted] = owners[wanted] ?? id
    }

    func isNamed(_ id: SchemaID) -> Bool { isNamedSchema[id.index] }

    /// The schema whose type is used for this schema.
    func canonical(_ id: SchemaID) -> SchemaID {
        var id = id
        for _ in 0..<SchemaFacts.maximumReferenceDepth {
            guard let next = canonicals[id] else { return id }
            id = next
        }
        return id
    }

    func name(of id: SchemaID) -> SwiftName { names[canonical(id)] ?? SwiftName("Unnamed") }
}

/// Compares schemas structurally. Schemas with cycles are equal if no difference is found.
struct SchemaEquality {
    private let schemas: [Schema]
    private var assumed: Set<Pair> = []
    /// The maximum number of compared pairs. Larger schemas are considered different.
    private static let maximumPairs = 5_000

    private struct Pair: Hashable {
        var first: SchemaID
        var second: SchemaID
    }

    init(_ schemas: [Schema]) { self.schemas = schemas }

    mutating func areEqual(_ first: SchemaID, _ second: SchemaID) -> Bool {
        assumed = []
        var open = [Pair(first: target(first), second: target(second))]
        while let pair = open.popLast() {
            if pair.first == pair.second || !assumed.insert(pair).inserted { continue }
            guard assumed.count < Self.maximumPairs, let children = children(of: pair) else { return false }
            open += children
        }
        return true
    }

    /// The pairs of subschemas that must also be equal; `nil` if the schemas differ.
    private func children(of pair: Pair) -> [Pair]? {
        let first = schemas[pair.first.index]
        let second = schemas[pair.second.index]
        guard first.types == second.types, first.isNullable == second.isNullable, first.format == second.format,
            first.booleanSchema == second.booleanSchema, first.required.map(\.name) == second.required.map(\.name),
            first.properties.map(\.name) == second.properties.map(\.name), first.isReadOnly == second.isReadOnly,
            first.isWriteOnly == second.isWriteOnly, areEqual(first.const, second.const),
            areEqual(first.defaultValue, second.defaultValue), areEqual(first.enumeration, second.enumeration),
            first.discriminator?.propertyName == second.discriminator?.propertyName,
            first.discriminator?.mapping.map(\.value) == second.discriminator?.mapping.map(\.value),
            first.patternProperties.map(\.name) == second.patternProperties.map(\.name)
        else { return nil }
        let firstChildren = children(of: first)
        let secondChildren = children(of: second)
        guard firstChildren.map(\.count) == secondChildren.map(\.count) else { return nil }
        return zip(firstChildren.joined(), secondChildren.joined()).map {
            Pair(first: target($0), second: target($1))
        }
    }

    private func children(of schema: Schema) -> [[SchemaID]] {
        var additional: [SchemaID] = []
        if case .schema(let id) = schema.additionalProperties { additional = [id] }
        return [
            schema.reference?.target.map { [$0] } ?? [], schema.properties.map(\.schema), additional,
            schema.patternProperties.map(\.schema), schema.items.map { [$0] } ?? [], schema.prefixItems, schema.allOf,
            schema.oneOf, schema.anyOf,
        ]
    }

    private func areEqual(_ first: Node?, _ second: Node?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.isEqualJSON(to: second)
    }

    private func areEqual(_ first: [Node]?, _ second: [Node]?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.count == second.count && zip(first, second).allSatisfy { $0.isEqualJSON(to: $1) }
    }

    private func target(_ id: SchemaID) -> SchemaID {
        var id = id
        for _ in 0..<SchemaFacts.maximumReferenceDepth {
            guard let reference = schemas[id.index].reference, let target = reference.target,
                schemas[id.index].properties.isEmpty, schemas[id.index].allOf.isEmpty
            else { return id }
            id = target
        }
        return id
    }
}

extension DiagnosticCode {
    static let typeNameTaken = DiagnosticCode(
        "type-name-taken",
        .warning,
        explanation: """
            Two schemas have the same Swift type name.

            Their names differ only in case or punctuation, or they are schemas of two files with the same name. The \
            one whose name is already a Swift type name, otherwise the first in document order, keeps the name; the \
            other gets a number. Choose a name with `names` in `apus.yaml`.
            """
    )

    static let typeNameReserved = DiagnosticCode(
        "type-name-reserved",
        .remark,
        explanation: """
            A schema has the name of a type of Swift, Foundation or the runtime.

            A type `Error` or `Data` of the client would shadow the type that generated code uses, so it gets the \
            suffix `Model`. Choose another name with `names` in `apus.yaml`.
            """
    )
}

extension Diagnostic {
    static func typeNameTaken(_ schema: String, name: SwiftName, at place: SourceLocation, first: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .typeNameTaken,
            "schema '\(schema)' has the same Swift name as another schema",
            at: place,
            consequence: "its type is named '\(name)'",
            help: "choose a name for it under 'names' in apus.yaml",
            related: [RelatedPlace("the other schema", at: first)],
            fix: .configuredName(key: schema, name: name.text)
        )
    }

    static func typeNameReserved(_ schema: String, name: SwiftName, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .typeNameReserved,
            "schema '\(schema)' has the name of a type that generated code uses",
            at: place,
            consequence: "its type is named '\(name)'"
        )
    }
}
