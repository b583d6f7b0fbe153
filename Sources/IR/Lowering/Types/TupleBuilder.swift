import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// The maximum number of elements of a tuple. Longer ones are arrays of `JSONValue`.
    static let maximumTupleElements = 50

    /// Makes the struct of an array whose elements have schemas by position (JSON Schema 2020-12 §10.3.1.1).
    ///
    ///     prefixItems: [{type: string}, {type: integer}]  →  struct { first: String, second: Int, rest: [JSONValue] }
    ///
    /// An element is optional only if `minItems` allows to omit it. Returns `nil` if the array is not a tuple: it has no
    /// `prefixItems`, all of its elements have equal schemas, or `items` is a list without a number of elements.
    mutating func tuple(
        _ flat: FlatSchema,
        _ parts: [SchemaPart],
        at site: TypeSite,
        into type: TypeID?,
        depth: Int
    ) -> TypeReference? {
        let elements = flat.prefixItems
        guard elements.count > 0, elements.count <= Self.maximumTupleElements, !flat.isUncountedList, !isUniform(flat)
        else { return nil }
        guard countProperties(elements.count, of: site.path, at: schemas[elements[0].index].place) else { return nil }
        let id = declare(parts, at: site, into: type)
        let owner = table[id].schemaName
        let names = elementNames(elements)
        let required = flat.leaves.compactMap { schemas[$0.index].minItems }.max() ?? elements.count
        var plan = StructurePlan(properties: [], coding: .tuple)
        for (index, element) in elements.enumerated() {
            let site = TypeSite(parent: id, prefix: "", base: names[index].text, owner: owner, role: .property)
            let use = use(of: element, at: site, depth: depth + 1)
            let schema = schemas[facts.resolved(element).index]
            plan.properties.append(
                PropertyPlan(
                    name: names[index],
                    key: String(index),
                    type: use.type.inJSON,
                    presence: index >= required ? .optional : use.isNullable ? .requiredNullable : .required,
                    documentation: Documentation(description: schemas[element.index].description),
                    isDeprecated: schemas[element.index].isDeprecated,
                    place: schema.place
                )
            )
        }
        let restSite = TypeSite(parent: id, prefix: "", base: "rest", owner: owner, role: .property)
        plan.additionalProperties = rest(of: flat, at: restSite, depth: depth).map {
            AdditionalPropertiesPlan(name: SwiftName("rest"), values: $0.inJSON)
        }
        if table[id].documentation.description == nil {
            table[id].documentation.description = "A JSON array with these elements, in this order."
        }
        return finish(id, shape: .structure(plan), at: site)
    }

    /// The type of the elements after those with a schema of their own; `nil` if there are none.
    private mutating func rest(of flat: FlatSchema, at site: TypeSite, depth: Int) -> TypeReference? {
        if flat.items.contains(where: { schemas[$0.index].booleanSchema == false }) { return nil }
        if !flat.items.isEmpty { return use(ofAll: flat.items, at: site.element(), depth: depth + 1).element }
        let maximum = flat.leaves.compactMap { schemas[$0.index].maxItems }.min()
        return maximum.map { $0 <= flat.prefixItems.count } == true ? nil : .json
    }

    /// Whether all elements have equal schemas, so that the array does not need a struct.
    func isUniform(_ flat: FlatSchema) -> Bool {
        let others = flat.items.prefix(1).filter { schemas[$0.index].booleanSchema != false }
        var equality = SchemaEquality(schemas)
        return (flat.prefixItems.dropFirst() + others).allSatisfy { equality.areEqual($0, flat.prefixItems[0]) }
    }

    /// The names of elements with the schemas.
    func elementNames(_ elements: [SchemaID?]) -> [SwiftName] {
        MemberNames(
            elements.enumerated().map { elementName($1, at: $0) },
            reserved: ReservedNames.members.union(["rest"])
        ).names
    }

    /// The name of an element: its title, otherwise its ordinal number.
    private func elementName(_ id: SchemaID?, at index: Int) -> String {
        if let id, let title = schemas[id.index].title, !title.isEmpty, title.utf8.count <= 40 { return title }
        let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
        return index < ordinals.count ? ordinals[index] : "element\(index + 1)"
    }
}
