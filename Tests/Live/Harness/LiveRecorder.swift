import ApusRuntime
import Foundation

/// A transport that keeps every request and gives the answer that is set.
final class LiveRecorder: @unchecked Sendable {
    // Unchecked: one call runs at a time, and the lock covers the threads that it uses.
    private let lock = NSLock()
    private var answer = TransportResponse(status: 500)
    private var requests: [String] = []

    var transport: RecordedTransport {
        RecordedTransport { request in
            let text = await LiveRecorder.text(of: request)
            return self.keep(text)
        }
    }

    func prepare(_ answer: TransportResponse) {
        lock.withLock {
            self.answer = answer
            requests = []
        }
    }

    var sent: [String] { lock.withLock { requests } }

    private func keep(_ text: String) -> TransportResponse {
        lock.withLock {
            requests.append(text)
            return answer
        }
    }

    /// The request as a JSON object.
    private static func text(of request: TransportRequest) async -> String {
        let headers = request.headers.map { "[\(LiveText.quoted($0.name)),\(LiveText.quoted($0.value))]" }
        let body = await bytes(of: request.body).map { LiveText.quoted($0.base64EncodedString()) } ?? "null"
        return """
            {"method":\(LiveText.quoted(request.method.name)),"url":\(LiveText.quoted(request.url.absoluteString)),\
            "headers":[\(headers.joined(separator: ","))],"body":\(body)}
            """
    }

    private static func bytes(of body: UploadBody?) async -> Data? {
        guard let body else { return nil }
        switch body.source {
        case .file(let url): return try? Data(contentsOf: url)
        case .stream(let make): return try? await make().collect()
        default: return body.data
        }
    }
}
