import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Makes one enumeration of a union of enumerations, constants and plain strings. Returns `nil` for other unions.
    ///
    ///     anyOf: [{enum: [a, b]}, {type: string}]      →  enum with a, b (other strings are unrecognized values)
    ///     oneOf: [{const: 1, title: Low}, {const: 2}]  →  enum with low, _2
    mutating func mergedEnumeration(
        _ members: [SchemaID],
        of parts: [SchemaPart],
        flat: FlatSchema,
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference? {
        var values: [EnumerationValue] = []
        var known: Set<JSONLiteral> = []
        var enumerations: [SchemaID] = []
        for member in members {
            let id = facts.resolved(member)
            let index = id.index
            if isPlainString(id) { continue }
            let isSimple =
                schemas[index].reference == nil && schemas[index].allOf.isEmpty && schemas[index].oneOf.isEmpty
                && schemas[index].anyOf.isEmpty && schemas[index].properties.isEmpty
            guard isSimple, let nodes = schemas[index].const.map({ [$0] }) ?? schemas[index].enumeration,
                nodes.allSatisfy({ $0.isNull || $0.kind == .string || $0.kind == .integer || $0.kind == .number })
            else { return nil }
            enumerations.append(member)
            let isConst = nodes.count == 1
            for node in nodes where !node.isNull {
                var value = EnumerationValue(value: JSONLiteral(node, for: schemas[index].types), place: node.place)
                if let type = schemas[index].types.first, let fitted = value.value.fitted(to: type) {
                    value.value = fitted
                }
                if isConst {
                    value.suggestedName = schemas[index].title.flatMap { $0.utf8.count <= 40 ? $0 : nil }
                    value.description = schemas[index].description
                    value.isDeprecated = schemas[index].isDeprecated
                }
                if known.insert(value.value).inserted { values.append(value) }
            }
        }
        guard let first = enumerations.first, !values.isEmpty else { return nil }
        let isOpen = enumerations.count < members.count
        if isOpen, !values.allSatisfy(\.value.isString) { return nil }
        if enumerations.count == 1 { return use(of: first, at: aliased(site, type), depth: depth + 1).type }
        return enumeration(values, of: parts, types: flat.types, at: site, into: type)
    }

    private func isPlainString(_ id: SchemaID) -> Bool {
        schemas[id.index].types == [.string] && schemas[id.index].format == nil
            && !facts.hasStructure(id)
    }
}
