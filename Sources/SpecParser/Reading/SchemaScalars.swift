extension DocumentReader {
    /// Reads a keyword of the group ``SchemaKeyword/Group/scalar``.
    mutating func readScalarKeyword(_ keyword: SchemaKeyword, _ entry: NodeEntry, _ scope: inout SchemaScope) {
        let value = entry.value
        switch keyword {
        case .type: readType(entry, &scope)
        case .const: scope.schema.const = readConst(entry)
        default: break
        }
        if value.isNull { return }
        switch keyword {
        case .enum: scope.schema.enumeration = readEnumeration(value)
        case .format: scope.schema.format = scope.schema.format ?? keywordText(value, keyword)
        case .nullable: readNullable(entry, &scope)
        case .pattern: scope.schema.pattern = keywordText(value, keyword)
        case .contentEncoding: scope.schema.contentEncoding = keywordText(value, keyword)
        case .contentMediaType: scope.schema.contentMediaType = keywordText(value, keyword)
        case .minLength: scope.schema.minLength = count(value, keyword)
        case .maxLength: scope.schema.maxLength = count(value, keyword)
        case .minimum: scope.schema.minimum = bound(value, keyword)
        case .maximum: scope.schema.maximum = bound(value, keyword)
        case .multipleOf: scope.schema.multipleOf = bound(value, keyword)
        case .minProperties: scope.schema.minProperties = count(value, keyword)
        case .maxProperties: scope.schema.maxProperties = count(value, keyword)
        case .exclusiveMinimum, .exclusiveMaximum: readExclusiveBound(keyword, value, &scope)
        default: break
        }
    }

    private mutating func keywordText(_ value: Node, _ keyword: SchemaKeyword) -> String? {
        if let text = value.scalarText { return text }
        report(.wrongKind(of: "'\(keyword.rawValue)'", expected: "a string", value))
        return nil
    }

    private mutating func bound(_ value: Node, _ keyword: SchemaKeyword) -> Node? {
        if value.numberText != nil { return value }
        report(.wrongKind(of: "'\(keyword.rawValue)'", expected: "a number", value))
        return nil
    }

    /// Reads `exclusiveMinimum` or `exclusiveMaximum`: a boolean in 2.0 and 3.0, a number since 3.1. Both forms are read in
    /// all versions; the form of another version is reported.
    private mutating func readExclusiveBound(_ keyword: SchemaKeyword, _ value: Node, _ scope: inout SchemaScope) {
        let isMinimum = keyword == .exclusiveMinimum
        if let bool = value.bool {
            if isMinimum { scope.isMinimumExclusive = bool } else { scope.isMaximumExclusive = bool }
            if version >= .v3_1 { report(.earlierKeyword("a boolean as '\(keyword.rawValue)'", version, value)) }
        } else if let number = bound(value, keyword) {
            if isMinimum { scope.schema.exclusiveMinimum = number } else { scope.schema.exclusiveMaximum = number }
            if version < .v3_1 {
                report(.laterSchema("a number as '\(keyword.rawValue)'", .v3_1, version, at: value.usePlace))
            }
        }
    }

    private mutating func readNullable(_ entry: NodeEntry, _ scope: inout SchemaScope) {
        guard let isNullable = flag(entry.value, as: "nullable"), isNullable else { return }
        scope.schema.isNullable = true
        scope.nullablePlace = entry.keyPlace
        if version >= .v3_1 { report(.earlierNullable(version, at: entry.keyPlace)) }
        if version == .v2_0 { report(.laterSchema("'nullable'", .v3_0, version, at: entry.keyPlace)) }
    }

    private mutating func readConst(_ entry: NodeEntry) -> Node {
        if version < .v3_1 { report(.laterSchema("'const'", .v3_1, version, at: entry.keyPlace)) }
        return entry.value
    }

    // MARK: Enumerations

    private mutating func readEnumeration(_ value: Node) -> [Node]? {
        guard value.isSequence else {
            guard value.isScalar else {
                report(.wrongKind(of: "'enum'", expected: "a list", value))
                return nil
            }
            report(
                .wrongKind(of: "'enum'", expected: "a list", value, consequence: "it is read as a list of one value")
            )
            return [value]
        }
        guard value.count > 0 else {
            report(.emptyEnumeration(value))
            return nil
        }
        let elements = Array(value.elements)
        let identities = elements.map { EnumerationValue(kind: $0.kind, text: $0.scalarText ?? $0.jsonText) }
        return TextFingerprints(identities.lazy.map(\.text)).areDifferent ? elements : distinct(elements, identities)
    }

    /// Reports and removes values that occur before.
    private mutating func distinct(_ elements: [Node], _ identities: [EnumerationValue]) -> [Node] {
        var values: [Node] = []
        values.reserveCapacity(elements.count)
        var known: [EnumerationValue: Int] = Dictionary(minimumCapacity: elements.count)
        for (element, identity) in zip(elements, identities) {
            if let first = known[identity] {
                report(.duplicateEnumerationValue(element, values[first]))
            } else {
                known[identity] = values.count
                values.append(element)
            }
        }
        return values
    }

    /// The identity of a value of `enum`: `1` and `"1"` are different values.
    private struct EnumerationValue: Hashable {
        let kind: Node.Kind
        let text: String
    }

    // MARK: Types

    private mutating func readType(_ entry: NodeEntry, _ scope: inout SchemaScope) {
        let value = entry.value
        scope.typePlace = value.usePlace
        switch value.kind {
        // The unquoted `type: null` is YAML's null, but means the type `null`.
        case .null, .string: addType(value, &scope)
        case .sequence:
            if version < .v3_1 {
                report(.laterSchema("a list of types", .v3_1, version, at: value.usePlace.start(upTo: 1)))
            }
            for element in value.elements { addType(element, &scope) }
        default: report(.wrongKind(of: "'type'", expected: "the name of a type", value))
        }
    }

    private static let types = KeywordTable(SchemaType.self)

    private mutating func addType(_ value: Node, _ scope: inout SchemaScope) {
        if let type = value.keyword(in: Self.types), type != .null, type != .file || version == .v2_0 {
            if !scope.schema.types.contains(type) { scope.schema.types.append(type) }
            return
        }
        let name = value.isNull ? "null" : value.string ?? ""
        if name == "null" {
            scope.schema.isNullable = true
            if version < .v3_1 { report(.laterSchema("the type 'null'", .v3_1, version, at: value.usePlace)) }
            return
        }
        guard let reading = MisnamedType(name) else {
            report(.unknownType(name, at: value.usePlace))
            return
        }
        if let type = reading.type, !scope.schema.types.contains(type) { scope.schema.types.append(type) }
        if let format = reading.format, scope.node["format"] == nil { scope.schema.format = format }
        report(
            reading.format == nil
                ? .misspelledType(name, reading, at: value.usePlace) : .formatAsType(name, reading, value)
        )
    }
}
