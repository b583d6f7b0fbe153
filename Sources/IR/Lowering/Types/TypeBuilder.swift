import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Makes types from schemas, one for each schema.
///
/// A named schema becomes a type with that name. Named types are declared first and built from a queue, so that they
/// can refer to each other in any order. The type of an inline schema is built where the schema is used, nested in the
/// type that contains it.
struct TypeBuilder {
    let schemas: [Schema]
    let options: LoweringOptions
    var facts: SchemaFacts
    var table = TypeTable()
    var diagnostics: [Diagnostic] = []
    var pending = PendingDecisions()
    var inlineTypes = InlineTypes()
    /// Limits the number of properties of all structs.
    var propertyLimit: CountLimit
    /// Places of `required` names that were already reported as missing. Schemas that extend the schema lack them too.
    var reportedMissingNames: Set<SourceLocation> = []

    /// The names of the named schemas. They are assigned before any type is built.
    let names: NamedSchemas
    let inheritance: InheritanceTree
    /// Whether a part of a multipart body whose schema has no type is a file (OpenAPI 3.1.1 §4.8.15).
    let typelessPartsAreFiles: Bool
    private let customTypes: CustomTypes
    private var queue: SchemaQueue
    var cache: InlineSchemaCache
    /// Limits the number of merged schemas beyond ``uncountedParts`` in all merges.
    private var mergeLimit: CountLimit
    /// Limits the number of types for combinations of schemas. Nested unions can be combined in exponentially many
    /// ways.
    var combinationLimit = CountLimit(maximum: 4_000)

    /// The maximum nesting depth of inline schemas.
    static let maximumNesting = 100
    /// The maximum number of schemas that are merged for one property.
    static let maximumPropertySchemas = 100
    /// The number of schemas in a merge that do not count towards the limit of merged schemas. Typical schemas do not
    /// extend more.
    static let uncountedParts = 20
    /// The maximum number of schemas in a combination.
    static let maximumCombinedSchemas = 200

    init(document: Document, options: LoweringOptions) {
        schemas = document.schemas.schemas
        self.options = options
        facts = SchemaFacts(schemas)
        customTypes = CustomTypes(options)
        names = NamedSchemas(document: document, options: options)
        inheritance = InheritanceTree(schemas, facts: facts)
        typelessPartsAreFiles = document.version >= .v3_1
        queue = SchemaQueue(schemaCount: schemas.count)
        cache = InlineSchemaCache(schemaCount: schemas.count)
        propertyLimit = CountLimit(maximum: options.maximumProperties)
        mergeLimit = CountLimit(maximum: options.maximumProperties)
        diagnostics = names.diagnostics
    }

    // MARK: Uses

    /// The type of values of a schema.
    mutating func use(of id: SchemaID, at site: TypeSite, depth: Int = 0) -> SchemaUse {
        SchemaUse(type(of: id, at: site, depth: depth), isNullable: facts.isNullable(id))
    }

    /// The type of values that are valid against all of several schemas.
    mutating func use(ofAll ids: [SchemaID], at site: TypeSite, depth: Int) -> SchemaUse {
        guard let first = ids.first, ids.count > 1, ids.count <= Self.maximumPropertySchemas else {
            return ids.first.map { use(of: $0, at: site, depth: depth) } ?? SchemaUse(.json)
        }
        var constraining = ids.filter { !facts.isAnnotation($0) }
        // A bare `type: object` is overridden by every other schema.
        let specific = constraining.filter { id in
            let schema = schemas[facts.resolved(id).index]
            return !schema.isBareObject || schema.reference != nil || !schema.allOf.isEmpty
        }
        if !specific.isEmpty { constraining = specific }
        let isNullable = constraining.allSatisfy { facts.isNullable($0) }
        guard constraining.count > 1 else {
            return SchemaUse(type(of: constraining.first ?? first, at: site, depth: depth), isNullable: isNullable)
        }
        if let narrowest = narrowest(of: constraining) {
            return SchemaUse(type(of: narrowest, at: site, depth: depth), isNullable: isNullable)
        }
        let parts = constraining.map { SchemaPart($0) }
        return SchemaUse(inlineType(of: parts, at: site, depth: depth), isNullable: isNullable)
    }

    /// The schema that includes the constraints of all others; `nil` if there is none.
    private mutating func narrowest(of ids: [SchemaID]) -> SchemaID? {
        let leaves = ids.map { Set(merged([SchemaPart($0)]).flat.leaves) }
        for (index, id) in ids.enumerated().reversed() {
            let covers = ids.indices.allSatisfy { other in
                other == index || leaves[other].isSubset(of: leaves[index]) || isImplied(ids[other], by: id)
            }
            if covers { return id }
        }
        return nil
    }

    /// Whether `id` only declares types that `other` also declares.
    private mutating func isImplied(_ id: SchemaID, by other: SchemaID) -> Bool {
        let index = facts.resolved(id).index
        guard !facts.hasStructure(SchemaID(index)), schemas[index].format == nil else { return false }
        let types = merged([SchemaPart(other)]).flat.types ?? []
        return !types.isEmpty && types.allSatisfy(schemas[index].types.contains)
    }

    /// Merges schemas.
    ///
    /// Each schema of a chain of `allOf` merges all schemas that it extends, which takes quadratic time. So the number
    /// of merged schemas is limited to the maximum number of properties. Beyond it the result is empty.
    mutating func merged(_ parts: [SchemaPart]) -> SchemaFlattener {
        guard !mergeLimit.isExceeded else { return SchemaFlattener([], in: []) }
        let flattener = SchemaFlattener(parts, in: schemas)
        let counted = max(0, flattener.flat.leaves.count - Self.uncountedParts)
        if mergeLimit.add(counted), let id = parts.first?.id {
            let path = schemas[id.index].name ?? schemas[id.index].pointer
            diagnostics.append(
                .tooManyProperties(path, limit: options.maximumProperties, at: schemas[id.index].place)
            )
        }
        return flattener
    }

    private mutating func type(of id: SchemaID, at site: TypeSite, depth: Int) -> TypeReference {
        let index = id.index
        if !customTypes.isEmpty, let custom = customTypes.type(of: schemas[index]) { return custom }
        if names.isNamed(id) { return .named(namedType(id)) }
        if let always = schemas[index].booleanSchema {
            if !always { diagnostics.append(.impossibleSchema(site.path, at: schemas[index].place)) }
            return .json
        }
        guard depth < Self.maximumNesting else {
            diagnostics.append(.schemaTooDeep(site.path, at: schemas[index].place))
            return .json
        }
        if facts.isPureReference(id) {
            // The parser reports references that cannot be resolved.
            guard let target = schemas[index].reference?.target else { return .json }
            return type(of: target, at: site, depth: depth + 1)
        }
        if !facts.hasStructure(id), schemas[index].types.count <= 1,
            schemas[index].contentMediaType == nil, schemas[index].contentSchema == nil
        {
            return plainType(of: id)
        }
        return inlineType(of: [SchemaPart(id)], at: site, depth: depth)
    }

    /// The type of a schema that has only `type` and `format`.
    private func plainType(of id: SchemaID) -> TypeReference {
        let index = id.index
        guard let type = schemas[index].types.first else {
            return schemas[index].scalarFormat.flatMap { ScalarTypes(options).type(forFormat: $0) } ?? .json
        }
        switch type {
        case .object: return .dictionary(.json)
        case .array: return .array(.json)
        default:
            let isBinary = type == .file || schemas[index].isBinaryContent
            return ScalarTypes(options).type(type, format: schemas[index].scalarFormat, isBinary: isBinary)
        }
    }

    // MARK: Named types

    /// Whether the configuration assigns a type to the schema.
    func isReplaced(_ id: SchemaID) -> Bool {
        !customTypes.isEmpty && customTypes.type(of: schemas[id.index]) != nil
    }

    /// The type of a named schema. It is declared now and built later.
    mutating func namedType(_ id: SchemaID) -> TypeID {
        let id = names.canonical(id)
        if let type = queue.type(of: id) { return type }
        let schema = schemas[id.index]
        let type = table.add(
            TypePlan(
                name: names.name(of: id),
                schemaName: schema.name ?? "",
                documentation: documentation(of: schema),
                isDeprecated: schema.isDeprecated,
                place: schema.place,
                shape: .alias(.json)
            )
        )
        queue.append(type, for: id)
        return type
    }

    /// Builds all declared named types, and those that they use.
    mutating func buildQueue() {
        while let next = queue.popFirst() { build(next.type, from: next.schema) }
    }

    private mutating func build(_ type: TypeID, from id: SchemaID) {
        let name = schemas[id.index].name ?? ""
        let site = TypeSite(parent: type, prefix: table[type].name.text, base: "", owner: name, role: .property)
        if schemas[id.index].booleanSchema != nil { return }
        if options.keepsExamples {
            table[type].examples = schemas[id.index].examples.map { ExamplePlan($0) }
            table[type].facts = valueFacts(of: [id])
        }
        if let children = inheritance.children(of: id) {
            buildHierarchy(type, parent: id, children: children, at: site)
            return
        }
        let reference = shape(of: [SchemaPart(id)], at: site, into: type, depth: 0)
        if reference != .named(type) { table[type].shape = .alias(reference) }
    }

    /// The documentation of a schema. A title that only repeats the name, or is an identifier, is omitted.
    func documentation(of schema: Schema) -> Documentation {
        var title = schema.proseTitle
        if let text = title, let name = schema.name, SwiftNaming.type(text) == SwiftNaming.type(name) { title = nil }
        return Documentation(summary: title, description: schema.description, externalURL: schema.externalURL)
    }
}

extension Schema {
    /// The title, unless it is an identifier such as `discounts_params`, which some frameworks write.
    var proseTitle: String? {
        title.flatMap { $0.utf8.contains(UInt8(ascii: "_")) && !$0.utf8.contains(UInt8(ascii: " ")) ? nil : $0 }
    }
}
