import ApusPlan
import ApusSpecParser

/// The responses of an operation, divided into results and errors of its method.
struct ResponsesPlan {
    var success: SuccessPlan
    var failures: [FailurePlan] = []
    var accept: [String] = []
    /// All responses as documented.
    var documented: [DocumentedResponse] = []
    /// The success as a stream, if it is documented in addition to a single value.
    var stream: ResponseContent?
}

/// A response with the content that a method uses.
private struct PlannedResponse {
    let response: Response
    let status: StatusPattern
    /// The preferred content; `nil` if the response has no body.
    let content: ResponseContent?
    /// The content as a stream, if it is documented in addition to ``content``.
    var stream: ResponseContent?
    /// The media types that the client does not request.
    var otherMedia: [DocumentedMedia] = []

    var documentation: Documentation { Documentation(description: response.description) }

    var failure: FailurePlan {
        FailurePlan(status: status, content: content, documentation: documentation, place: response.place)
    }

    var documented: DocumentedResponse {
        var documented = DocumentedResponse(
            status: status,
            documentation: Documentation(summary: response.summary, description: response.description),
            content: content,
            headers: response.headers.map(\.name)
        )
        documented.otherMedia = otherMedia
        return documented
    }
}

extension OperationBuilder {
    /// Divides the responses (OpenAPI 3.1.1 §4.8.16) into those that the method returns and those that it throws.
    ///
    /// Statuses from 200 to 299 and `2XX` are successes. `default` is a success only if it is the only response.
    /// Of several media types, the one with the preferred coding is used: JSON before text before bytes. `Accept` lists
    /// the media types of that content.
    mutating func responses(of operation: Operation, at site: OperationSite) -> ResponsesPlan {
        let isOnlyDefault = operation.responses.count == 1 && operation.responses[0].status == .default
        var successes: [PlannedResponse] = []
        var failures: [PlannedResponse] = []
        for response in operation.responses {
            let isSuccess = isOnlyDefault || StatusPattern(response.status).isSuccess
            let planned = plan(of: response, isSuccess: isSuccess, at: site)
            if isSuccess { successes.append(planned) } else { failures.append(planned) }
        }
        var result = ResponsesPlan(success: success(of: successes, at: site))
        // An only `default` describes the success and every failure (OpenAPI 3.1.1 §4.8.16).
        result.failures = (isOnlyDefault ? successes : failures).map(\.failure)
            .sorted { $0.status.order < $1.status.order }
        result.documented = (successes + failures).map(\.documented).sorted { left, right in
            let (first, second) = (left.status.isSuccess, right.status.isSuccess)
            return first != second ? first : left.status.order < right.status.order
        }
        var accepted: Set<String> = []
        result.accept = (successes + failures).flatMap { $0.content?.mediaTypes ?? [] }.filter {
            accepted.insert($0).inserted
        }
        result.stream = successes.last { $0.stream != nil }?.stream
        return result
    }

    /// Plans the headers and the content of a response.
    private mutating func plan(of response: Response, isSuccess: Bool, at site: OperationSite) -> PlannedResponse {
        let status = StatusPattern(response.status)
        for header in response.headers { addHeader(header) }
        let isInline = !response.content.contains { $0.schema.map { types.schemas[$0.index].name != nil } ?? false }
        let component = isInline ? response.componentName : nil
        let role: TypeSite.Role = isSuccess ? .success : .failure(status.phrase)
        let contents =
            status.isBodiless || site.isHead
            ? [] : contents(of: response, site.type("Response", role, component: component))
        let content = contents.first { !$0.coding.isStream } ?? contents.first
        if isSuccess, contents.contains(where: { $0.end != nil }) {
            inferences.append(
                Inference(
                    subject: site.id,
                    decision: "the stream ends with an event whose data is '\(Self.done)'",
                    reason: "a text of the description mentions '\(Self.done)'"
                )
            )
        }
        if let content { use(content.type, as: .response) }
        var planned = PlannedResponse(response: response, status: status, content: content)
        if options.keepsExamples, !status.isBodiless {
            planned.otherMedia = response.content.filter { content?.mediaTypes.contains($0.name) != true }
                .map { DocumentedMedia(name: $0.name, examples: examples(of: $0)) }
        }
        if isSuccess, content?.coding.isStream == false, let stream = contents.first(where: \.coding.isStream) {
            planned.stream = stream
            use(stream.type, as: .response)
        }
        return planned
    }

    private mutating func success(of responses: [PlannedResponse], at site: OperationSite) -> SuccessPlan {
        var distinct: [ResponseContent] = []
        var positions: [ContentKind: Int] = [:]
        var names: [Set<String>] = []
        for content in responses.compactMap(\.content) {
            let kind = ContentKind(coding: content.coding, type: types.inlineTypes.original(content.type))
            if let same = positions[kind] {
                for name in content.mediaTypes where names[same].insert(name).inserted {
                    distinct[same].mediaTypes.append(name)
                }
            } else {
                positions[kind] = distinct.count
                names.append(Set(content.mediaTypes))
                distinct.append(content)
            }
        }
        guard let first = distinct.first else { return .none }
        let hasEmpty = responses.contains { $0.content == nil }
        if distinct.count == 1 { return hasEmpty ? .optional(first) : .single(first) }
        let members = MemberNames(
            responses.map { SwiftNaming.member($0.status.phrase) },
            reserved: ReservedNames.members
        )
        let cases = responses.enumerated().map { index, response in
            SuccessCase(
                name: members.names[index],
                status: response.status,
                content: response.content,
                documentation: response.documentation,
                place: response.response.place
            )
        }
        return .several(name: scope.claim(site.prefix + "Success", site.prefix + "SuccessResponse"), cases)
    }

    /// The contents of a response, the preferred one first. Media types of one coding and type are one content.
    private mutating func contents(of response: Response, _ site: TypeSite) -> [ResponseContent] {
        var contents: [ResponseContent] = []
        var positions: [ContentKind: Int] = [:]
        var others: [MediaType] = []
        for media in Self.ordered(withEqualSchemasShared(withListsDivided(response.content))) {
            // The client never requests this media type, so it does not need a type.
            let coding = coding(of: media, MediaTypeName(media.name))
            if let first = contents.first, first.coding != coding, !coding.isStream {
                others.append(media)
                continue
            }
            var content = content(of: media, coding, at: site)
            content.documentation = Documentation(description: response.description)
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
        if coding == .serverSentEvents, isDoneMentioned() { content.end = Self.done }
        return content
    }

    /// The data with which many APIs end a stream of events.
    private static var done: String { "[DONE]" }

    /// Whether some text of the description mentions `[DONE]`. Descriptions mention it in many places: beside the
    /// operation, the response, or the property of the request that asks for a stream.
    private mutating func isDoneMentioned() -> Bool {
        if let mentionsDone { return mentionsDone }
        let operations = document.operations.lazy.flatMap { operation in
            [operation.summary, operation.description, operation.requestBody?.description]
                + operation.responses.map(\.description)
        }
        let isMentioned =
            operations.contains { $0?.contains(Self.done) == true }
            || types.schemas.contains { $0.description?.contains(Self.done) == true }
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

    private mutating func addHeader(_ header: Header) {
        guard headers.isNew(header.name) else { return }
        var type = TypeReference.string
        if let schema = header.schema ?? header.content?.schema, types.facts.unresolvedReference(schema) == nil {
            let site = TypeSite(
                parent: nil,
                prefix: "",
                base: header.name + " Header",
                owner: "Headers",
                role: .header
            )
            type = types.use(of: schema, at: site).type.inJSON
        }
        use(type, as: .response)
        headers.add(
            header,
            type,
            facts: (header.schema ?? header.content?.schema).flatMap { types.valueFacts(of: [$0]) }
        )
        if options.keepsExamples, let schema = header.schema ?? header.content?.schema {
            let resolved = types.facts.resolved(schema)
            headers.addExamples(types.schemas[resolved.index].examples.map { ExamplePlan($0) })
        }
    }
}

/// The documented response headers, without duplicates. The first type of a header is used; case is ignored.
struct ResponseHeaderTable {
    private var entries: [Entry] = []
    private var known: Set<String> = []

    private struct Entry {
        let header: Header
        let type: TypeReference
        let facts: ValueFacts?
        var examples: [ExamplePlan] = []
    }

    func isNew(_ name: String) -> Bool { !known.contains(name.lowercased()) }

    mutating func add(_ header: Header, _ type: TypeReference, facts: ValueFacts?) {
        known.insert(header.name.lowercased())
        entries.append(Entry(header: header, type: type, facts: facts))
    }

    /// Adds examples to the last header.
    mutating func addExamples(_ examples: [ExamplePlan]) {
        entries[entries.count - 1].examples += examples
    }

    var plans: [ResponseHeaderPlan] {
        let names = MemberNames(entries.map(\.header.name), reserved: ReservedNames.members)
        return zip(entries, names.names).map { entry, name in
            var plan = ResponseHeaderPlan(
                name: name,
                wireName: entry.header.name,
                type: entry.type,
                documentation: Documentation(description: entry.header.description),
                place: entry.header.place
            )
            plan.isRequired = entry.header.isRequired
            plan.isDeprecated = entry.header.isDeprecated
            plan.examples = entry.examples
            plan.facts = entry.facts
            return plan
        }
    }
}

extension StatusPattern {
    init(_ status: Response.Status) {
        switch status {
        case .exact(let code): self = .exact(code)
        case .range(let first): self = .range(first)
        case .default: self = .default
        }
    }

    /// The position in a list: exact statuses, then ranges, then `default`.
    var order: Int {
        switch self {
        case .exact: 0
        case .range: 1
        case .default: 2
        }
    }
}
