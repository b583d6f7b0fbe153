import ApusPlan
import ApusSpecParser

/// What an operation's responses come to.
struct ResponsesPlan {
    var success: SuccessPlan
    var failures: [FailurePlan] = []
    var accept: [String] = []
    /// Every response as it is documented.
    var documented: [DocumentedResponse] = []
    /// The same success as a stream, where it is documented beside JSON.
    var stream: ResponseContent?
}

extension OperationBuilder {
    /// Sorts the responses (OpenAPI 3.1.1 §4.8.16) into what the method returns and what it throws.
    ///
    /// Statuses of 200 to 299 and `2XX` are successes; `default` is one only when it is the only response.
    /// Of several media types the first with JSON is taken, then text, then bytes; `Accept` names those of its type.
    mutating func responses(of operation: Operation, at site: OperationSite) -> ResponsesPlan {
        let isOnlyDefault = operation.responses.count == 1 && operation.responses[0].status == .default
        var successes: [(status: StatusPattern, content: ResponseContent?, response: Response)] = []
        var plan = ResponsesPlan(success: .none)
        var failureTypes: [String] = []
        var accepted: Set<String> = []
        for response in operation.responses {
            let status = StatusPattern(response.status)
            for header in response.headers { addHeader(header) }
            let isSuccess = status.isSuccess || isOnlyDefault
            let isInline = !response.content.contains { $0.schema.map { types.schemas[$0.index].name != nil } ?? false }
            let component = isInline ? response.componentName : nil
            let role: TypeSite.Role = isSuccess ? .success : .failure(status.phrase)
            let contents =
                status.isBodiless ? [] : contents(of: response, site.type("Response", role, component: component))
            let content = contents.first { !$0.coding.isStream } ?? contents.first
            if let content { use(content.type, as: .response) }
            plan.documented.append(
                DocumentedResponse(
                    status: status,
                    documentation: Documentation(description: response.description),
                    content: content,
                    headers: response.headers.map(\.name)
                )
            )
            if isSuccess {
                successes.append((status, content, response))
                if content?.coding.isStream == false, let stream = contents.first(where: \.coding.isStream) {
                    plan.stream = stream
                    use(stream.type, as: .response)
                }
                for name in content?.mediaTypes ?? [] where accepted.insert(name).inserted { plan.accept.append(name) }
            } else {
                let documentation = Documentation(description: response.description)
                plan.failures.append(
                    FailurePlan(
                        status: status,
                        content: content,
                        documentation: documentation,
                        place: response.place
                    )
                )
                failureTypes += content?.mediaTypes ?? []
            }
        }
        for name in failureTypes where accepted.insert(name).inserted { plan.accept.append(name) }
        plan.failures.sort { $0.status.order < $1.status.order }
        plan.documented.sort { left, right in
            let (first, second) = (left.status.isSuccess, right.status.isSuccess)
            return first != second ? first : left.status.order < right.status.order
        }
        plan.success = success(of: successes, at: site)
        return plan
    }

    private mutating func success(
        of responses: [(status: StatusPattern, content: ResponseContent?, response: Response)],
        at site: OperationSite
    ) -> SuccessPlan {
        var distinct: [ResponseContent] = []
        var positions: [ContentKind: Int] = [:]
        var names: [Set<String>] = []
        for content in responses.compactMap(\.content) {
            let kind = ContentKind(coding: content.coding, type: content.type)
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
                documentation: Documentation(description: response.response.description),
                place: response.response.place
            )
        }
        return .several(name: scope.claim(site.prefix + "Success", site.prefix + "SuccessResponse"), cases)
    }

    /// The contents of a response, the most wanted first, media types of one type together.
    private mutating func contents(of response: Response, _ site: TypeSite) -> [ResponseContent] {
        var contents: [ResponseContent] = []
        var positions: [ContentKind: Int] = [:]
        for media in Self.ordered(withEqualSchemasShared(response.content)) {
            // What the client would never ask for needs no type.
            let coding = coding(of: media, MediaTypeName(media.name))
            if let first = contents.first, first.coding != coding, !coding.isStream { continue }
            var content = content(of: media, coding, at: site)
            content.documentation = Documentation(description: response.description)
            let kind = ContentKind(coding: content.coding, type: content.type)
            if let same = positions[kind] {
                contents[same].mediaTypes.append(media.name)
                contents[same].examples += content.examples
            } else {
                positions[kind] = contents.count
                contents.append(content)
            }
        }
        return contents
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

    /// Streams come last: a method returns one only when the response is nothing else.
    private static func preference(_ media: MediaType) -> Int {
        let coding = MediaTypeName(media.name).coding
        return coding?.isStream == true ? 9 : coding?.preference ?? 0
    }

    private mutating func content(of media: MediaType, _ coding: BodyCoding, at site: TypeSite) -> ResponseContent {
        var coding = coding
        let type: TypeReference
        switch coding {
        case .json, .form:
            type = media.schema.map { types.use(of: $0, at: site).element.inJSON } ?? .json
            coding = .json
        case .text: type = .string
        case .binary, .multipart:
            type = .bytes
            coding = .binary
        case .serverSentEvents: type = eventType(of: media, at: site)
        case .jsonLines: type = lineType(of: media, at: site)
        }
        return ResponseContent(mediaTypes: [media.name], coding: coding, type: type, examples: examples(of: media))
    }

    /// The type of an event's data. OpenAPI 3.2 describes the whole event in `itemSchema`, others only the data.
    private mutating func eventType(of media: MediaType, at site: TypeSite) -> TypeReference {
        guard let schema = media.itemSchema ?? media.schema else { return .string }
        if media.itemSchema != nil {
            let flat = types.merged([SchemaPart(types.facts.resolved(schema))]).flat
            let data = flat.properties.first { $0.name == "data" }
            if let data, flat.properties.contains(where: { $0.name == "event" || $0.name == "id" }) {
                return types.use(ofAll: data.schemas, at: site.element(), depth: 0).type.inJSON
            }
        }
        return types.use(of: schema, at: site).type.inJSON
    }

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
        if let schema = header.schema ?? header.content?.schema, types.facts.brokenReference(schema) == nil {
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
        headers.add(header, type)
    }
}

/// The documented response headers, each name once: the first type that it is given counts.
struct ResponseHeaderTable {
    private var entries: [(header: Header, type: TypeReference)] = []
    private var known: Set<String> = []

    func isNew(_ name: String) -> Bool { !known.contains(name.lowercased()) }

    mutating func add(_ header: Header, _ type: TypeReference) {
        known.insert(header.name.lowercased())
        entries.append((header, type))
    }

    var plans: [ResponseHeaderPlan] {
        let names = MemberNames(entries.map(\.header.name), reserved: ReservedNames.members)
        return zip(entries, names.names).map { entry, name in
            ResponseHeaderPlan(
                name: name,
                wireName: entry.header.name,
                type: entry.type,
                documentation: Documentation(description: entry.header.description),
                place: entry.header.place
            )
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

    /// Exact statuses, then ranges, then `default`.
    var order: Int {
        switch self {
        case .exact: 0
        case .range: 1
        case .default: 2
        }
    }
}
