import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// The Swift names of the schemas that the description names.
///
/// Components come first, in document order, then what `$defs` and files name. A name that is spelled as Swift wants it
/// keeps it. A name that would hide a type of Swift, Foundation or the runtime gets the suffix `Model`. Two schemas of
/// one name and one meaning (a component that refers to a file of its name, a file that is there twice) are one type.
struct NamedSchemas {
    private var names: [SchemaID: SwiftName] = [:]
    private var canonicals: [SchemaID: SchemaID] = [:]
    private var isNamedSchema: [Bool]
    /// The names at the top level of the module, the client's and the module's among them.
    private(set) var scope: NameScope
    private(set) var diagnostics: [Diagnostic] = []

    init(document: Document, options: LoweringOptions) {
        let schemas = document.schemas.schemas
        isNamedSchema = schemas.map { $0.name != nil }
        scope = NameScope(reserved: ReservedNames.types.union([options.module, options.clientTypeName.text]))
        let components = Set(document.componentSchemas)
        let others = document.schemas.ids.filter { isNamedSchema[$0.index] && !components.contains($0) }
        let ordered = document.componentSchemas.filter { isNamedSchema[$0.index] } + others

        var owners: [String: SchemaID] = [:]
        var equality = SchemaEquality(schemas)
        var waiting: [(id: SchemaID, wanted: String)] = []
        for id in ordered {
            let schema = schemas[id.index]
            let spelled = schema.name ?? ""
            let override = options.names[schema.pointer] ?? options.names[spelled]
            let wanted = SwiftNaming.type(override ?? spelled)
            if override != nil || wanted == spelled, owners[wanted] == nil, scope.insert(wanted) {
                names[id] = SwiftName(wanted)
                owners[wanted] = id
            } else {
                waiting.append((id, wanted))
            }
        }
        for (id, wanted) in waiting {
            settle(id, wanted: wanted, owners: &owners, equality: &equality, schemas: schemas)
        }
    }

    private mutating func settle(
        _ id: SchemaID,
        wanted: String,
        owners: inout [String: SchemaID],
        equality: inout SchemaEquality,
        schemas: [Schema]
    ) {
        let schema = schemas[id.index]
        if let owner = owners[wanted] {
            if equality.areEqual(id, owner) {
                // What the other refers to is built; the reference is another name of it.
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

    /// The schema whose type stands for this one's.
    func canonical(_ id: SchemaID) -> SchemaID {
        var id = id
        for _ in 0..<SchemaFacts.deepest {
            guard let next = canonicals[id] else { return id }
            id = next
        }
        return id
    }

    func name(of id: SchemaID) -> SwiftName { names[canonical(id)] ?? SwiftName("Unnamed") }
}

/// Whether two schemas mean the same, cycles included: equal until shown otherwise.
struct SchemaEquality {
    private let schemas: [Schema]
    private var assumed: Set<Pair> = []
    /// How many pairs one question may look at.
    private static let patience = 5_000

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
            guard assumed.count < Self.patience, let children = children(of: pair) else { return false }
            open += children
        }
        return true
    }

    /// What must be equal, too; `nil` when the schemas themselves differ.
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
        var facts = id
        for _ in 0..<SchemaFacts.deepest {
            guard let reference = schemas[facts.index].reference, let target = reference.target,
                schemas[facts.index].properties.isEmpty, schemas[facts.index].allOf.isEmpty
            else { return facts }
            facts = target
        }
        return facts
    }
}

extension DiagnosticCode {
    static let typeNameTaken = DiagnosticCode(
        "type-name-taken",
        .warning,
        explanation: """
            Two schemas become the same Swift type name.

            Names that differ only in case or punctuation, or schemas of two files with the same name, would be one \
            type. The one that is spelled as Swift wants it, or else the first in document order, keeps the name; the \
            other gets a number. Choose a name yourself with `names` in `apus.yaml`.
            """
    )

    static let typeNameReserved = DiagnosticCode(
        "type-name-reserved",
        .remark,
        explanation: """
            A schema has the name of a type of Swift, Foundation or the runtime.

            A type `Error` or `Data` of the client would hide the one that generated code needs, so it gets the suffix \
            `Model`. Choose another name with `names` in `apus.yaml`.
            """
    )
}

extension Diagnostic {
    static func typeNameTaken(_ schema: String, name: SwiftName, at place: SourceLocation, first: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .typeNameTaken,
            "schema '\(schema)' becomes the same Swift name as another one",
            at: place,
            consequence: "its type is called '\(name)'",
            help: "choose a name for it under 'names' in apus.yaml",
            related: [RelatedPlace("the other one", at: first)]
        )
    }

    static func typeNameReserved(_ schema: String, name: SwiftName, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .typeNameReserved,
            "schema '\(schema)' has the name of a type that generated code uses",
            at: place,
            consequence: "its type is called '\(name)'"
        )
    }
}
