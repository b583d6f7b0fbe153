internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What an error means for a call: reason, message and underlying error of its ``APIError``.
nonisolated struct ErrorCause: Sendable {
    var reason: APIError.Reason
    var message: String
    var underlyingError: (any Error)?
    /// The head of the response, when it arrived before the error.
    var head: ResponseHead?

    init(_ reason: APIError.Reason, _ message: String = "", _ underlyingError: (any Error)? = nil) {
        self.reason = reason
        self.message = message
        self.underlyingError = underlyingError
    }

    /// The cause of a decoding error.
    static func decoding(_ error: any Error) -> ErrorCause {
        let message =
            switch error {
            case let fault as JSONFault: "an unexpected body: \(fault)" + advice(about: fault)
            case let syntax as JSONSyntaxError:
                "a body that is not JSON: \(syntax.message) at byte \(syntax.byteOffset)"
            default: "an unexpected body: \(error)"
            }
        return ErrorCause(.decoding, message, error)
    }

    /// The configuration that accepts what the server sent, if there is one.
    private static func advice(about fault: JSONFault) -> String {
        fault.configuration.map { "; '\($0)' in apus.yaml makes the member optional" } ?? ""
    }

    /// The cause of an error that sending a request or reading its response threw.
    ///
    /// - Parameter hasHead: whether the response had begun, so that a fault cannot mean that nothing was sent.
    /// - Throws: `CancellationError` when the error is a cancellation.
    init(_ error: any Error, hasHead: Bool = false) throws {
        switch error {
        case is CancellationError:
            throw error
        case let fault as ResponseFault:
            self.init(fault.reason, fault.description)
            head = fault.head
        case let fault as RequestFault:
            self.init(hasHead ? .transport : .request, fault.description)
        case let error as TransportError:
            self.init(error.kind == .timedOut ? .timeout : .transport, error.message, error)
        case let error as URLError where error.code == .cancelled:
            throw CancellationError()
        case let error as URLError where error.code == .timedOut:
            self.init(.timeout)
        default:
            self.init(.transport, ErrorCause.text(error), error)
        }
    }

    /// Whether the same request may succeed a moment later.
    static func isTransient(_ error: any Error) -> Bool {
        if let error = error as? TransportError { return error.isTransient }
        guard let error = error as? URLError else { return false }
        switch error.code {
        case .timedOut, .cannotFindHost, .cannotConnectToHost, .networkConnectionLost, .dnsLookupFailed,
            .notConnectedToInternet, .badServerResponse, .cannotParseResponse,
            // FoundationNetworking reports a connection that was reset as unknown.
            .unknown:
            return true
        default:
            return false
        }
    }

    /// The text of a transport's error. Not the text of an `NSError`, which contains its `userInfo` with the URL.
    static func text(_ error: any Error) -> String {
        if let error = error as? URLError { return "\(error.localizedDescription) (\(error.code.rawValue))" }
        return type(of: error) is NSError.Type ? (error as NSError).localizedDescription : "\(error)"
    }
}

/// Status and headers of a response.
nonisolated struct ResponseHead: Sendable {
    var status: Int
    var headers: HTTPHeaders
}

/// Why a response cannot be used; it becomes an ``APIError``.
package nonisolated struct ResponseFault: Error, CustomStringConvertible {
    let reason: APIError.Reason
    package let description: String
    var head: ResponseHead?

    init(_ reason: APIError.Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }

    /// The same fault after the head of a response.
    func after(_ response: TransportResponse?) -> ResponseFault {
        var fault = self
        fault.head = response.map { ResponseHead(status: $0.status, headers: $0.headers) }
        return fault
    }
}
