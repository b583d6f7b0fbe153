import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// One value of an enumeration with what is said of it.
struct EnumerationValue {
    var value: JSONLiteral
    /// A name that the description suggests: `x-enum-varnames`, the title of a `const`.
    var suggestedName: String?
    var description: String?
    var isDeprecated = false
    var place: SourceLocation?
}

extension TypeBuilder {
    /// The type of a value that is one of the given ones (JSON Schema 2020-12 §6.1.2, §6.1.3).
    mutating func enumeration(
        _ nodes: [Node],
        of parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?
    ) -> TypeReference {
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

    /// The values without `null`, with the names and texts of the usual extensions.
    private func values(_ nodes: [Node], flat: FlatSchema) -> [EnumerationValue] {
        let source = flat.leaves.last { schemas[$0.index].enumeration?.count == nodes.count }
        let extensions = source.map { schemas[$0.index].extensions } ?? []
        func texts(_ names: String...) -> [String?] {
            let node = extensions.first { names.contains($0.name) }?.value
            return node.map { $0.elements.map(\.string) } ?? []
        }
        let names = texts("x-enum-varnames", "x-enumNames")
        let descriptions = texts("x-enum-descriptions", "x-enumDescriptions")
        return nodes.enumerated().compactMap { index, node in
            guard !node.isNull else { return nil }
            var value = EnumerationValue(value: JSONLiteral(node), place: node.place)
            if names.count == nodes.count { value.suggestedName = names[index] }
            if descriptions.count == nodes.count { value.description = descriptions[index] }
            return value
        }
    }

    /// The values as the declared type has them: `enum: [1, 2]` of a string are "1" and "2".
    private static func fitted(_ values: [EnumerationValue], to types: [SchemaType]?) -> [EnumerationValue] {
        guard let type = types?.first, types?.count == 1 else { return values }
        return values.map { value in
            guard let fitted = value.value.fitted(to: type) else { return value }
            var value = value
            value.value = fitted
            return value
        }
    }

    /// Each value once; the parser has told of those that stand twice.
    private static func distinct(_ values: [EnumerationValue]) -> [EnumerationValue] {
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
            An `enum` has arrays or objects among its values.

            There is no Swift enum for it; the value is a `JSONValue`.
            """
    )

    static let caseNameTaken = DiagnosticCode(
        "case-name-taken",
        .remark,
        explanation: """
            Two values of an `enum` become the same Swift name.

            The later one gets a number. Choose a name with `names` in `apus.yaml`, as `Type.value`.
            """
    )
}

extension Diagnostic {
    static func structuredEnumeration(_ path: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .structuredEnumeration,
            "the enumeration '\(path)' has arrays or objects among its values",
            at: place,
            consequence: "its values are of type 'JSONValue'"
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
            "values '\(earlier)' and '\(later)' of '\(path)' become the same Swift name",
            at: place,
            consequence: "the case of '\(later)' is called '\(name)'",
            help: "choose a name for '\(path).\(later)' under 'names' in apus.yaml"
        )
    }
}
