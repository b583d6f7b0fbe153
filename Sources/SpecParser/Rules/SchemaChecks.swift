/// Checks that need all keywords of a schema, or all schemas.
extension DocumentReader {
    /// Combines keywords that depend on each other, after all keywords of a schema are read.
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
            checkEnumeration(values, schema)
        }
    }

    /// Removes the keywords that 2.0 and 3.0 ignore beside `$ref`, and reports them once.
    private mutating func dropIgnoredSiblings(_ scope: inout SchemaScope) {
        var ignored: [String] = []
        var place = scope.node.place
        for entry in scope.node.entries {
            guard let keyword = entry.keyword(in: SchemaKeyword.table), !keyword.isAllowedBesideReference else {
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
        let kept = Schema(place: read.place, pointer: read.pointer, name: read.name)
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

    /// Reports the values of `enum` that do not match the type, such as integers if the type is string. There is one
    /// report for all of them.
    private mutating func checkEnumeration(_ values: [Node], _ schema: Schema) {
        let types = schema.types
        let mismatches = values.filter { value in !value.isNull && !types.contains { $0.accepts(value) } }
        guard let first = mismatches.first else { return }
        // A scalar can be read as another scalar, but not as a list or an object. In a list the values are meant for the
        // elements.
        let isReadable = types.contains { $0 != .array && $0 != .object }
        report(.enumerationOfAnotherType(first, count: mismatches.count, types, isReadable: isReadable))
        if !isReadable { schema.enumeration = nil }
    }

    // MARK: All schemas

    /// Runs the checks that need all schemas.
    mutating func checkSchemas() {
        breakReferenceCycles()
        checkRequiredNames()
    }

    /// Reports names of `required` that `properties` does not declare.
    ///
    /// Compositions and their parts are skipped, because the property may be declared in another part.
    private mutating func checkRequiredNames() {
        var isPart = [Bool](repeating: false, count: schemas.count)
        for id in checkCandidates.composed {
            let schema = schemas[id]
            for parts in [schema.allOf, schema.anyOf, schema.oneOf] {
                for part in parts { markPart(part, &isPart) }
            }
        }
        for id in checkCandidates.requiring where !isPart[id.index] {
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

    /// Marks a schema of a composition, and all schemas that it leads to by `$ref`.
    private func markPart(_ part: SchemaID, _ isPart: inout [Bool]) {
        var id: SchemaID? = part
        while let current = id, !isPart[current.index] {
            isPart[current.index] = true
            id = schemas[current].reference?.target
        }
    }
}
