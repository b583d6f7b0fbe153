import ApusDiagnostics
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

/// A response that is used by reference.
struct SharedResponse: Hashable {
    let index: Int
    let isSuccess: Bool
}

/// A response with the content that a method uses.
private struct PlannedResponse {
    var documented: DocumentedResponse
    let place: SourceLocation
    /// The content as a stream, if it is documented in addition to ``content``.
    var stream: ResponseContent?

    init(_ response: Response, _ status: StatusPattern) {
        place = response.place
        documented = DocumentedResponse(
            status: status,
            documentation: Documentation(summary: response.summary, description: response.description),
            headers: response.headers.map(\.name)
        )
    }

    var status: StatusPattern { documented.status }

    /// The preferred content; `nil` if the response has no body.
    var content: ResponseContent? { documented.content }

    var documentation: Documentation { Documentation(description: documented.documentation.description) }

    var failure: FailurePlan {
        FailurePlan(status: status, content: content, documentation: documentation, place: place)
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
        for name in (successes + failures).lazy.flatMap({ $0.content?.mediaTypes ?? [] })
        where name != result.accept.first && accepted.insert(name).inserted {
            result.accept.append(name)
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
        let contents = status.isBodiless || site.isHead ? [] : contents(of: response, isSuccess: isSuccess, at: site)
        // Contents are read in place, because a copy retains a dozen values.
        let preferred = contents.indices.first { !contents[$0].coding.isStream } ?? contents.indices.first
        if isSuccess, contents.indices.contains(where: { contents[$0].end != nil }) {
            inferences.append(
                Inference(
                    subject: site.id,
                    decision: "the stream ends with an event whose data is '\(Self.endOfEvents)'",
                    reason: "a text of the description mentions '\(Self.endOfEvents)'"
                )
            )
        }
        let documentation = Documentation(description: response.description)
        var planned = PlannedResponse(response, status)
        if let preferred {
            use(contents[preferred].type, as: .response)
            planned.documented.content = contents[preferred]
            planned.documented.content?.documentation = documentation
        }
        if options.keepsExamples, !status.isBodiless {
            planned.documented.otherMedia = response.content
                .filter { planned.content?.mediaTypes.contains($0.name) != true }
                .map { DocumentedMedia(name: $0.name, examples: examples(of: $0)) }
        }
        if isSuccess, let preferred, !contents[preferred].coding.isStream,
            let stream = contents.indices.first(where: { contents[$0].coding.isStream })
        {
            planned.stream = contents[stream]
            planned.stream?.documentation = documentation
            use(contents[stream].type, as: .response)
        }
        return planned
    }

    /// The contents of a response, the preferred one first.
    ///
    /// Many operations have the same responses by reference, so contents that do not depend on the operation are kept.
    private mutating func contents(
        of response: Response,
        isSuccess: Bool,
        at site: OperationSite
    ) -> [ResponseContent] {
        let key = response.sharedIndex.map { SharedResponse(index: $0, isSuccess: isSuccess) }
        if let known = key.flatMap({ sharedContents[$0] }) { return known }
        let named = response.content.count { $0.schema.map { types.schemas[$0.index].name != nil } ?? false }
        let component = named == 0 ? response.componentName : nil
        let role: TypeSite.Role = isSuccess ? .success : .failure(StatusPattern(response.status).phrase)
        let before = (types.table.plans.count, types.diagnostics.count, diagnostics.count)
        let contents = contents(of: response, site.type("Response", role, component: component))
        // A type that is declared here, or is named after the operation, depends on the operation.
        let isIndependent =
            before == (types.table.plans.count, types.diagnostics.count, diagnostics.count)
            && (component != nil || named == response.content.count) && contents.allSatisfy { $0.end == nil }
        if let key, isIndependent { sharedContents[key] = contents }
        return contents
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
                place: response.place
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
