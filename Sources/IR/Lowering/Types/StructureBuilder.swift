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
        let kept =
            flat.properties.filter { property in
                !property.schemas.contains { schemas[$0.index].booleanSchema == false }
            } + (coding == .json ? undeclaredProperties(flat) : [])
        guard countProperties(kept.count, of: owner, at: kept.first?.place) else {
            return StructurePlan(properties: [])
        }
        let names = memberNames(kept, owner: owner)
        let required = Set(flat.required.map(\.name))
        let encodings = Dictionary(encodings.map { ($0.name, $0) }) { first, _ in first }
        var properties: [PropertyPlan] = []
        properties.reserveCapacity(kept.count)
        for (index, property) in kept.enumerated() {
            let site = TypeSite(parent: id, prefix: "", base: property.name, owner: owner, role: .property)
            // An undeclared member is optional, because the server that reads it may not send it.
            let isRequired =
                required.contains(property.name) && !property.schemas.isEmpty
                && !options.optional.contains(owner: owner, name: swiftName(of: id), member: property.name)
            var plan = plan(of: property, named: names[index], isRequired: isRequired, at: site, depth: depth)
            if coding == .multipart {
                plan.part = part(of: &plan.type, property, encoding: encodings[property.name])
                plan.part?.headers = partHeaders(encodings[property.name])
            } else {
                plan.type = plan.type.inJSON
            }
            properties.append(plan)
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
        plan.isLink = property.schemas.contains(where: isLink)
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

    /// Adds the annotations of the schemas of a property.
    private func annotate(_ plan: inout PropertyPlan, _ property: FlatSchema.Property) {
        for id in property.schemas {
            let index = id.index
            // Some frameworks write a title that repeats the name.
            let title = schemas[index].title.flatMap { $0.simplified == property.name.simplified ? nil : $0 }
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
    private func isLink(_ id: SchemaID) -> Bool {
        let schema = schemas[facts.resolved(id).index]
        if let format = schema.format {
            return ["uri", "url", "uri-reference", "iri", "iri-reference"].contains(format)
        }
        // The search for one byte is faster, and most examples have no colon.
        return (schemas[id.index].examples + schema.examples).contains { example in
            guard let text = example.string, text.utf8.contains(UInt8(ascii: ":")) else { return false }
            return text.contains("://")
        }
    }

    private func example(of property: FlatSchema.Property) -> JSONLiteral? {
        for id in property.schemas.reversed() {
            let resolved = schemas[facts.resolved(id).index]
            let example = schemas[id.index].examples.first ?? resolved.examples.first
            if let example { return JSONLiteral(example, for: resolved.types) }
        }
        return nil
    }

    private func defaultValue(of property: FlatSchema.Property) -> Node? {
        for id in property.schemas.reversed() {
            if let value = schemas[id.index].defaultValue { return value }
        }
        guard let id = property.schemas.last, schemas[id.index].reference != nil else { return nil }
        return schemas[facts.resolved(id).index].defaultValue
    }

    /// The required names without a property, whose type is unknown. None if the type keeps additional properties.
    private func undeclaredProperties(_ flat: FlatSchema) -> [FlatSchema.Property] {
        guard flat.additionalSchemas == nil, flat.patternSchemas.isEmpty, flat.allowsAdditional != true else {
            return []
        }
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

    /// The text between the elements of an array whose encoding has a style that does not repeat the part.
    private static func delimiter(of encoding: Encoding) -> String? {
        switch encoding.style {
        case .form?, nil: encoding.explode == false ? "," : nil
        case .spaceDelimited?: " "
        case .pipeDelimited?: "|"
        default: nil
        }
    }

    /// Plans the part of a multipart body for a property (OpenAPI 3.1.1 §4.8.15.1).
    private func part(
        of type: inout TypeReference,
        _ property: FlatSchema.Property,
        encoding: Encoding?
    ) -> PartPlan {
        let schema = property.schemas.last.map { schemas[facts.resolved($0).index] }
        var contentTypes = encoding?.contentTypes ?? []
        let content = schema?.items.map { schemas[facts.resolved($0).index] } ?? schema
        if contentTypes.isEmpty, let name = content?.contentMediaType, content?.isBinaryContent == true,
            name != "application/octet-stream"
        {
            contentTypes = [name]
        }
        // Without a type, the content type is `application/octet-stream` since 3.1.
        if typelessPartsAreFiles, type == .json, contentTypes.isEmpty, let schema,
            facts.isAnnotation(property.schemas[0]),
            !schema.isNullable, schema.booleanSchema == nil
        {
            type = .bytes
        }
        let isBytes = contentTypes.contains { MediaTypeName($0).coding == .binary }
        switch type {
        case .bytes: return PartPlan(contentTypes: contentTypes, isFile: true)
        case .array(.bytes): return PartPlan(contentTypes: contentTypes, isRepeated: true, isFile: true)
        case .array:
            var part = PartPlan(contentTypes: contentTypes, isRepeated: contentTypes.isEmpty)
            part.delimiter = encoding.flatMap(Self.delimiter)
            if part.delimiter != nil { part.isRepeated = false }
            return part
        case .string where isBytes:
            type = .bytes
            return PartPlan(contentTypes: contentTypes, isFile: true)
        default:
            var part = PartPlan(contentTypes: contentTypes)
            // `style` and `explode` replace the content type (OpenAPI 3.1.1 §4.8.15.1.2).
            if let encoding, encoding.style != nil || encoding.explode != nil, hasMembers(type) {
                let style = ParameterPlan.Style(encoding.style ?? .form)
                part = PartPlan()
                part.style = style
                part.explode = encoding.explode == style.explodesByDefault ? nil : encoding.explode
            }
            return part
        }
    }

    /// The headers of a part (OpenAPI 3.1.1 §4.8.15.1) whose schema allows one value or has a default. Others are reported.
    private mutating func partHeaders(_ encoding: Encoding?) -> [PartPlan.Header] {
        guard let encoding else { return [] }
        return encoding.headers.compactMap { header in
            // The content type has its own keyword.
            guard header.name.lowercased() != "content-type" else { return nil }
            let schema = header.schema.map { schemas[facts.resolved($0).index] }
            let values = schema?.enumeration ?? []
            let value = schema?.const ?? (values.count == 1 ? values[0] : nil) ?? schema?.defaultValue
            guard let text = value?.scalarText else {
                diagnostics.append(.partHeaderUnset(header.name, of: encoding.name, at: header.place))
                return nil
            }
            return PartPlan.Header(name: header.name, value: text)
        }
    }

    /// Whether values of the type can have members, so that a style has an effect.
    private func hasMembers(_ type: TypeReference) -> Bool {
        switch type {
        case .named, .dictionary, .json, .custom: true
        case .optional(let wrapped): hasMembers(wrapped)
        default: false
        }
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

    static let partHeaderUnset = DiagnosticCode(
        "part-header-unset",
        .remark,
        explanation: """
            A header of a part of a multipart body has no fixed value.

            Headers whose schema has a `const`, an `enum` with one value, or a `default` are sent with the part. Methods \
            have no arguments for other ones.
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

    static func partHeaderUnset(_ header: String, of part: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .partHeaderUnset,
            "the header '\(header)' of the part '\(part)' has no fixed value",
            at: place,
            consequence: "it is not sent"
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
