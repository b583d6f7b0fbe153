import ApusDiagnostics
import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// Adds to the number of properties. Returns `false` if the limit is exceeded, and reports it the first time.
    mutating func countProperties(_ count: Int, of owner: String, at place: SourceLocation?) -> Bool {
        if propertyLimit.add(count), let place {
            diagnostics.append(.tooManyProperties(owner, limit: propertyLimit.maximum, at: place))
        }
        return !propertyLimit.isExceeded
    }

    /// Plans the struct of a merged schema.
    mutating func structure(
        _ flat: FlatSchema,
        of id: TypeID,
        owner: String,
        depth: Int,
        coding: StructurePlan.Coding,
        encodings: [Encoding] = []
    ) -> StructurePlan {
        let required = Set(flat.required.map(\.name))
        let kept =
            flat.properties.filter { property in
                !property.schemas.contains { schemas[$0.index].booleanSchema == false }
            } + (coding == .json ? undeclaredProperties(flat, required) : [])
        guard countProperties(kept.count, of: owner, at: kept.first?.place) else {
            return StructurePlan(properties: [])
        }
        let encodings = Dictionary(encodings.map { ($0.name, $0) }) { first, _ in first }
        let headers = encodings.isEmpty ? [] : headerProperties(kept, encodings)
        let all = kept + headers.map(\.property)
        let names = memberNames(all, owner: owner)
        var properties: [PropertyPlan] = []
        properties.reserveCapacity(all.count)
        for (index, property) in all.enumerated() {
            let site = TypeSite(parent: id, prefix: "", base: property.name, owner: owner, role: .property)
            // An undeclared member is optional, because the server that reads it may not send it.
            let header = index < kept.count ? nil : headers[index - kept.count]
            let isRequired =
                header?.isRequired ?? (required.contains(property.name) && !property.schemas.isEmpty)
                && !options.optional.contains(owner: owner, name: swiftName(of: id), member: property.name)
            let files = coding == .multipart ? filesOfUnion(property) : nil
            // Changed in place, because a copy of a plan retains a dozen values.
            properties.append(
                plan(of: property, files, named: names[index], isRequired: isRequired, at: site, depth: depth)
            )
            if let header {
                properties[index].partHeader = header.header
                properties[index].type = property.schemas.isEmpty ? .string : properties[index].type.inJSON
                if let description = header.description { properties[index].documentation.description = description }
                if properties[index].documentation.description == nil {
                    properties[index].documentation.description =
                        "The header `\(header.header.name)` of the part `\(header.header.part)`."
                }
            } else if coding == .multipart {
                let encoding = encodings[property.name]
                properties[index].part = part(of: &properties[index].type, property, encoding: encoding)
                properties[index].part?.headers = fixedHeaders(encoding)
            } else {
                properties[index].type = properties[index].type.inJSON
            }
            if let value = defaultValue(of: property) {
                pending.defaults[id, default: []].append(
                    PendingDefault(property: index, value: value, path: site.path)
                )
            }
        }
        reportMissing(flat, owner: owner)
        var plan = StructurePlan(properties: properties, coding: coding)
        let site = TypeSite(parent: id, prefix: "", base: "additionalProperties", owner: owner, role: .property)
        plan.additionalProperties = additionalValues(flat, at: site, depth: depth).map { values in
            let isFile = coding == .multipart && values == .bytes
            return AdditionalPropertiesPlan(
                name: Self.additionalName(beside: names),
                values: isFile ? .custom("UploadFile") : values.inJSON
            )
        }
        return plan
    }

    private mutating func plan(
        of property: FlatSchema.Property,
        _ files: TypeReference?,
        named name: SwiftName,
        isRequired: Bool,
        at site: TypeSite,
        depth: Int
    ) -> PropertyPlan {
        let swiftName = swiftName(of: site.parent)
        let use: SchemaUse
        if let custom = options.memberTypes[site.owner, swiftName, property.name] {
            let isNullable = property.schemas.allSatisfy { facts.isNullable($0) }
            use = SchemaUse(ScalarTypes.reference(named: custom), isNullable: isNullable)
        } else if let files {
            use = SchemaUse(files, isNullable: property.schemas.allSatisfy { facts.isNullable($0) })
        } else {
            use = self.use(ofAll: property.schemas, at: site, depth: depth + 1)
        }
        let isNullable =
            use.isNullable || options.nullable.contains(owner: site.owner, name: swiftName, member: property.name)
        var plan = PropertyPlan(
            name: name,
            key: property.name,
            type: use.type,
            presence: Self.presence(isRequired: isRequired, isNullable: isNullable),
            place: property.place
        )
        annotate(&plan, property)
        // A closure, because a reference to the method copies the builder.
        plan.isLink = property.schemas.contains { isLink($0) }
        if options.keepsExamples {
            plan.example = example(of: property)
            plan.facts = valueFacts(of: property.schemas)
        }
        return plan
    }

    /// The Swift name of a named type, for the settings of its members; `nil` for an inline type, which is named later.
    private func swiftName(of id: TypeID?) -> String? {
        guard options.hasMemberSettings, let id, table[id].parent == nil else { return nil }
        return table[id].name.text
    }

    private static func presence(isRequired: Bool, isNullable: Bool) -> PropertyPlan.Presence {
        switch (isRequired, isNullable) {
        case (true, false): .required
        case (true, true): .requiredNullable
        case (false, false): .optional
        case (false, true): .optionalNullable
        }
    }

    private mutating func memberNames(_ properties: [FlatSchema.Property], owner: String) -> [SwiftName] {
        var overrides: [Int: String] = [:]
        if !options.names.isEmpty {
            for (index, property) in properties.enumerated() {
                let pointer = property.schemas.first.map { schemas[$0.index].pointer } ?? ""
                overrides[index] = options.names["\(owner).\(property.name)"] ?? options.names[pointer]
            }
        }
        let members = MemberNames(properties.map(\.name), overrides: overrides, reserved: ReservedNames.members)
        for (later, earlier) in members.collisions {
            diagnostics.append(
                .propertyNameTaken(
                    properties[later].name,
                    of: owner,
                    name: members.names[later],
                    at: properties[later].place,
                    first: properties[earlier].place
                )
            )
        }
        return members.names
    }

    /// The required names without a property, whose type is unknown. None if the type keeps additional properties.
    private func undeclaredProperties(_ flat: FlatSchema, _ required: Set<String>) -> [FlatSchema.Property] {
        guard flat.additionalSchemas == nil, flat.patternSchemas.isEmpty, flat.allowsAdditional != true,
            !required.isEmpty, flat.properties.count(where: { required.contains($0.name) }) < required.count
        else { return [] }
        var known = Set(flat.properties.map(\.name))
        return flat.required.filter { known.insert($0.name).inserted }.map {
            FlatSchema.Property(name: $0.name, place: $0.place, schemas: [])
        }
    }

    /// Reports required names without a property.
    private mutating func reportMissing(_ flat: FlatSchema, owner: String) {
        // The parser reports the missing properties of a single schema.
        guard !flat.required.isEmpty, flat.leaves.count > 1 else { return }
        let known = Set(flat.properties.map(\.name))
        for name in flat.required where !known.contains(name.name) && reportedMissingNames.insert(name.place).inserted {
            diagnostics.append(.requiredWithoutProperty(name.name, of: owner, at: name.place))
        }
    }

    private static func additionalName(beside names: [SwiftName]) -> SwiftName {
        var scope = NameScope(reserved: Set(names.map(\.text)))
        return scope.claim("additionalProperties", "otherProperties")
    }
}

extension TypeReference {
    /// The type in JSON: raw bytes are strings.
    var inJSON: TypeReference {
        switch self {
        case .bytes: .string
        case .array(let element): .array(element.inJSON)
        case .dictionary(let value): .dictionary(value.inJSON)
        case .optional(let wrapped): .optional(wrapped.inJSON)
        default: self
        }
    }
}

extension DiagnosticCode {
    static let propertyNameTaken = DiagnosticCode(
        "property-name-taken",
        .warning,
        explanation: """
            Two properties of a schema have the same Swift name.

            The one whose name is already a Swift name, otherwise the first in document order, keeps the name; the \
            other gets a number. Their JSON keys do not change. Choose a name with `names` in `apus.yaml`.
            """
    )

    static let requiredWithoutProperty = DiagnosticCode(
        "required-without-property",
        .warning,
        explanation: """
            `required` names a property that the schema does not declare.

            Only its name is known, so the type has an optional member of type `JSONValue` for it, because a server can \
            refuse a request without it. Often the name is misspelled, or the property was removed.
            """
    )
}

extension Diagnostic {
    static func propertyNameTaken(
        _ property: String,
        of owner: String,
        name: SwiftName,
        at place: SourceLocation,
        first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .propertyNameTaken,
            "property '\(property)' of '\(owner)' has the same Swift name as another property",
            at: place,
            consequence: "it is named '\(name)'",
            help: "choose a name for '\(owner).\(property)' under 'names' in apus.yaml",
            related: [RelatedPlace("the other property", at: first)],
            fix: .configuredName(key: "\(owner).\(property)", name: name.text)
        )
    }

    static func requiredWithoutProperty(_ name: String, of owner: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .requiredWithoutProperty,
            "'\(owner)' requires the property '\(name)', which it does not declare",
            at: place,
            consequence: "the type has an optional member of type 'JSONValue' for it",
            help: "add the property or remove the name from 'required'"
        )
    }
}
