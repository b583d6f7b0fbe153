import ApusDiagnostics
import ApusSpecParser

/// Holds values against their schemas (JSON Schema 2020-12, and OpenAPI's dialects of it).
///
/// | checked | not checked |
/// |---|---|
/// | `type`, `nullable`, `enum`, `const`, `not` | `pattern`, `patternProperties`' values |
/// | `required` with regard to `readOnly` and `writeOnly` | `multipleOf`, `contains`, `if`, dependencies |
/// | `properties`, `additionalProperties`, `items`, `prefixItems` | formats that are texts in Swift: `email`, `uri` |
/// | `allOf`, `oneOf`, `anyOf`, `discriminator` | that only one schema of a `oneOf` fits |
/// | bounds of numbers, lengths, counts, `uniqueItems` | |
/// | formats `date-time`, `date`, `uuid`, `byte`, `int32`, `int64`, `float` | |
///
/// A value of an object is held against all schemas that apply to it at once, those of `allOf` and of the members of
/// unions that fit, because only together they say what its members are.
package struct ExampleCheck {
    /// Steps for one example, and for all: more than any that people write take, few enough for those that are made to
    /// take long.
    private static let longest = 1_000_000
    private static let longestInTotal = 100_000_000
    private static let deepest = 100

    let document: Document
    private(set) var findings: [ExampleFinding] = []
    /// Whether a value fits a schema, as far as it is known; `true` while it is being looked at.
    var fitting: [FitKey: Bool] = [:]
    /// Schemas by what a discriminator calls them without a mapping.
    let named: [String: SchemaID]
    private var site: ExampleSite?
    /// Whether findings are wanted, not only whether there are any.
    var isReporting = true
    private var steps = 0
    private var stepsInTotal = 0

    struct FitKey: Hashable {
        let value: NodeKey
        let schema: SchemaID
    }

    package init(_ document: Document) {
        self.document = document
        var named: [String: SchemaID] = [:]
        for id in document.componentSchemas {
            if let name = document.schemas[id].name { named[name] = id }
        }
        self.named = named
    }

    /// What is wrong with all examples of a description.
    package static func findings(in document: Document) -> [ExampleFinding] {
        var check = ExampleCheck(document)
        return document.exampleSites.flatMap { check.findings(of: $0) }
    }

    /// What is wrong with an example; empty for one that takes too long to tell.
    package mutating func findings(of site: ExampleSite) -> [ExampleFinding] {
        self.site = site
        steps = 0
        findings = []
        fitting = [:]
        guard stepsInTotal < Self.longestInTotal else { return [] }
        _ = check(site.value, [site.schema], at: "", depth: 0)
        stepsInTotal += steps
        return steps < Self.longest ? findings : []
    }

    var direction: ExampleDirection { site?.direction ?? .either }

    /// Reports that a value is not as a schema says, if reports are wanted.
    ///
    /// - Parameter message: what the value has that it may not have, to be read behind "has".
    mutating func contradiction(_ message: String, _ value: Node, at pointer: String, _ schema: Schema) {
        let place = value.isScalar ? value.usePlace : value.usePlace.start(upTo: 1)
        add(.contradiction, message, at: pointer, place: place, schema)
    }

    private mutating func add(
        _ kind: ExampleFinding.Kind,
        _ message: String,
        at pointer: String,
        place: SourceLocation,
        _ schema: Schema
    ) {
        guard isReporting, let site else { return }
        findings.append(
            ExampleFinding(
                kind: kind,
                example: site.value.place,
                pointer: pointer,
                place: place,
                message: message,
                schema: schema.place
            )
        )
    }

    // MARK: Values

    /// Whether a value fits a schema on its own.
    mutating func fits(_ value: Node, _ schema: SchemaID, depth: Int) -> Bool {
        let key = FitKey(value: NodeKey(value), schema: schema)
        if let known = fitting[key] { return known }
        fitting[key] = true
        let wasReporting = isReporting
        isReporting = false
        let result = check(value, [schema], at: "", depth: depth)
        isReporting = wasReporting
        fitting[key] = result
        return result
    }

    /// Whether a value fits all of some schemas.
    private mutating func check(_ value: Node, _ ids: [SchemaID], at pointer: String, depth: Int) -> Bool {
        steps += 1 + ids.count
        guard depth < Self.deepest, steps < Self.longest else { return true }
        var schemas = ApplicableSchemas()
        var isFine = true
        for id in ids where !collect(id, of: value, into: &schemas, at: pointer, depth: depth) {
            isFine = false
            if !isReporting { return false }
        }
        for schema in schemas.schemas {
            guard let fault = ValueFault(value, schema, document.version).message else { continue }
            contradiction(fault, value, at: pointer, schema)
            return false
        }
        for schema in schemas.schemas {
            guard let not = schema.not, fits(value, not, depth: depth + 1) else { continue }
            contradiction("\(value.kind.noun) that 'not' rules out", value, at: pointer, schema)
            isFine = false
        }
        if !isFine, !isReporting { return false }
        switch value.kind {
        case .mapping:
            if isReporting { checkUnions(value, schemas, at: pointer, depth: depth) }
            return checkMembers(value, schemas, at: pointer, depth: depth) && isFine
        case .sequence: return checkElements(value, schemas, at: pointer, depth: depth) && isFine
        default: return isFine
        }
    }

    /// Reports the unions of which no member alone declares all that an object has: a client has to choose one.
    private mutating func checkUnions(_ value: Node, _ schemas: ApplicableSchemas, at pointer: String, depth: Int) {
        guard !schemas.unions.isEmpty else { return }
        // What nobody at all declares is reported by its name.
        let declared = value.entries.filter { schemas.receives($0.key) }
        for union in schemas.unions where steps < Self.longest {
            isReporting = false
            let parts = union.members.map { member in
                var part = ApplicableSchemas()
                _ = collect(member, of: value, into: &part, at: "", depth: depth + 1)
                steps += 1 + part.weight
                return part
            }
            isReporting = true
            let others = schemas.without(parts.reduce(into: []) { $0.formUnion($1.ids) })
            let isDeclared = parts.contains { part in
                let known = others.with(part)
                steps += known.weight * (1 + declared.count)
                // What takes too long to tell is not reported.
                return steps >= Self.longest || declared.allSatisfy { known.receives($0.key) }
            }
            if isDeclared { continue }
            add(
                .undeclaredMember,
                "no schema of '\(union.keyword)' alone declares all members of the object",
                at: pointer,
                place: value.usePlace.start(upTo: 1),
                union.schema
            )
        }
    }

    private mutating func checkElements(
        _ value: Node,
        _ schemas: ApplicableSchemas,
        at pointer: String,
        depth: Int
    ) -> Bool {
        var isFine = true
        for (index, element) in value.elements.enumerated() {
            let ids = schemas.schemas.compactMap { schema in
                index < schema.prefixItems.count ? schema.prefixItems[index] : schema.items
            }
            guard !ids.isEmpty else { continue }
            let place = isReporting ? "\(pointer)/\(index)" : ""
            if !check(element, ids, at: place, depth: depth + 1) {
                isFine = false
                if !isReporting { return false }
            }
        }
        return isFine
    }

    private mutating func checkMembers(
        _ value: Node,
        _ schemas: ApplicableSchemas,
        at pointer: String,
        depth: Int
    ) -> Bool {
        var isFine = true
        for (name, schema) in missing(value, schemas) {
            contradiction("no member '\(name)', which is required", value, at: pointer, schema)
            isFine = false
        }
        if !isFine, !isReporting { return false }
        for entry in value.entries {
            let name = entry.key
            steps += schemas.weight
            let place = isReporting ? pointer + "/" + name.pointerToken : ""
            var ids = schemas.schemas.compactMap { $0.property(name)?.schema }
            if ids.isEmpty {
                switch schemas.reception(of: name) {
                case .schemas(let additional): ids = additional
                case .open: continue
                case .forbidden(let schema):
                    contradiction(
                        "the member '\(name)', and 'additionalProperties' is false",
                        entry.value,
                        at: place,
                        schema
                    )
                    isFine = false
                case .undeclared(let schema):
                    add(
                        .undeclaredMember,
                        "the member '\(name)' is not declared",
                        at: place,
                        place: entry.keyPlace,
                        schema
                    )
                }
            }
            if !ids.isEmpty, !check(entry.value, ids, at: place, depth: depth + 1) { isFine = false }
            if !isFine, !isReporting { return false }
        }
        return isFine
    }

    /// Required members that an object lacks, with the schema that requires them.
    private func missing(_ value: Node, _ schemas: ApplicableSchemas) -> [(name: String, schema: Schema)] {
        var missing: [(name: String, schema: Schema)] = []
        for schema in schemas.schemas {
            for required in schema.required where value[required.name] == nil {
                let properties = schemas.schemas.compactMap { $0.property(required.name)?.schema }
                let isExcused = properties.contains { property in
                    direction != .response && document.schemas[property].isReadOnly
                        || direction != .request && document.schemas[property].isWriteOnly
                }
                if !isExcused, !missing.contains(where: { $0.name == required.name }) {
                    missing.append((required.name, schema))
                }
            }
        }
        return missing
    }
}

extension Schema {
    func property(_ name: String) -> Property? { properties.first { $0.name == name } }
}
