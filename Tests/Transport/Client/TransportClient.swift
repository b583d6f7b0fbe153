import ApusRuntime
import Foundation

/// Calls without retries, and their outcomes as text.
struct TransportClient: Sendable {
    let connection: APIConnection

    init(port: String, timeout: Duration = .milliseconds(700)) {
        var options = ClientOptions()
        let environment = ProcessInfo.processInfo.environment
        if environment["APUS_TRANSPORT"] == "URLSession" { options.transport = .urlSession() }
        options.retry = .none
        options.timeout = timeout
        options.maximumResponseBytes = 1 << 20
        // Another server, for trying things by hand.
        let url = environment["APUS_URL"] ?? "http://127.0.0.1:\(port)"
        connection = APIConnection(server: Server(url), options: options)
    }

    func with(_ change: (inout ClientOptions) -> Void) -> TransportClient {
        var copy = self
        copy = TransportClient(connection.with(change))
        return copy
    }

    private init(_ connection: APIConnection) { self.connection = connection }

    /// A call whose response is kept in memory.
    func get(_ path: String) async -> String {
        await outcome {
            let response = try await connection.response(request(.get, path))
            return "\(response.status), \(response.body.count) bytes"
        }
    }

    /// A call whose response is a stream.
    func stream(_ path: String) async -> String {
        await outcome {
            var count = 0
            for try await chunk in try await connection.stream(request(.get, path)) { count += chunk.count }
            return "stream of \(count) bytes"
        }
    }

    func send(_ method: HTTPMethod, _ path: String, _ body: UploadBody) async -> String {
        await outcome {
            var request = request(method, path)
            request.binary(body)
            let response = try await connection.response(request)
            return "\(response.status), \(response.body.count) bytes"
        }
    }

    func request(_ method: HTTPMethod, _ path: String) -> APIRequest { APIRequest("test", method, path) }

    /// A call that passes a request to the transport itself, as code that is written by hand for one request.
    func plainCall(_ path: String) async -> @Sendable () async -> String {
        let transport = connection.options.transport ?? .default
        let (requests, made) = AsyncStream.makeStream(of: TransportRequest.self)
        let recording = with {
            $0.transport = ClientTransport { request in
                made.yield(request)
                return TransportResponse(status: 200)
            }
        }
        _ = await recording.get(path)
        made.finish()
        guard let request = await requests.first(where: { _ in true }) else {
            fatalError("the connection makes no request")
        }
        let url = request.url.absoluteString
        return {
            do {
                var request = request
                if let url = URL(string: url) { request.url = url }
                let response = try await transport.send(request)
                guard case .data(let body) = response.body else { return "a stream" }
                return "\(response.status), \(body.count) bytes"
            } catch {
                return "\(error)"
            }
        }
    }

    private func outcome(_ call: () async throws -> String) async -> String {
        do {
            return try await call()
        } catch let error as APIError {
            switch error.reason {
            case .status: return "status \(error.status ?? 0)"
            case .transport:
                guard let cause = error.underlyingError as? TransportError else { return "transport: \(error)" }
                return "transport: \(cause.kind)"
            default: return "\(error.reason)"
            }
        } catch is CancellationError {
            return "cancelled"
        } catch {
            return "an error of another type: \(error)"
        }
    }
}

/// What the process uses.
enum Resources {
    /// In kilobytes: `VmHWM`, the most memory so far, or `VmRSS`, now.
    static func memory(_ name: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return Int(line.split { !$0.isNumber }.first ?? "") ?? 0
    }

    /// The seconds that the cores have worked for the process.
    static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    static var descriptors: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
}
