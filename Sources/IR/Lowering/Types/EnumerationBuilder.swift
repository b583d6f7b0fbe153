import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// One value of an enumeration and its annotations.
struct EnumerationValue {
    var value: JSONLiteral
    /// The name in the description: from `x-enum-varnames` or the title of a `const`.
    var suggestedName: String?
    var description: String?
    var isDeprecated = false
    var place: SourceLocation?
}

extension TypeBuilder {
    /// Returns the type for a fixed set of values (JSON Schema 2020-12 Validation §6.1.2, §6.1.3).
    ///
    /// Values are converted to the declared type. The type is an enumeration, `Bool` if all values are booleans, or
    /// `JSONValue` if a value is an array or object.
    mutating func enumeration(
        _ nodes: [Node],
        of parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?
    ) -> TypeReference {
        // The values are objects of any members: `enum: [{}]`.
        if flat.types == [.object], flat.properties.isEmpty, nodes.allSatisfy(\.isMapping) { return .dictionary(.json) }
        let values = values(nodes, flat: flat)
        guard !values.isEmpty else {
            return flat.types?.first.map { ScalarTypes(options).type($0, format: flat.format) } ?? .json
        }
        return enumeration(values, of: parts, types: flat.types, at: site, into: type)
    }

    mutating func enumeration(
        _ values: [EnumerationValue],
        of parts: [SchemaPart],
        types: [SchemaType]?,
        at site: TypeSite,
        into type: TypeID?
    ) -> TypeReference {
        let place = parts.last.map { schemas[$0.id.index].place }
        let checked = Self.distinct(Self.fitted(values, to: types))
        if checked.allSatisfy(\.value.isBoolean) { return .boolean }
        guard checked.allSatisfy(\.value.isScalar) else {
            if let place { diagnostics.append(.structuredEnumeration(site.path, at: place)) }
            return .json
        }
        let id = declare(parts, at: site, into: type)
        let path = table[id].schemaName
        let names = caseNames(of: checked, path: path, at: place)
        let cases = zip(checked, names.names).map { value, name in
            EnumerationCase(
                name: name,
                value: value.value,
                documentation: Documentation(description: value.description),
                isDeprecated: value.isDeprecated,
                place: value.place
            )
        }
        var plan = EnumerationPlan(raw: Self.raw(of: checked), cases: cases)
        plan.isClosed = options.closedEnums.contains(path)
        if names.names.contains(SwiftName("unrecognized")) { plan.unrecognizedName = SwiftName("unrecognizedValue") }
        return finish(id, shape: .enumeration(plan), at: site)
    }

    /// The values without `null`, with names and descriptions from the common `x-enum` extensions.
    private func values(_ nodes: [Node], flat: FlatSchema) -> [EnumerationValue] {
        let source = flat.leaves.last { schemas[$0.index].enumeration?.count == nodes.count }
        let extensions = source.map { schemas[$0.index].extensions } ?? []
        func texts(_ names: String...) -> [String?] {
            let node = extensions.first { names.contains($0.name) }?.value
            return node.map { $0.elements.map(\.string) } ?? []
        }
        let names = texts("x-enum-varnames", "x-enumNames")
        let descriptions = texts("x-enum-descriptions", "x-enumDescriptions")
        // Some tools write the meanings as an object with the values as keys.
        let meanings = extensions.first { ["x-enum-descriptions", "x-enumDescriptions"].contains($0.name) }?.value
        var values: [EnumerationValue] = []
        values.reserveCapacity(nodes.count)
        for (index, node) in nodes.enumerated() where !node.isNull {
            var value = EnumerationValue(value: JSONLiteral(node, for: flat.types), place: node.place)
            if names.count == nodes.count { value.suggestedName = names[index] }
            if descriptions.count == nodes.count { value.description = descriptions[index] }
            if let meaning = meanings?.entries.first(where: { $0.key == node.scalarText }) {
                value.description = meaning.value.string
            }
            values.append(value)
        }
        return values
    }

    /// Converts values to the declared type: `enum: [1, 2]` of a string is "1" and "2".
    private static func fitted(_ values: [EnumerationValue], to types: [SchemaType]?) -> [EnumerationValue] {
        guard let type = types?.first, types?.count == 1 else { return values }
        var values = values
        for index in values.indices {
            if let fitted = values[index].value.fitted(to: type) { values[index].value = fitted }
        }
        return values
    }

    /// Removes duplicates. The parser reports them.
    private static func distinct(_ values: [EnumerationValue]) -> [EnumerationValue] {
        var fingerprints = TextFingerprints(minimumCapacity: values.count)
        for index in values.indices {
            guard case .string(let text) = values[index].value else { break }
            fingerprints.add(text)
        }
        if fingerprints.count == values.count, fingerprints.areDifferent { return values }
        var seen = Set<JSONLiteral>(minimumCapacity: values.count)
        return values.filter { seen.insert($0.value).inserted }
    }

    private mutating func caseNames(of values: [EnumerationValue], path: String, at place: SourceLocation?)
        -> MemberNames
    {
        let spelled = values.map { $0.suggestedName ?? $0.value.spelling }
        var overrides: [Int: String] = [:]
        if !options.names.isEmpty {
            for (index, value) in values.enumerated() {
                overrides[index] = options.names["\(path).\(value.value.spelling)"]
            }
        }
        let names = MemberNames(
            spelled,
            overrides: overrides,
            reserved: ReservedNames.enumerationCases
        )
        for (later, earlier) in names.collisions {
            guard let place else { break }
            diagnostics.append(
                .caseNameTaken(spelled[later], spelled[earlier], in: path, name: names.names[later], at: place)
            )
        }
        return names
    }

    private static func raw(of values: [EnumerationValue]) -> EnumerationPlan.RawKind {
        if values.allSatisfy(\.value.isString) { return .string }
        if values.allSatisfy(\.value.isInteger) { return .integer }
        if values.allSatisfy(\.value.isNumber) { return .number }
        return .mixed
    }
}

extension DiagnosticCode {
    static let structuredEnumeration = DiagnosticCode(
        "structured-enum",
        .remark,
        explanation: """
            The values of an `enum` contain arrays or objects.

            Such values cannot be cases of a Swift enum; the type is `JSONValue`.
            """
    )

    static let caseNameTaken = DiagnosticCode(
        "case-name-taken",
        .remark,
        explanation: """
            Two values of an `enum` have the same Swift name.

            The later one gets a number. Choose a name with `names` in `apus.yaml`, as `Type.value`.
            """
    )
}

extension Diagnostic {
    static func structuredEnumeration(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .structuredEnumeration,
            "the values of the enumeration '\(path)' contain arrays or objects",
            at: place,
            consequence: "its type is 'JSONValue'"
        )
    }

    static func caseNameTaken(
        _ later: String,
        _ earlier: String,
        in path: String,
        name: SwiftName,
        at place: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .caseNameTaken,
            "values '\(earlier)' and '\(later)' of '\(path)' have the same Swift name",
            at: place,
            consequence: "the case of '\(later)' is named '\(name)'",
            help: "choose a name for '\(path).\(later)' under 'names' in apus.yaml"
        )
    }
}
