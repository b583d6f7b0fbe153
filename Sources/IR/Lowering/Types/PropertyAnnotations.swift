import ApusDiagnostics
import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Adds the annotations of the schemas of a property.
    func annotate(_ plan: inout PropertyPlan, _ property: FlatSchema.Property) {
        for id in property.schemas {
            let index = id.index
            // Some frameworks write a title that repeats the name.
            let title = schemas[index].proseTitle.flatMap { $0.simplified == property.name.simplified ? nil : $0 }
            let text = schemas[index].description ?? title
            if let text { plan.documentation.description = text }
            if options.keepsExamples { plan.examples += schemas[index].examples.map { ExamplePlan($0) } }
            if let url = schemas[index].externalURL { plan.documentation.externalURL = url }
            plan.isDeprecated = plan.isDeprecated || schemas[index].isDeprecated
            plan.isReadOnly = plan.isReadOnly || schemas[index].isReadOnly
            plan.isWriteOnly = plan.isWriteOnly || schemas[index].isWriteOnly
            for member in schemas[index].allOf where schemas[member.index].reference == nil {
                plan.isReadOnly = plan.isReadOnly || schemas[member.index].isReadOnly
                plan.isWriteOnly = plan.isWriteOnly || schemas[member.index].isWriteOnly
                if plan.documentation.description == nil {
                    plan.documentation.description = schemas[member.index].description
                }
            }
            if plan.documentation.description == nil, let member = nullableMember(of: id) {
                plan.documentation.description = schemas[member.index].description
            }
        }
        // A property that is both is never sent or received, which is not useful, so both are ignored.
        if plan.isReadOnly, plan.isWriteOnly { (plan.isReadOnly, plan.isWriteOnly) = (false, false) }
    }

    /// Whether the values of a schema are URLs, by its format or its example.
    func isLink(_ id: SchemaID) -> Bool {
        let schema = schemas[facts.resolved(id).index]
        if let format = schema.format {
            return ["uri", "url", "uri-reference", "iri", "iri-reference"].contains(format)
        }
        return (schemas[id.index].examples + schema.examples).contains { $0.string?.hasText("://") == true }
    }

    func example(of property: FlatSchema.Property) -> JSONLiteral? {
        for id in property.schemas.reversed() {
            let resolved = schemas[facts.resolved(id).index]
            let example = schemas[id.index].examples.first ?? resolved.examples.first
            if let example { return JSONLiteral(example, for: resolved.types) }
        }
        return nil
    }

    func defaultValue(of property: FlatSchema.Property) -> Node? {
        for id in property.schemas.reversed() {
            if let value = schemas[id.index].defaultValue { return value }
        }
        guard let id = property.schemas.last, schemas[id.index].reference != nil else { return nil }
        return schemas[facts.resolved(id).index].defaultValue
    }
}
