import ApusPlan
import ApusSpecParser

/// Identifies a struct of a multipart body. Two bodies with one schema and different encodings have different structs.
struct MultipartKey: Hashable {
    var schema: SchemaID
    private var encodings: [Encoding]

    private struct Encoding: Hashable {
        var name: String
        var contentTypes: [String]
        var headers: [String]
        var style: Parameter.Style?
        var explode: Bool?
    }

    init(_ schema: SchemaID, _ media: MediaType) {
        self.schema = schema
        encodings = (media.encodings + media.prefixEncodings + (media.itemEncoding.map { [$0] } ?? [])).map {
            encoding in
            Encoding(
                name: encoding.name,
                contentTypes: encoding.contentTypes,
                headers: encoding.headers.map(\.name),
                style: encoding.style,
                explode: encoding.explode
            )
        }
    }
}

extension OperationBuilder {
    /// The type of a multipart body, and the part of each element if it is an array.
    ///
    /// An object is a struct with a property for each part. An array is a sequence of parts without names. Other bodies
    /// are reported, and are a list of any parts.
    mutating func multipartContent(of media: MediaType, at site: TypeSite) -> (TypeReference, PartPlan?) {
        if let type = media.schema.flatMap({ multipartType(of: $0, media, at: site) }) { return (type, nil) }
        if let sequence = multipartSequence(of: media, at: site) { return sequence }
        diagnostics.append(.multipartWithoutParts(media.name, at: media.place))
        return (.array(.anyPart), nil)
    }

    /// The struct of the parts of a multipart body; `nil` if the schema is not an object with properties.
    private mutating func multipartType(of schema: SchemaID, _ media: MediaType, at site: TypeSite) -> TypeReference? {
        let id = types.facts.resolved(schema)
        let key = MultipartKey(id, media)
        if let known = multipartTypes[key] { return known }
        let part = SchemaPart(id, ignoresUnions: true)
        var flat = types.merged([SchemaPart(id)]).flat
        // A body is one of several forms: a part that only some of them have is optional.
        types.addMembers(ofUnionsIn: &flat)
        guard !flat.properties.isEmpty || flat.additionalSchemas?.isEmpty == false else { return nil }
        let type = types.declare([part, part], at: self.site(of: id, at: site), into: nil)
        let structure = types.structure(
            flat,
            of: type,
            owner: site.path,
            depth: 0,
            coding: .multipart,
            encodings: media.encodings
        )
        let reference = types.finish(type, shape: .structure(structure), at: self.site(of: id, at: site))
        multipartTypes[key] = reference
        return reference
    }

    /// The place of the struct of a multipart body. It has the name of the component if no JSON type has it.
    private func site(of id: SchemaID, at site: TypeSite) -> TypeSite {
        guard let name = types.schemas[id.index].name else { return site }
        var site = site
        site.component = types.names.isNamed(id) ? name + "Form" : name
        return site
    }

    // MARK: Parts by position

    /// The type of a multipart body whose parts have positions instead of names (OpenAPI 3.2 §4.14.5.2).
    ///
    /// | schema | type |
    /// |---|---|
    /// | array of files | `[UploadFile]` |
    /// | other array, `itemSchema` | array of the type of the items |
    /// | `prefixItems` or `prefixEncoding` | struct with a property for each of them, and `rest` |
    ///
    /// Returns `nil` if the elements are unknown, are multipart themselves, or have headers whose values are not known,
    /// and for `multipart/form-data`, whose parts must have names.
    private mutating func multipartSequence(of media: MediaType, at site: TypeSite) -> (TypeReference, PartPlan?)? {
        guard MediaTypeName(media.name).subtype != "form-data" else { return nil }
        let flat = media.schema.map { types.merged([SchemaPart(types.facts.resolved($0))]).flat } ?? FlatSchema()
        let items = flat.items.isEmpty ? media.itemSchema.map { [$0] } ?? [] : flat.items
        let isClosed = items.contains { types.schemas[$0.index].booleanSchema == false }
        let count = max(flat.prefixItems.count, media.prefixEncodings.count)
        guard count <= TypeBuilder.maximumTupleElements else { return nil }
        if count == 0 {
            guard !isClosed, let element = element(items, media.itemEncoding, at: site.element()) else { return nil }
            return (.array(element.type), element.part)
        }
        let elements = (0..<count).map { index in
            let schemas = index < flat.prefixItems.count ? [flat.prefixItems[index]] : items
            let encoding = index < media.prefixEncodings.count ? media.prefixEncodings[index] : media.itemEncoding
            return PartElement(schemas: schemas, encoding: encoding)
        }
        let required = flat.leaves.compactMap { types.schemas[$0.index].minItems }.max() ?? count
        let rest = isClosed ? nil : PartElement(schemas: items, encoding: media.itemEncoding)
        return partsType(elements, rest: rest, required: required, media, at: site).map { ($0, nil) }
    }

    private struct PartElement {
        var schemas: [SchemaID]
        var encoding: Encoding?
    }

    /// The struct of parts by position; `nil` if one of them is unknown.
    private mutating func partsType(
        _ elements: [PartElement],
        rest: PartElement?,
        required: Int,
        _ media: MediaType,
        at site: TypeSite
    ) -> TypeReference? {
        guard let first = media.schema ?? media.itemSchema else { return nil }
        let key = MultipartKey(types.facts.resolved(first), media)
        if let known = multipartTypes[key] { return known }
        var site = site
        if media.schema != nil { site = self.site(of: types.facts.resolved(first), at: site) }
        let names = types.elementNames(elements.map(\.schemas.first))
        let part = SchemaPart(first, ignoresUnions: true)
        let id = types.declare([part, part], at: site, into: nil)
        var plan = StructurePlan(properties: [], coding: .parts)
        for (index, element) in elements.enumerated() {
            let inner = TypeSite(parent: id, prefix: "", base: names[index].text, owner: site.path, role: .property)
            guard let planned = self.element(element.schemas, element.encoding, at: inner) else {
                types.discard(id)
                return nil
            }
            var property = PropertyPlan(
                name: names[index],
                key: String(index),
                type: planned.part.isFile ? .bytes : planned.type,
                presence: index < required ? .required : .optional,
                documentation: Documentation(
                    description: element.schemas.first.flatMap { types.schemas[$0.index].description }
                ),
                place: element.encoding?.place ?? element.schemas.first.map { types.schemas[$0.index].place }
            )
            property.part = planned.part
            plan.properties.append(property)
        }
        let inner = TypeSite(parent: id, prefix: "", base: "rest", owner: site.path, role: .property)
        if let rest, !rest.schemas.isEmpty || rest.encoding != nil,
            let planned = element(rest.schemas, rest.encoding, at: inner.element())
        {
            plan.additionalProperties = AdditionalPropertiesPlan(name: SwiftName("rest"), values: planned.type)
            plan.additionalProperties?.part = planned.part
        }
        if types.table[id].documentation.description == nil {
            types.table[id].documentation.description = "The parts of a multipart body, in this order."
        }
        let reference = types.finish(id, shape: .structure(plan), at: site)
        multipartTypes[key] = reference
        return reference
    }

    /// The type of one part without a name; `nil` if it is unknown.
    private mutating func element(
        _ schemas: [SchemaID],
        _ encoding: Encoding?,
        at site: TypeSite
    ) -> (type: TypeReference, part: PartPlan)? {
        let isMultipart = encoding?.contentTypes.contains { MediaTypeName($0).coding == .multipart } == true
        guard !isMultipart, types.openHeaders(encoding).isEmpty else { return nil }
        var type: TypeReference
        var part: PartPlan
        if schemas.isEmpty {
            // Without a schema, the content type decides.
            guard let name = encoding?.contentTypes.first else { return nil }
            part = PartPlan(contentTypes: encoding?.contentTypes ?? [])
            switch MediaTypeName(name).coding {
            case .json?: type = .json
            case .text?: type = .string
            default: (type, part.isFile) = (.bytes, true)
            }
        } else {
            type = types.use(ofAll: schemas, at: site, depth: 1).type
            let place = types.schemas[schemas[0].index].place
            let property = FlatSchema.Property(name: site.base, place: place, schemas: schemas)
            part = types.part(of: &type, property, encoding: encoding)
            if case .array = type { part = PartPlan(contentTypes: part.contentTypes) }
            // A value that the description does not describe, and that is not JSON.
            if type == .json, !part.contentTypes.contains(where: { MediaTypeName($0).coding == .json }) { return nil }
        }
        part.headers = types.fixedHeaders(encoding)
        return (part.isFile ? .custom("UploadFile") : type.inJSON, part)
    }
}

extension TypeReference {
    /// A part of a multipart body of any type.
    static var anyPart: TypeReference { .custom("MultipartPart") }
}
