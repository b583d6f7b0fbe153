import ApusTestSupport
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A `URLSession` for one test, without caches and cookies.
final class Session: Sendable {
    private let session: URLSession

    init(timeout: TimeInterval = 10) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        session = URLSession(configuration: configuration)
    }

    deinit {
        session.invalidateAndCancel()
    }

    /// Sends a request, and returns the status, the header fields and the body.
    func send(
        _ method: String = "GET",
        _ url: String,
        headers: [String: String] = [:],
        body: Data? = nil
    ) async throws -> (HTTPURLResponse, Data) {
        guard let url = URL(string: url) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body
        for (name, value) in headers {
            request.setValue(value, forHTTPHeaderField: name)
        }
        let (data, response) = try await session.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return (response, data)
    }

    /// Sends a GET request, and returns the body of the response as text.
    func text(_ url: String, headers: [String: String] = [:]) async throws -> String {
        let (_, body) = try await send("GET", url, headers: headers)
        return String(decoding: body, as: UTF8.self)
    }

    /// Sends a file as the body of a PUT.
    func upload(_ file: URL, to url: String) async throws -> HTTPURLResponse {
        guard let url = URL(string: url) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = "PUT"
        let (_, response) = try await session.upload(for: request, fromFile: file)
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return response
    }
}

/// Returns the code of the `URLError` that `work` throws; `nil` if it throws no error or another one.
func failure(of work: () async throws -> Void) async -> URLError.Code? {
    do {
        try await work()
        return nil
    } catch {
        return (error as? URLError)?.code
    }
}
