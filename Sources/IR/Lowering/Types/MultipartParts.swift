import ApusDiagnostics
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
    mutating func partHeaders(_ encoding: Encoding?) -> [PartPlan.Header] {
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

extension DiagnosticCode {
    static let partHeaderUnset = DiagnosticCode(
        "part-header-unset",
        .remark,
        explanation: """
            A header of a part of a multipart body has no fixed value.

            Headers whose schema has a `const`, an `enum` with one value, or a `default` are sent with the part. Methods \
            have no arguments for other ones.
            """
    )
}

extension Diagnostic {
    static func partHeaderUnset(_ header: String, of part: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .partHeaderUnset,
            "the header '\(header)' of the part '\(part)' has no fixed value",
            at: place,
            consequence: "it is not sent"
        )
    }
}
