public import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

nonisolated extension ClientTransport {
    /// A transport over a function of Foundation's types, for a session of the program or for a stub:
    /// `.urlRequests { try await session.data(for: $0) }`.
    ///
    /// Bodies are in memory in both directions. The function should not follow redirects: a session follows them unless its
    /// delegate prevents it, and may send credentials to another origin.
    public static func urlRequests(
        _ send: @escaping @Sendable (URLRequest) async throws -> (Data, URLResponse)
    ) -> ClientTransport {
        ClientTransport { request in
            var urlRequest = request.urlRequest
            urlRequest.timeoutInterval = request.timeout.inSeconds
            if let body = request.body, urlRequest.httpBody == nil { urlRequest.httpBody = try await body.collected() }
            let (data, response) = try await send(urlRequest)
            guard var head = TransportResponse(response) else { throw URLError(.badServerResponse) }
            head.body = .data(data)
            return head
        }
    }
}

nonisolated extension UploadBody {
    /// Returns all bytes, `nil` when there are none.
    fileprivate func collected() async throws -> Data? {
        let all: Data
        switch source {
        case .data(let data): all = data
        case .file(let url): all = try Data(contentsOf: url)
        case .stream(let make): all = try await make().collect()
        case .multipart(let form):
            var whole = Data()
            try form.write { whole += $0 }
            all = whole
        }
        return all.isEmpty ? nil : all
    }
}
