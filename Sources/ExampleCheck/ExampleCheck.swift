import ApusDiagnostics
import ApusSpecParser

/// Validates examples against their schemas (JSON Schema 2020-12 and its dialects in OpenAPI).
///
/// | checked | not checked |
/// |---|---|
/// | `type`, `nullable`, `enum`, `const`, `not` | `pattern`, `patternProperties`' values |
/// | `required` with regard to `readOnly` and `writeOnly` | `multipleOf`, `contains`, `if`, dependencies |
/// | `properties`, `additionalProperties`, `items`, `prefixItems` | formats that are texts in Swift: `email`, `uri` |
/// | `allOf`, `oneOf`, `anyOf`, `discriminator` | that only one schema of a `oneOf` matches |
/// | bounds of numbers, lengths, counts, `uniqueItems` | |
/// | formats `date-time`, `date`, `uuid`, `byte`, `int32`, `int64`, `float` | |
///
/// An object is validated against all schemas that apply to it at once, including `allOf` and the matching members of
/// unions, because its members can be declared in any of them.
package struct ExampleCheck {
    /// The limits of steps for one example and for all examples. Real examples stay far below them; they bound the time
    /// for hostile descriptions.
    private static let maximumSteps = 1_000_000
    private static let maximumTotalSteps = 100_000_000
    private static let maximumDepth = 100

    let document: Document
    private(set) var findings: [ExampleFinding] = []
    /// Whether a value matches a schema, for the pairs that were already checked; `true` during the check of a pair.
    private var knownMatches: [MatchKey: Bool] = [:]
    /// The component schemas by name, for discriminator values without a mapping.
    let componentSchemas: [String: SchemaID]
    private var site: ExampleSite?
    /// Whether findings are recorded. Otherwise a check ends at the first fault.
    private var isReporting = true
    private var steps = 0
    private var totalSteps = 0

    private struct MatchKey: Hashable {
        let value: NodeKey
        let schema: SchemaID
    }

    package init(_ document: Document) {
        self.document = document
        var componentSchemas: [String: SchemaID] = [:]
        for id in document.componentSchemas {
            if let name = document.schemas[id].name { componentSchemas[name] = id }
        }
        self.componentSchemas = componentSchemas
    }

    /// Returns the findings of all examples of a description, in the order of ``Document/exampleSites``.
    package static func findings(in document: Document) -> [ExampleFinding] {
        var check = ExampleCheck(document)
        return document.exampleSites.flatMap { check.findings(of: $0) }
    }

    /// Returns the findings of one example. Returns an empty list if the check exceeds its limit of steps.
    package mutating func findings(of site: ExampleSite) -> [ExampleFinding] {
        self.site = site
        steps = 0
        findings = []
        knownMatches = [:]
        guard totalSteps < Self.maximumTotalSteps else { return [] }
        _ = check(site.value, [site.schema], at: "", depth: 0)
        totalSteps += steps
        return steps < Self.maximumSteps ? findings : []
    }

    private var direction: ExampleDirection { site?.direction ?? .either }

    /// Records that a value does not match a schema, unless reporting is off.
    ///
    /// - Parameter message: The fault as the object of "the example has".
    mutating func reportContradiction(_ message: String, _ value: Node, at pointer: String, _ schema: Schema) {
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

    /// Returns whether a value matches a schema, without reporting faults.
    mutating func matches(_ value: Node, _ schema: SchemaID, depth: Int) -> Bool {
        let key = MatchKey(value: NodeKey(value), schema: schema)
        if let known = knownMatches[key] { return known }
        knownMatches[key] = true
        let wasReporting = isReporting
        isReporting = false
        let result = check(value, [schema], at: "", depth: depth)
        isReporting = wasReporting
        knownMatches[key] = result
        return result
    }

    /// Returns whether a value matches all of the schemas, and reports its faults. Returns `true` if a limit is exceeded.
    private mutating func check(_ value: Node, _ ids: [SchemaID], at pointer: String, depth: Int) -> Bool {
        steps += 1 + ids.count
        guard depth < Self.maximumDepth, steps < Self.maximumSteps else { return true }
        var schemas = ApplicableSchemas()
        var isValid = true
        for id in ids where !collect(id, of: value, into: &schemas, at: pointer, depth: depth) {
            isValid = false
            if !isReporting { return false }
        }
        for schema in schemas.schemas {
            guard let fault = ValueFault(value, schema, document.version).message else { continue }
            reportContradiction(fault, value, at: pointer, schema)
            return false
        }
        for schema in schemas.schemas {
            guard let not = schema.not, matches(value, not, depth: depth + 1) else { continue }
            reportContradiction("\(value.kind.noun) that 'not' forbids", value, at: pointer, schema)
            isValid = false
        }
        if !isValid, !isReporting { return false }
        switch value.kind {
        case .mapping:
            if isReporting { checkUnions(value, schemas, at: pointer, depth: depth) }
            return checkMembers(value, schemas, at: pointer, depth: depth) && isValid
        case .sequence: return checkElements(value, schemas, at: pointer, depth: depth) && isValid
        default: return isValid
        }
    }

    /// Reports the unions of which no single member declares all members of an object. A client decodes the object as one
    /// member of the union, and drops the rest.
    private mutating func checkUnions(_ value: Node, _ schemas: ApplicableSchemas, at pointer: String, depth: Int) {
        guard !schemas.unions.isEmpty else { return }
        // Members that no schema declares are reported one by one in `checkMembers`.
        let declared = value.entries.filter { schemas.covers($0.key) }
        for union in schemas.unions where steps < Self.maximumSteps {
            isReporting = false
            let parts = union.members.map { member in
                var part = ApplicableSchemas()
                _ = collect(member, of: value, into: &part, at: "", depth: depth + 1)
                steps += 1 + part.lookupCost
                return part
            }
            isReporting = true
            let others = schemas.without(parts.reduce(into: []) { $0.formUnion($1.ids) })
            let isDeclared = parts.contains { part in
                let known = others.with(part)
                steps += known.lookupCost * (1 + declared.count)
                // Nothing is reported if the limit is exceeded.
                return steps >= Self.maximumSteps || declared.allSatisfy { known.covers($0.key) }
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
        var isValid = true
        for (index, element) in value.elements.enumerated() {
            let ids = schemas.schemas.compactMap { schema in
                index < schema.prefixItems.count ? schema.prefixItems[index] : schema.items
            }
            guard !ids.isEmpty else { continue }
            let place = isReporting ? "\(pointer)/\(index)" : ""
            if !check(element, ids, at: place, depth: depth + 1) {
                isValid = false
                if !isReporting { return false }
            }
        }
        return isValid
    }

    private mutating func checkMembers(
        _ value: Node,
        _ schemas: ApplicableSchemas,
        at pointer: String,
        depth: Int
    ) -> Bool {
        var isValid = true
        for (name, schema) in missing(value, schemas) {
            reportContradiction("no member '\(name)', which is required", value, at: pointer, schema)
            isValid = false
        }
        if !isValid, !isReporting { return false }
        for entry in value.entries {
            let name = entry.key
            steps += schemas.lookupCost
            let place = isReporting ? pointer + "/" + name.pointerToken : ""
            var ids = schemas.schemas.compactMap { $0.property(name)?.schema }
            if ids.isEmpty {
                switch schemas.ruleForAdditionalMembers {
                case .schemas(let additional): ids = additional
                case .allowed: continue
                case .forbidden(let schema):
                    reportContradiction(
                        "the member '\(name)', but 'additionalProperties' is false",
                        entry.value,
                        at: place,
                        schema
                    )
                    isValid = false
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
            if !ids.isEmpty, !check(entry.value, ids, at: place, depth: depth + 1) { isValid = false }
            if !isValid, !isReporting { return false }
        }
        return isValid
    }

    /// Returns the required members that an object lacks, with the first schema that requires each. `readOnly` members are
    /// not required in requests, and `writeOnly` members not in responses.
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
