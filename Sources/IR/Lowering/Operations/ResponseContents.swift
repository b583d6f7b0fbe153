import ApusPlan
import ApusSpecParser

extension OperationBuilder {
    /// The contents of a response, the preferred one first. Media types of one coding and type are one content.
    mutating func contents(of response: Response, _ site: TypeSite) -> [ResponseContent] {
        var contents: [ResponseContent] = []
        var positions: [ContentKind: Int] = [:]
        var others: [MediaType] = []
        // In two steps: a nested call copies the builder.
        let divided = withListsDivided(response.content)
        for media in Self.ordered(withEqualSchemasShared(divided)) {
            // The client never requests this media type, so it does not need a type.
            let coding = coding(of: media, MediaTypeName(media.name))
            if let first = contents.first, first.coding != coding, !coding.isStream {
                others.append(media)
                continue
            }
            let content = content(of: media, coding, at: site)
            let kind = ContentKind(coding: content.coding, type: types.inlineTypes.original(content.type))
            if let same = positions[kind] {
                contents[same].mediaTypes.append(media.name)
                contents[same].examples += content.examples
            } else {
                positions[kind] = contents.count
                contents.append(content)
            }
        }
        if site.role == .success, let used = contents.first, let other = others.first {
            diagnostics.append(
                .responseAlternative(others.map(\.name), used: used.mediaTypes[0], at: other.place)
            )
        }
        return contents
    }

    /// Whether a form of the schema has named values, so that it can be decoded.
    private mutating func isFormObject(_ schema: SchemaID) -> Bool {
        let flat = types.merged([SchemaPart(types.facts.resolved(schema))]).flat
        return !flat.properties.isEmpty || flat.types == [.object]
    }

    private static func ordered(_ content: [MediaType]) -> [MediaType] {
        guard content.count > 1 else { return content }
        let ordered = content.enumerated().sorted { left, right in
            let first = preference(left.element)
            let second = preference(right.element)
            return first != second ? first < second : left.offset < right.offset
        }
        return ordered.map(\.element)
    }

    /// The rank of a media type. Streams come last, so that a method returns one only if there is no alternative.
    private static func preference(_ media: MediaType) -> Int {
        let coding = MediaTypeName(media.name).coding
        return coding?.isStream == true ? 9 : coding?.preference ?? 0
    }

    private mutating func content(of media: MediaType, _ coding: BodyCoding, at site: TypeSite) -> ResponseContent {
        var coding = coding
        let type: TypeReference
        switch coding {
        case .json: type = media.schema.map { types.use(of: $0, at: site).element.inJSON } ?? .json
        case .form:
            if let schema = media.schema, isFormObject(schema) {
                type = types.use(of: schema, at: site).element.inJSON
            } else {
                diagnostics.append(.formResponse(media.name, as: "text", at: media.place))
                type = .string
                coding = .text
            }
        case .text: type = .string
        case .multipart:
            diagnostics.append(.formResponse(media.name, as: "bytes", at: media.place))
            type = .bytes
            coding = .binary
        case .binary:
            reportXML(media)
            type = .bytes
        case .serverSentEvents: type = eventType(of: media, at: site)
        case .jsonLines: type = lineType(of: media, at: site)
        }
        var content = ResponseContent(
            mediaTypes: [media.name],
            coding: coding,
            type: type,
            examples: examples(of: media)
        )
        content.facts = media.schema.flatMap { types.valueFacts(of: [$0]) }
        if coding == .serverSentEvents, isDoneMentioned() { content.end = Self.endOfEvents }
        return content
    }

    /// The data with which many APIs end a stream of events.
    static var endOfEvents: String { "[DONE]" }

    /// Whether some text of the description mentions `[DONE]`. Descriptions mention it in many places: beside the
    /// operation, the response, or the property of the request that asks for a stream.
    private mutating func isDoneMentioned() -> Bool {
        if let mentionsDone { return mentionsDone }
        let operations = document.operations.lazy.flatMap { operation in
            [operation.summary, operation.description, operation.requestBody?.description]
                + operation.responses.map(\.description)
        }
        let isMentioned =
            operations.contains { $0?.contains(Self.endOfEvents) == true }
            || types.schemas.contains { $0.description?.contains(Self.endOfEvents) == true }
        mentionsDone = isMentioned
        return isMentioned
    }

    /// The type of an event's data.
    ///
    /// `itemSchema` (OpenAPI 3.2) describes either the whole event or its data; `schema` describes the data. The
    /// `contentSchema` of a string describes the value that the string contains.
    private mutating func eventType(of media: MediaType, at site: TypeSite) -> TypeReference {
        guard let schema = media.itemSchema ?? media.schema else { return .string }
        if let content = types.schemas[types.facts.resolved(schema).index].contentSchema {
            return types.use(of: content, at: site).type.inJSON
        }
        if media.itemSchema != nil {
            let flat = types.merged([SchemaPart(types.facts.resolved(schema))]).flat
            let data = flat.properties.first { $0.name == "data" }
            let content = (data?.schemas ?? []).compactMap {
                types.schemas[types.facts.resolved($0).index].contentSchema
            }
            if let content = content.last { return types.use(of: content, at: site.element()).type.inJSON }
            if let data, flat.properties.contains(where: { $0.name == "event" || $0.name == "id" }) {
                return types.use(ofAll: data.schemas, at: site.element(), depth: 0).type.inJSON
            }
        }
        return types.use(of: schema, at: site).type.inJSON
    }

    /// The type of one line.
    private mutating func lineType(of media: MediaType, at site: TypeSite) -> TypeReference {
        if let item = media.itemSchema { return types.use(of: item, at: site).element.inJSON }
        guard let schema = media.schema else { return .json }
        let type = types.use(of: schema, at: site).type.inJSON
        if case .array(let element) = type { return element }
        return type == .string ? .json : type
    }
}
