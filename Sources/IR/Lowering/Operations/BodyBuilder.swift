import ApusDiagnostics
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
        for media in withEqualSchemasShared(withListsDivided(body.content)) {
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
        // A request body is not a stream of events, and it has one media type rather than a range.
        if coding == .serverSentEvents { coding = .text }
        var mediaTypes = [media.name]
        if name.isRange { mediaTypes = [coding == .json ? "application/json" : "application/octet-stream"] }
        var type = TypeReference.bytes
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
            type = media.schema.flatMap { multipartType(of: $0, media, at: site) } ?? .bytes
            if type == .bytes {
                coding = .binary
                diagnostics.append(.multipartWithoutParts(media.name, at: media.place))
            }
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

    /// The struct of the parts of a multipart body; `nil` if the schema is not an object with properties.
    private mutating func multipartType(of schema: SchemaID, _ media: MediaType, at site: TypeSite) -> TypeReference? {
        let id = types.facts.resolved(schema)
        if let known = multipartTypes[id] { return known }
        let part = SchemaPart(id, ignoresUnions: true)
        let flat = types.merged([part]).flat
        guard !flat.properties.isEmpty else { return nil }
        var site = site
        if let name = types.schemas[id.index].name {
            site.component = types.names.isNamed(id) ? name + "Form" : name
        }
        let type = types.declare([part, part], at: site, into: nil)
        let structure = types.structure(
            flat,
            of: type,
            owner: site.path,
            depth: 0,
            coding: .multipart,
            encodings: media.encodings
        )
        let reference = types.finish(type, shape: .structure(structure), at: site)
        multipartTypes[id] = reference
        return reference
    }

    /// The encodings of single properties in the description, replaced by those in the configuration.
    private func formEncodings(of media: MediaType, for operation: String) -> [FormEncoding] {
        var encodings = media.encodings.map { encoding in
            let style = ParameterPlan.Style(encoding.style ?? Parameter.Location.query.defaultStyle)
            return FormEncoding(
                key: encoding.name,
                style: style,
                explode: encoding.explode ?? style.explodesByDefault,
                allowReserved: encoding.allowReserved ?? false,
                contentType: encoding.style == nil && encoding.explode == nil ? encoding.contentTypes.first : nil
            )
        }
        let prefix = operation + "."
        for (name, style) in options.parameterStyles.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
            let key = String(name.dropFirst(prefix.count))
            let old = encodings.firstIndex { $0.key == key }
            let encoding = FormEncoding(
                key: key,
                style: style,
                explode: style.explodesByDefault,
                allowReserved: old.map { encodings[$0].allowReserved } ?? false,
                contentType: nil
            )
            if let old { encodings[old] = encoding } else { encodings.append(encoding) }
        }
        return encodings
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

extension DiagnosticCode {
    static let codingUnsupported = DiagnosticCode(
        "coding-unsupported",
        .remark,
        explanation: """
            The media type of the content, XML, is not mapped to models.

            The content is passed as bytes, without decoding or encoding.
            """
    )

    static let formResponse = DiagnosticCode(
        "form-response",
        .remark,
        explanation: """
            The content of a response is a form, which is not mapped to models.

            A form is returned as text and a multipart form as bytes, without decoding.
            """
    )

    static let formWithoutNames = DiagnosticCode(
        "form-without-names",
        .warning,
        explanation: """
            The schema of a form body is an array or a scalar, but the values of a form have names.

            The method takes the text of the whole body.
            """
    )

    static let mediaTypeList = DiagnosticCode(
        "media-type-list",
        .warning,
        explanation: """
            The key of a content is a list of media types, separated by commas, but it must be one media type.

            The content is read as if each media type had its own key.
            """
    )

    static let responseAlternative = DiagnosticCode(
        "response-alternative",
        .remark,
        explanation: """
            A response has several media types, and the method requests only one kind of them: JSON before forms, text and \
            bytes.

            To get another one, set `accept` in the options of the client and read the bytes: \
            `try await client.with { $0.accept = "text/csv" }.bytes { try await $0.getReport() }`.
            """
    )

    static let multipartWithoutParts = DiagnosticCode(
        "multipart-without-parts",
        .remark,
        explanation: """
            A multipart body does not have a schema with properties, so its parts are unknown.

            The method takes the bytes of the whole body.
            """
    )
}

extension Diagnostic {
    static func codingUnsupported(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .codingUnsupported,
            "content of type '\(name)' is not mapped to models",
            at: place,
            consequence: "it is passed as bytes"
        )
    }

    static func formResponse(_ name: String, as result: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .formResponse,
            "a response of type '\(name)' is not mapped to models",
            at: place,
            consequence: "the method returns its \(result)"
        )
    }

    static func formWithoutNames(_ name: String, _ kind: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .formWithoutNames,
            "the schema of a body of type '\(name)' is \(kind == "array" ? "an array" : "a scalar"), whose values have no names",
            at: place,
            consequence: "the method takes the text of the whole body",
            help: "describe the form as an object with a property for each value"
        )
    }

    static func mediaTypeList(_ name: String, _ names: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .mediaTypeList,
            "'\(name)' is a list of media types instead of one",
            at: place,
            consequence: "it is read as \(names.map { "'\($0)'" }.joined(separator: " and "))",
            help: "give each media type its own key",
            fix: .keys(names)
        )
    }

    static func responseAlternative(_ names: [String], used: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .responseAlternative,
            "the response is requested as '\(used)', not as \(names.map { "'\($0)'" }.joined(separator: " or "))",
            at: place,
            consequence: "the method has no variant for \(names.count == 1 ? "it" : "them")",
            help: "to get it, set 'accept' in the options of the client and call the method in 'bytes'"
        )
    }

    static func multipartWithoutParts(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .multipartWithoutParts,
            "the parts of '\(name)' are not described",
            at: place,
            consequence: "the method takes the bytes of the whole body"
        )
    }
}
