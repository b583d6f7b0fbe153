internal import Foundation

/// Examples in generated code, for previews and tests. `apus generate` writes them when the configuration has
/// `examples: models`.
public nonisolated enum APIExample {
    /// Decodes the example of a model.
    ///
    /// - Precondition: The text is JSON of a value of the type, which the generator checks.
    public static func decode<Value: JSONReadable>(_ json: String) -> Value {
        do {
            return try Value(jsonBytes: Array(json.utf8))
        } catch {
            preconditionFailure("the example of \(Value.self) cannot be decoded: \(error)")
        }
    }
}

/// An example of a documented response.
public nonisolated struct APIExampleResponse: Sendable {
    /// The name of the operation.
    public let operationID: String
    /// The status as in the description: `200`, `4XX`, `default`.
    public let status: String
    /// The media type of the body; `nil` if there is no body.
    public let contentType: String?
    public let body: String

    public init(_ operationID: String, _ status: String, _ contentType: String? = nil, _ body: String = "") {
        self.operationID = operationID
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

/// A client with examples of the responses of its operations.
public protocol APIExampleClient: APIClient {
    /// An example of each documented response, successes first for each operation.
    nonisolated static var exampleResponses: [APIExampleResponse] { get }
}

nonisolated extension APIExampleClient {
    /// The example of a response to a request.
    ///
    /// - Parameters:
    ///   - request: the request of an operation.
    ///   - status: A documented status. If it is not documented, the response has no body. If it is `nil`, the first
    ///     documented success is used.
    /// - Returns: `nil` if no status is given and the operation has no example of a success.
    public static func exampleResponse(to request: TransportRequest, status: Int? = nil) -> TransportResponse? {
        let responses = exampleResponses.filter { $0.operationID == request.operationID }
        guard let status else {
            let pattern = responses.first { $0.status.hasPrefix("2") } ?? responses.first { $0.status == "default" }
            guard let pattern else { return nil }
            return response(to: request, among: responses, pattern.status, status: pattern.exactStatus)
        }
        let patterns = [String(status), "\(status / 100)XX", "default"]
        guard let pattern = patterns.first(where: { pattern in responses.contains { $0.status == pattern } }) else {
            return TransportResponse(status: status)
        }
        return response(to: request, among: responses, pattern, status: status)
    }

    /// The response whose media type the request accepts, else the first one.
    private static func response(
        to request: TransportRequest,
        among responses: [APIExampleResponse],
        _ pattern: String,
        status: Int
    ) -> TransportResponse {
        let candidates = responses.filter { $0.status == pattern }
        let accepted = (request.headers["Accept"] ?? "").split(separator: ",").compactMap { MediaType(String($0)) }
        let example = candidates.first { candidate in
            candidate.contentType.flatMap { MediaType($0) }.map { type in accepted.contains { $0.matches(type) } }
                ?? false
        }
        guard let example = example ?? candidates.first else { return TransportResponse(status: status) }
        var headers = HTTPHeaders()
        if let contentType = example.contentType { headers["Content-Type"] = contentType }
        return TransportResponse(status: status, headers: headers, body: Data(example.body.utf8))
    }
}

nonisolated extension APIExampleResponse {
    /// The status of a success with this pattern.
    fileprivate var exactStatus: Int { Int(status) ?? 200 }
}

nonisolated extension ClientTransport {
    /// A transport that answers each operation with an example of its documented response, without a server:
    ///
    ///     #Preview {
    ///         PetList(client: PetsClient(options: ClientOptions(transport: .examples(of: PetsClient.self))))
    ///     }
    ///
    /// - Parameters:
    ///   - client: the type of the client.
    ///   - status: A documented status with which all operations are answered; `nil` for the success of each.
    public static func examples<Client: APIExampleClient>(
        of client: Client.Type,
        status: Int? = nil
    ) -> ClientTransport {
        ClientTransport(name: "examples") { request in
            guard let response = Client.exampleResponse(to: request, status: status) else {
                throw RequestFault("'\(request.operationID)' has no example of a success")
            }
            return response
        }
    }
}
