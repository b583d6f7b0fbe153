nonisolated extension APIConnection {
    /// Sends a request of an operation that is not in the description. Server, credentials, retries, middleware, options
    /// and errors are the same as for generated methods.
    ///
    ///     let response = try await client.connection.send(.post, "/pets/{id}/photos") {
    ///         $0.path("id", 7)
    ///         $0.query("replace", true)
    ///         $0.json(["url": "https://example.com/a.png"])
    ///     }
    ///     let photo: Photo = try response.json()
    ///
    /// Unless the closure sets the security requirements, the first credential of the client is used.
    ///
    /// - Parameters:
    ///   - method: the method of the request.
    ///   - template: the path after the server's URL, with parameters in braces.
    ///   - operationID: a name for errors, logs and mocks; `nil`: method and path.
    ///   - configure: adds parameters and the body.
    /// - Returns: the response, when its status is 200 to 299.
    /// - Throws: ``APIError``; `CancellationError`.
    public func send(
        _ method: HTTPMethod,
        _ template: String,
        operationID: String? = nil,
        _ configure: (inout APIRequest) -> Void = { _ in }
    ) async throws -> APIResponse {
        var request = APIRequest(operationID ?? "\(method) \(template)", method, template)
        request.change {
            $0.accept = ""
            $0.requirements = core.schemeKeys.map { [$0] } + [[]]
        }
        configure(&request)
        return try await response(request)
    }
}
