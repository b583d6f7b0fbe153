import ApusPlan

/// A response of an operation with a body that the client decodes.
package struct ResponseSample: Sendable {
    /// The operation's id in requests.
    package let operationID: String
    /// The status as in the description: `200`, `4XX`, `default`.
    package let status: String
    /// The media type of the body; `nil` if there is no body.
    package let mediaType: String?
    package let body: Body

    package enum Body: Sendable {
        case none
        /// A value that the client decodes as a type.
        case json(JSONLiteral, TypeReference)
        /// Text or bytes.
        case text(String)
    }

    /// A response for each documented one of each operation, and a success for operations that document none.
    ///
    /// A response whose body cannot be made, because it has a type of the configuration, is left out.
    package static func all(in plan: ClientPlan) -> [ResponseSample] {
        plan.groups.flatMap(\.operations).flatMap { OperationResponses(operation: $0, types: plan.types).samples }
    }
}

/// The responses of one operation.
private struct OperationResponses {
    let operation: OperationPlan
    let types: TypeTable

    var samples: [ResponseSample] {
        if operation.isStreamingVariant {
            guard case .single(let content) = operation.success else { return [] }
            let success = operation.responses.first { $0.status.isSuccess }
            return [sample(success?.status ?? .exact(200), content)].compactMap { $0 }
        }
        var samples = operation.responses.compactMap { sample($0.status, $0.content) }
        let hasSuccess = operation.responses.contains { $0.status.isSuccess }
        let isOnlyDefault = operation.responses.count == 1 && operation.responses[0].status == .default
        if !hasSuccess, !isOnlyDefault, let success = sample(.exact(200), content) { samples.insert(success, at: 0) }
        return samples
    }

    /// The body of a success.
    private var content: ResponseContent? {
        switch operation.success {
        case .none: nil
        case .single(let content), .optional(let content): content
        case .several(_, let cases): cases.first?.content
        }
    }

    private func sample(_ status: StatusPattern, _ content: ResponseContent?) -> ResponseSample? {
        guard let content, operation.method != "HEAD" else {
            return ResponseSample(operationID: operation.id, status: status.documented, mediaType: nil, body: .none)
        }
        guard let body = body(content, isSuccess: status.isSuccess || status == .default) else { return nil }
        return ResponseSample(
            operationID: operation.id,
            status: status.documented,
            mediaType: Self.mediaType(content),
            body: body
        )
    }

    // MARK: - Bodies

    private func body(_ content: ResponseContent, isSuccess: Bool) -> ResponseSample.Body? {
        switch content.coding {
        case .binary: return .text("example")
        case .multipart: return .text("--example--\r\n")
        case .json:
            guard let value = value(content) else { return nil }
            return .json(isSuccess ? withoutNextPage(value, content.type) : value, content.type)
        case .text: return value(content).map { .text(Self.plain($0)) }
        case .form: return value(content).map { .text(Self.form($0)) }
        case .serverSentEvents:
            guard let value = value(content) else { return nil }
            // An element that is a text is the data of its event.
            let data = content.type == .string ? Self.plain(value) : value.compactText
            let event = "data: " + data.replacing("\n", with: "\ndata: ") + "\n\n"
            return .text(event + event + (content.end.map { "data: " + $0 + "\n\n" } ?? ""))
        case .jsonLines:
            guard let value = value(content) else { return nil }
            let isSequence = Self.mediaType(content).contains("json-seq")
            return .text(String(repeating: (isSequence ? "\u{1e}" : "") + value.compactText + "\n", count: 2))
        }
    }

    private func value(_ content: ResponseContent) -> JSONLiteral? {
        JSONSample.decodable(
            content.type,
            from: content.examples.map(\.value),
            facts: content.facts,
            name: "text",
            types: types
        )
    }

    private static func plain(_ value: JSONLiteral) -> String {
        if case .string(let text) = value { text } else { value.compactText }
    }

    /// The scalar members as `application/x-www-form-urlencoded`.
    private static func form(_ value: JSONLiteral) -> String {
        guard case .object(let members) = value else { return plain(value) }
        let fields = members.compactMap { member -> String? in
            switch member.value {
            case .null, .array, .object: nil
            case .boolean, .number, .string: encoded(member.key) + "=" + encoded(plain(member.value))
            }
        }
        return fields.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || (48...57).contains(byte) || "-._".utf8.contains(byte))
            return isPlain
                ? String(scalar)
                : "%" + String(byte >> 4, radix: 16, uppercase: true)
                    + String(byte & 15, radix: 16, uppercase: true)
        }.joined()
    }

    /// A media type without wildcards.
    private static func mediaType(_ content: ResponseContent) -> String {
        if let concrete = MediaTypeSample.name(in: content.mediaTypes) { return concrete }
        switch content.coding {
        case .json: return "application/json"
        case .text: return "text/plain"
        case .form: return "application/x-www-form-urlencoded"
        case .multipart: return "multipart/form-data; boundary=example"
        case .serverSentEvents: return "text/event-stream"
        case .jsonLines: return "application/jsonl"
        case .binary: return "application/octet-stream"
        }
    }

    // MARK: - Paging

    /// The value without the cursor or link of the next page, so that a list ends after the page. A required one stays.
    private func withoutNextPage(_ value: JSONLiteral, _ type: TypeReference) -> JSONLiteral {
        switch operation.paging?.strategy {
        case .cursor(_, _, let next), .nextLink(let next): return removing(next[...], from: value, type)
        case .offset, .pageNumber, .linkHeader, nil: break
        }
        if case .value(let next) = operation.paging?.next { return removing(next[...], from: value, type) }
        return value
    }

    private func removing(_ path: ArraySlice<SwiftPathStep>, from value: JSONLiteral, _ type: TypeReference)
        -> JSONLiteral
    {
        guard let step = path.first, case .object(var members) = value, case .named(let id) = type else { return value }
        if case .alias(let target) = types[id].shape { return removing(path, from: value, target) }
        guard case .structure(let plan) = types[id].shape,
            let property = plan.properties.first(where: { $0.name == step.name }),
            let index = members.firstIndex(where: { $0.key == property.key })
        else { return value }
        if path.count > 1 {
            members[index].value = removing(path.dropFirst(), from: members[index].value, property.type)
        } else if !property.presence.isKeyRequired {
            members.remove(at: index)
        } else if property.presence == .requiredNullable {
            members[index].value = .null
        }
        return .object(members)
    }
}

extension StatusPattern {
    /// Whether the status is one of success: `200`, `2XX`.
    fileprivate var isSuccess: Bool {
        switch self {
        case .exact(let status): (200...299).contains(status)
        case .range(let hundreds): hundreds == 2
        case .default: false
        }
    }
}
