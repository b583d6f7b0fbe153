/// What only shows when all keywords of a schema, or all schemas, are read.
extension DocumentReader {
    /// Puts together what several keywords say.
    mutating func finish(_ scope: inout SchemaScope) {
        if scope.schema.reference != nil, version < .v3_1 { dropIgnoredSiblings(&scope) }
        if scope.isMinimumExclusive, let bound = scope.schema.minimum {
            (scope.schema.minimum, scope.schema.exclusiveMinimum) = (nil, bound)
        }
        if scope.isMaximumExclusive, let bound = scope.schema.maximum {
            (scope.schema.maximum, scope.schema.exclusiveMaximum) = (nil, bound)
        }
        let schema = scope.schema
        if schema.types.contains(.array), schema.items == nil, schema.prefixItems.isEmpty, version < .v3_1,
            let place = scope.typePlace
        {
            report(.arrayWithoutItems(at: place))
        }
        if let values = schema.enumeration, !schema.types.isEmpty, schema.reference == nil {
            checkEnumeration(values, &scope.schema)
        }
    }

    /// Puts a schema on the lists of those that later checks look at.
    mutating func remember(_ schema: Schema, _ id: SchemaID) {
        if schema.reference != nil { referringSchemas.append(id) }
        if !schema.allOf.isEmpty || !schema.anyOf.isEmpty || !schema.oneOf.isEmpty { composedSchemas.append(id) }
        if !schema.required.isEmpty { requiringSchemas.append(id) }
    }

    private mutating func dropIgnoredSiblings(_ scope: inout SchemaScope) {
        var ignored: [String] = []
        var place = scope.node.place
        for entry in scope.node.entries {
            guard let keyword = entry.keyword(in: SchemaKeyword.table), !keyword.isHarmlessBesideReference else {
                continue
            }
            if keyword == .nullable {
                if scope.schema.isNullable { report(.nullableBesideReference(version, at: entry.keyPlace)) }
                continue
            }
            if ignored.isEmpty { place = entry.keyPlace }
            ignored.append(keyword.rawValue)
        }
        guard !ignored.isEmpty else { return }
        report(.ignoredSiblings(ignored, version, at: place))
        let read = scope.schema
        var kept = Schema(place: read.place, pointer: read.pointer, name: read.name)
        kept.reference = read.reference
        kept.isNullable = scope.nullablePlace != nil
        kept.title = read.title
        kept.description = read.description
        kept.externalURL = read.externalURL
        kept.isDeprecated = read.isDeprecated
        kept.isReadOnly = read.isReadOnly
        kept.isWriteOnly = read.isWriteOnly
        kept.defaultValue = read.defaultValue
        kept.examples = read.examples
        kept.extensions = read.extensions
        scope.schema = kept
        scope.isMinimumExclusive = false
        scope.isMaximumExclusive = false
    }

    /// Values that are no values of the type, such as integers where the type is string: one report for all.
    private mutating func checkEnumeration(_ values: [Node], _ schema: inout Schema) {
        let types = schema.types
        let strangers = values.filter { value in !value.isNull && !types.contains { $0.accepts(value) } }
        guard let first = strangers.first else { return }
        // A scalar can be read as another scalar, but not as a list: the values are meant for the elements.
        let isReadable = types.contains { $0 != .array && $0 != .object }
        report(.enumerationOfAnotherType(first, count: strangers.count, types, isReadable: isReadable))
        if !isReadable { schema.enumeration = nil }
    }

    // MARK: All schemas

    /// Checks that need every schema.
    mutating func checkSchemas() {
        breakReferenceCircles()
        checkRequiredNames()
    }

    /// `required` that names what `properties` doesn't have. In a composition the property may be in another part.
    private mutating func checkRequiredNames() {
        var isPart = [Bool](repeating: false, count: schemas.schemas.count)
        for id in composedSchemas {
            let schema = schemas[id]
            for parts in [schema.allOf, schema.anyOf, schema.oneOf] {
                for part in parts { markPart(part, &isPart) }
            }
        }
        for id in requiringSchemas where !isPart[id.index] {
            let schema = schemas[id]
            guard schema.reference == nil, schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty else {
                continue
            }
            guard schema.patternProperties.isEmpty else { continue }
            if case .schema = schema.additionalProperties { continue }
            let properties = schema.properties.map(\.name)
            let names = Set(properties)
            for required in schema.required where !names.contains(required.name) {
                let nearest = suggestions.nearest(to: required.name, among: properties)
                report(.undeclaredRequired(required, nearest: nearest))
            }
        }
    }

    /// Marks a schema and those that it is only another name of.
    private func markPart(_ part: SchemaID, _ isPart: inout [Bool]) {
        var id: SchemaID? = part
        while let current = id, !isPart[current.index] {
            isPart[current.index] = true
            id = schemas.schemas[current.index].reference?.target
        }
    }
}

extension SchemaType {
    /// Whether a value of an `enum` is of this type.
    fileprivate func accepts(_ value: Node) -> Bool {
        switch self {
        case .boolean: value.kind == .bool
        case .integer: value.int != nil || value.kind == .integer
        case .number: value.kind == .integer || value.kind == .number
        case .string, .file: value.kind == .string
        case .array: value.isSequence
        case .object: value.isMapping
        case .null: value.isNull
        }
    }
}
