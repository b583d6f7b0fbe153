import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Makes types of schemas, each once.
///
/// A schema with a name becomes a type of that name, whatever it is; it is built from a queue, so that types may
/// refer to each other in any way. An inline schema is built where it stands, inside of the type around it.
struct TypeBuilder {
    let schemas: [Schema]
    let options: LoweringOptions
    var facts: SchemaFacts
    var table = TypeTable()
    var diagnostics: [Diagnostic] = []
    /// Where the inline types stand, for their names.
    var sites: [TypeID: [TypeSite]] = [:]
    /// Unions whose discrimination is decided when every type is known.
    var unionDrafts: [TypeID: UnionDraft] = [:]
    /// Default values whose literal is made when every type is known.
    var pendingDefaults: [TypeID: [PendingDefault]] = [:]
    /// Where names without a property were told, which every schema that extends theirs lacks, too.
    var missingNames: Set<SourceLocation> = []
    /// The properties of all structs so far.
    var propertyCount = 0
    /// Types that were given up for an equal one or a simpler shape.
    var discarded: Set<TypeID> = []

    /// The names of the named schemas, taken before anything is built.
    let names: NamedSchemas
    let inheritance: InheritanceTree
    private let customTypes: CustomTypes
    private var namedTypes: [TypeID?]
    private var queue: [(type: TypeID, schema: SchemaID)] = []
    private var queueStart = 0
    /// What was made of inline schemas that several places share.
    private var known: [[SchemaPart]: TypeReference] = [:]
    /// What is being made; the type if it has one yet.
    private var open: [[SchemaPart]: TypeID?] = [:]
    private var shapes: [String: TypeID] = [:]

    /// How deep inline schemas may be nested in each other.
    static let deepest = 100
    /// How many schemas of one property are merged.
    static let mostParts = 100
    /// How many schemas may be merged into one at no charge; nobody extends more.
    static let freeParts = 20
    /// How many merges of schemas get types of their own: unions within unions can be combined in more ways than
    /// there are atoms.
    static let mostCombinations = 4_000
    private var combinations = 0
    /// The parts of all merges of more than ``freeParts`` schemas.
    private var mergedParts = 0

    init(document: Document, options: LoweringOptions) {
        schemas = document.schemas.schemas
        self.options = options
        facts = SchemaFacts(schemas)
        customTypes = CustomTypes(options)
        names = NamedSchemas(document: document, options: options)
        inheritance = InheritanceTree(schemas, facts: facts)
        namedTypes = [TypeID?](repeating: nil, count: schemas.count)
        diagnostics = names.diagnostics
    }

    // MARK: Uses

    /// The type that values of a schema have.
    mutating func use(of id: SchemaID, at site: TypeSite, depth: Int = 0) -> SchemaUse {
        SchemaUse(type(of: id, at: site, depth: depth), isNullable: facts.isNullable(id))
    }

    /// The type that is valid against each of several schemas.
    mutating func use(ofAll ids: [SchemaID], at site: TypeSite, depth: Int) -> SchemaUse {
        guard let first = ids.first, ids.count > 1, ids.count <= Self.mostParts else {
            return ids.first.map { use(of: $0, at: site, depth: depth) } ?? SchemaUse(.json)
        }
        let isNullable = ids.allSatisfy { facts.isAnnotation($0) || facts.isNullable($0) }
        let telling = ids.filter { !facts.isAnnotation($0) }
        guard telling.count > 1 else {
            return SchemaUse(type(of: telling.first ?? first, at: site, depth: depth), isNullable: isNullable)
        }
        if let narrowest = narrowest(of: telling) {
            return SchemaUse(type(of: narrowest, at: site, depth: depth), isNullable: isNullable)
        }
        let parts = telling.map { SchemaPart($0) }
        return SchemaUse(inlineType(of: parts, at: site, depth: depth), isNullable: isNullable)
    }

    /// The schema that already says everything that the others say.
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

    /// Whether `id` only names a type that `other` has, too.
    private mutating func isImplied(_ id: SchemaID, by other: SchemaID) -> Bool {
        let index = facts.resolved(id).index
        guard !facts.hasStructure(SchemaID(index)), schemas[index].format == nil else { return false }
        let types = merged([SchemaPart(other)]).flat.types ?? []
        return !types.isEmpty && types.allSatisfy(schemas[index].types.contains)
    }

    /// Merges schemas. A chain of a thousand `allOf` is merged a thousand times, for each of its schemas, so there is an end
    /// to it, which is that of the client's properties.
    mutating func merged(_ parts: [SchemaPart]) -> SchemaFlattener {
        guard mergedParts <= options.maximumProperties else { return SchemaFlattener([], in: []) }
        let flattener = SchemaFlattener(parts, in: schemas)
        mergedParts += max(0, flattener.flat.leaves.count - Self.freeParts)
        if mergedParts > options.maximumProperties, let id = parts.first?.id {
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
        guard depth < Self.deepest else {
            diagnostics.append(.schemaTooDeep(site.path, at: schemas[index].place))
            return .json
        }
        if facts.isPureReference(id) {
            guard let target = schemas[index].reference?.target else {
                diagnostics.append(.unresolvedProperty(site.path, at: schemas[index].place))
                return .json
            }
            return type(of: target, at: site, depth: depth + 1)
        }
        if !facts.hasStructure(id), schemas[index].types.count <= 1,
            schemas[index].contentMediaType == nil
        {
            return plainType(of: id)
        }
        return inlineType(of: [SchemaPart(id)], at: site, depth: depth)
    }

    /// The type of a schema that says nothing but a type and a format.
    private func plainType(of id: SchemaID) -> TypeReference {
        let index = id.index
        guard let type = schemas[index].types.first else {
            return schemas[index].format.flatMap { ScalarTypes(options).type(forFormat: $0) } ?? .json
        }
        switch type {
        case .object:
            return schemas[index].additionalProperties == .allowed ? .dictionary(.json) : .json
        case .array: return .array(.json)
        default:
            let isBinary = type == .file || schemas[index].contentMediaType != nil
            return ScalarTypes(options).type(type, format: schemas[index].format, isBinary: isBinary)
        }
    }

    // MARK: Named types

    /// Whether the configuration has a type of the user's own for a schema.
    func isReplaced(_ id: SchemaID) -> Bool {
        !customTypes.isEmpty && customTypes.type(of: schemas[id.index]) != nil
    }

    /// The type of a schema with a name; it is built later.
    mutating func namedType(_ id: SchemaID) -> TypeID {
        let id = names.canonical(id)
        if let type = namedTypes[id.index] { return type }
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
        namedTypes[id.index] = type
        queue.append((type, id))
        return type
    }

    /// Builds every named type that was asked for, and those that they ask for.
    mutating func buildQueue() {
        while queueStart < queue.count {
            let (type, schema) = queue[queueStart]
            queueStart += 1
            build(type, from: schema)
        }
    }

    private mutating func build(_ type: TypeID, from id: SchemaID) {
        let name = schemas[id.index].name ?? ""
        let site = TypeSite(parent: type, prefix: table[type].name.text, base: "", owner: name, role: .property)
        if schemas[id.index].booleanSchema != nil { return }
        if options.keepsExamples { table[type].examples = schemas[id.index].examples.map { ExamplePlan($0) } }
        if let children = inheritance.children(of: id) {
            buildHierarchy(type, parent: id, children: children, at: site)
            return
        }
        let reference = shape(of: [SchemaPart(id)], at: site, into: type, depth: 0)
        if reference != .named(type) { table[type].shape = .alias(reference) }
    }

    // MARK: Inline types

    mutating func inlineType(of parts: [SchemaPart], at site: TypeSite, depth: Int) -> TypeReference {
        if let type = known[parts] {
            if case .named(let id) = type { sites[id]?.append(site) }
            return type
        }
        if let inProgress = open[parts] {
            if let id = inProgress { return .named(id) }
            diagnostics.append(.endlessSchema(site.path, at: schemas[parts[0].id.index].place))
            return .json
        }
        if parts.count > 1 {
            combinations += 1
            guard combinations <= Self.mostCombinations, parts.count <= Self.deepest * 2 else {
                diagnostics.append(.tooManyCombinations(site.path, at: schemas[parts[0].id.index].place))
                return .json
            }
        }
        open.updateValue(nil, forKey: parts)
        let type = shape(of: parts, at: site, into: nil, depth: depth)
        open.removeValue(forKey: parts)
        known[parts] = type
        return type
    }

    /// Adds a type for inline schemas, or gives back the one that waits to be filled.
    mutating func declare(_ parts: [SchemaPart], at site: TypeSite, into type: TypeID?) -> TypeID {
        if let type { return type }
        let schema = parts.last.map { schemas[$0.id.index] }
        let id = table.add(
            TypePlan(
                name: SwiftName(""),
                parent: site.parent,
                schemaName: site.path,
                documentation: schema.map(documentation(of:)) ?? Documentation(),
                isDeprecated: schema?.isDeprecated ?? false,
                place: schema?.place,
                shape: .alias(.json)
            )
        )
        sites[id] = [site]
        open.updateValue(id, forKey: parts)
        return id
    }

    /// Fills an inline type, or takes an equal one that stands under the same name instead.
    mutating func finish(_ id: TypeID, shape: TypePlan.Shape, at site: TypeSite) -> TypeReference {
        table[id].shape = shape
        guard sites[id] != nil else { return .named(id) }
        var key = ShapeSignature(shape, draft: unionDrafts[id], named: site.sharingName).text
        for pending in pendingDefaults[id] ?? [] { key += "\u{3}\(pending.property)\(pending.value.jsonText)" }
        if let equal = shapes[key], equal != id {
            sites[equal]?.append(site)
            discard(id)
            return .named(equal)
        }
        shapes[key] = id
        return .named(id)
    }

    /// Gives up a type that was declared and isn't needed.
    mutating func discard(_ id: TypeID) {
        sites[id] = nil
        unionDrafts[id] = nil
        pendingDefaults[id] = nil
        discarded.insert(id)
    }

    func documentation(of schema: Schema) -> Documentation {
        var title = schema.title
        if let text = title, let name = schema.name, SwiftNaming.type(text) == SwiftNaming.type(name) { title = nil }
        return Documentation(summary: title, description: schema.description, externalURL: schema.externalURL)
    }
}
