import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// Plans the body of a request (OpenAPI 3.1.1 §4.8.13).
    ///
    /// Media types with the same coding and the same type become one alternative.
    mutating func body(of operation: Operation, at site: OperationSite) -> BodyPlan? {
        guard let body = operation.requestBody, !body.content.isEmpty else { return nil }
        var contents: [BodyContent] = []
        var positions: [ContentKind: Int] = [:]
        let divided = withListsDivided(body.content)
        for media in withEqualSchemasShared(divided) {
            let component = media.schema.flatMap { types.schemas[$0.index].name == nil ? body.componentName : nil }
            let content = content(of: media, at: site.type("Request", .body, component: component))
            add(content, to: &contents, &positions)
        }
        let ordered = contents.enumerated().sorted { left, right in
            let first = left.element.coding.preference
            let second = right.element.coding.preference
            return first != second ? first < second : left.offset < right.offset
        }
        contents = ordered.map(\.element)
        for content in contents {
            use(content.type, as: .request)
            if operation.method.uppercased() == "PATCH" { patchBodies.append(content.type) }
        }
        var plan = BodyPlan(
            isRequired: body.isRequired,
            documentation: Documentation(description: body.description),
            contents: contents,
            place: body.place
        )
        if contents.count > 1 {
            plan.choice = BodyChoice(
                name: scope.claim(site.prefix + "Body", site.prefix + "BodyChoice"),
                caseNames: caseNames(of: contents)
            )
        }
        return plan
    }

    private func add(
        _ content: BodyContent,
        to contents: inout [BodyContent],
        _ positions: inout [ContentKind: Int]
    ) {
        let kind = ContentKind(coding: content.coding, type: types.inlineTypes.original(content.type))
        guard let same = positions[kind] else {
            positions[kind] = contents.count
            contents.append(content)
            return
        }
        // Media types are unique in `content`, but the media type that replaces a range can equal the first one.
        for name in content.mediaTypes where contents[same].mediaTypes.first != name {
            contents[same].mediaTypes.append(name)
        }
        let known = Set(contents[same].examples.map(\.value))
        contents[same].examples += content.examples.filter { !known.contains($0.value) }
    }

    /// Divides names such as `application/json, text/json` into the media types that they list. A media type is one name
    /// (RFC 9110 §8.3.1), but generators of descriptions join the names of a list.
    mutating func withListsDivided(_ content: [MediaType]) -> [MediaType] {
        guard content.contains(where: { $0.name.utf8.contains(UInt8(ascii: ",")) }) else { return content }
        var known: Set<String> = []
        var divided: [MediaType] = []
        for media in content {
            let names = media.name.split(separator: ",").map {
                $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
            }
            guard names.count > 1, names.allSatisfy({ $0.contains("/") && !$0.contains("\"") }) else {
                if known.insert(media.name).inserted { divided.append(media) }
                continue
            }
            diagnostics.append(.mediaTypeList(media.name, names, at: media.place))
            for name in names where known.insert(name).inserted {
                var single = media
                single.name = name
                divided.append(single)
            }
        }
        return divided
    }

    /// Replaces schemas that are equal to the schema of an earlier media type, so that they have one type.
    ///
    /// The versions of a media type often have equal schemas with different names.
    func withEqualSchemasShared(_ content: [MediaType]) -> [MediaType] {
        // Comparing each with all earlier ones takes quadratic time, so longer lists are not compared.
        guard (2...100).contains(content.count) else { return content }
        var equality = SchemaEquality(types.schemas)
        var known: [SchemaID] = []
        return content.map { media in
            guard let schema = media.schema else { return media }
            var media = media
            if let equal = known.first(where: { equality.areEqual($0, schema) }) {
                media.schema = equal
            } else {
                known.append(schema)
            }
            return media
        }
    }

    private func caseNames(of contents: [BodyContent]) -> [SwiftName] {
        let counts = Dictionary(contents.map { ($0.coding, 1) }, uniquingKeysWith: +)
        let names = contents.map { content in
            counts[content.coding] == 1 ? content.coding.caseName : types.caseName(content.type)
        }
        return MemberNames(names, reserved: ReservedNames.members).names
    }

    private mutating func content(of media: MediaType, at site: TypeSite) -> BodyContent {
        let name = MediaTypeName(media.name)
        var coding = coding(of: media, name)
        // A request body is not a stream of events.
        if coding == .serverSentEvents { coding = .text }
        var mediaTypes = [concreteName(of: media, name, coding)]
        var type = TypeReference.bytes
        var elementPart: PartPlan?
        switch coding {
        case .json:
            type = media.schema.map { types.use(of: $0, at: site).element.inJSON } ?? .json
        case .form:
            type = media.schema.map { types.use(of: $0, at: site).element.inJSON } ?? .json
            if let kind = kindWithoutNames(type) {
                // The values of a form have names; the caller writes another text itself.
                diagnostics.append(.formWithoutNames(media.name, kind, at: media.place))
                type = .string
                coding = .text
            }
        case .jsonLines:
            // An array is the list of lines; the type of anything else is the type of a line.
            let line = (media.itemSchema ?? media.schema).map { types.use(of: $0, at: site).element.inJSON } ?? .json
            if case .array = line, media.itemSchema == nil { type = line } else { type = .array(line) }
        case .multipart:
            if name.isRange { mediaTypes = ["multipart/form-data"] }
            (type, elementPart) = multipartContent(of: media, at: site)
        case .text: type = .string
        case .binary, .serverSentEvents:
            reportXML(media)
            type = .bytes
        }
        var result = BodyContent(
            mediaTypes: mediaTypes,
            coding: coding,
            type: type,
            encodings: coding == .form ? formEncodings(of: media, for: site.owner) : [],
            examples: examples(of: media)
        )
        result.elementPart = elementPart
        result.facts = media.schema.flatMap { types.valueFacts(of: [$0]) }
        return result
    }

    /// The coding of a media type. The schema decides if the name does not determine it.
    mutating func coding(of media: MediaType, _ name: MediaTypeName) -> BodyCoding {
        let schema = media.schema.map { types.facts.resolved($0) }
        let isBytes = if let schema { isBinary(schema) } else { false }
        switch name.coding {
        case nil: return isBytes || schema == nil ? .binary : isText(schema) ? .text : .json
        case .json? where isBytes: return .binary
        case .text? where name.isXML, .binary? where name.isXML: return .binary
        case let coding?: return coding
        }
    }

    /// The content type of a media range, which is not one itself (RFC 9110 §8.3.1). The range remains for bytes of a kind
    /// such as `image/*`: their type is known when they are sent.
    private func concreteName(of media: MediaType, _ name: MediaTypeName, _ coding: BodyCoding) -> String {
        guard name.isRange else { return media.name }
        switch coding {
        case .json: return "application/json"
        case .text where name.type != "application": return "text/plain; charset=utf-8"
        case .binary where name.type != "application" && name.type != "*": return name.type + "/*"
        default: return "application/octet-stream"
        }
    }

    /// Reports content of XML, which has a schema but is not mapped to models.
    mutating func reportXML(_ media: MediaType) {
        guard MediaTypeName(media.name).isXML else { return }
        diagnostics.append(.codingUnsupported(media.name, at: media.place))
    }

    /// `array` or `scalar` for a type whose values have no names; `nil` for other types.
    private func kindWithoutNames(_ type: TypeReference) -> String? {
        switch type {
        case .json, .dictionary, .named, .custom: nil
        case .optional(let wrapped): kindWithoutNames(wrapped)
        case .array: "array"
        default: "scalar"
        }
    }

    private func isBinary(_ id: SchemaID) -> Bool {
        let kinds = types.schemas[id.index].types
        guard kinds.count == 1 else { return false }
        return kinds[0] == .file || (kinds[0] == .string && types.schemas[id.index].format == "binary")
    }

    private func isText(_ id: SchemaID?) -> Bool {
        guard let id else { return false }
        return types.schemas[id.index].types == [.string]
    }

    func examples(of media: MediaType) -> [ExamplePlan] {
        options.keepsExamples ? media.examples.map { ExamplePlan($0) } : []
    }
}

/// Identifies an alternative of a body: media types with equal kinds are one alternative.
struct ContentKind: Hashable {
    var coding: BodyCoding
    var type: TypeReference
}
