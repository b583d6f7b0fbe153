import ApusPlan
import ApusSpecParser

extension TypeBuilder {
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
    func part(
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
        let isAnyFile =
            typelessPartsAreFiles && type == .json && !property.schemas.isEmpty
            && facts.isAnnotation(property.schemas[0]) && schema?.isNullable == false && schema?.booleanSchema == nil
        if isAnyFile, contentTypes.isEmpty { type = .bytes }
        let isBytes = contentTypes.contains { MediaTypeName($0).coding == .binary }
        switch type {
        case .bytes: return PartPlan(contentTypes: contentTypes, isFile: true)
        case .array(.bytes): return PartPlan(contentTypes: contentTypes, isRepeated: true, isFile: true)
        case .array:
            if encoding?.style == .deepObject {
                // The elements have numbers, as in a form that is not multipart.
                var part = PartPlan()
                part.style = .deepObject
                return part
            }
            var part = PartPlan(contentTypes: contentTypes, isRepeated: contentTypes.isEmpty)
            part.delimiter = encoding.flatMap(Self.delimiter)
            if part.delimiter != nil { part.isRepeated = false }
            return part
        case .string where isBytes, .json where isBytes && isAnyFile:
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

    /// The type of a part that is documented as a union with a file: `[UploadFile]` with a list of files, because a list of one is
    /// sent as one part; else `UploadFile`, which can be text or JSON too. `nil` for other schemas.
    func filesOfUnion(_ property: FlatSchema.Property) -> TypeReference? {
        guard property.schemas.count == 1 else { return nil }
        let schema = schemas[facts.resolved(property.schemas[0]).index]
        let members = (schema.oneOf + schema.anyOf).map { schemas[facts.resolved($0).index] }
            .filter { !$0.allowsOnlyNull }
        guard members.count > 1 else { return nil }
        let others = members.filter { !isFile($0) }
        let lists = others.filter { other in
            other.types == [.array] && other.items.map { isFile(schemas[facts.resolved($0).index]) } == true
        }
        if others.count == members.count, lists.count < others.count { return nil }
        if lists.isEmpty { return .bytes }
        return lists.count == others.count ? .array(.bytes) : nil
    }

    private func isFile(_ schema: Schema) -> Bool {
        schema.types == [.file] || schema.types == [.string] && schema.format == "binary" || schema.isBinaryContent
    }

    /// The headers of a part (OpenAPI 3.1.1 §4.8.15.1) whose schema allows one value.
    func fixedHeaders(_ encoding: Encoding?) -> [PartPlan.Header] {
        (encoding?.headers ?? []).compactMap { header in
            fixedValue(of: header).map { PartPlan.Header(name: header.name, value: $0) }
        }
    }

    /// The headers of a part whose value the caller sets. The content type has its own keyword.
    func openHeaders(_ encoding: Encoding?) -> [Header] {
        (encoding?.headers ?? []).filter { fixedValue(of: $0) == nil && $0.name.lowercased() != "content-type" }
    }

    private func fixedValue(of header: Header) -> String? {
        guard header.name.lowercased() != "content-type" else { return nil }
        let schema = header.schema.map { schemas[facts.resolved($0).index] }
        let values = schema?.enumeration ?? []
        return (schema?.const ?? (values.count == 1 ? values[0] : nil))?.scalarText
    }

    /// The properties of a multipart struct for the headers of its parts: `fileXKind` for `X-Kind` of `file`.
    func headerProperties(
        _ parts: [FlatSchema.Property],
        _ encodings: [String: Encoding]
    ) -> [(property: FlatSchema.Property, header: PropertyPlan.PartHeader, description: String?, isRequired: Bool)] {
        parts.flatMap { part in
            openHeaders(encodings[part.name]).map { header in
                let schema = header.schema ?? header.content?.schema
                let property = FlatSchema.Property(
                    name: part.name + "." + header.name,
                    place: header.place,
                    schemas: schema.map { [$0] } ?? []
                )
                return (
                    property, PropertyPlan.PartHeader(part: part.name, name: header.name), header.description,
                    header.isRequired
                )
            }
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
