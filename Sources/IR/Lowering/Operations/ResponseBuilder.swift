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
        result.failures = Self.ordered(isOnlyDefault ? successes : failures).map { $0.failure }
        result.documented =
            Self.ordered(successes).map { $0.documented } + Self.ordered(failures).map { $0.documented }
        var accepted: Set<String> = []
        for responses in [successes, failures] {
            for name in responses.lazy.flatMap({ $0.content?.mediaTypes ?? [] }) where accepted.insert(name).inserted {
                result.accept.append(name)
            }
        }
        result.stream = successes.last { $0.stream != nil }?.stream
        return result
    }

    /// Exact statuses, then ranges, then `default`, which is the order of most descriptions.
    private static func ordered(_ responses: [PlannedResponse]) -> [PlannedResponse] {
        let isOrdered = responses.indices.dropFirst().allSatisfy { index in
            responses[index - 1].status.order <= responses[index].status.order
        }
        return isOrdered ? responses : responses.sorted { $0.status.order < $1.status.order }
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
                    decision: "the stream ends with an event whose data is '\(Self.endOfEvents)'",
                    reason: "a text of the description mentions '\(Self.endOfEvents)'"
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
