#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What an error of a transport means.
enum TransportFault {
    /// Whether the same request may well succeed a moment later.
    static func isPassing(_ error: any Error) -> Bool {
        if let error = error as? TransportError { return error.isTransient }
        guard let error = error as? URLError else { return false }
        switch error.code {
        case .timedOut, .cannotFindHost, .cannotConnectToHost, .networkConnectionLost, .dnsLookupFailed,
            .notConnectedToInternet, .badServerResponse, .cannotParseResponse,
            // What FoundationNetworking says of a connection that was reset.
            .unknown:
            return true
        default:
            return false
        }
    }

    /// The error as the reason of an ``APIError``; cancellation stays what it is.
    static func reason(_ error: any Error) throws -> APIError.Reason {
        if error is CancellationError { throw error }
        if let fault = error as? RequestFault { return .request(fault.description) }
        if let error = error as? TransportError { return error.kind == .timedOut ? .timeout : .transport(error) }
        guard let urlError = error as? URLError else { return .transport(error) }
        switch urlError.code {
        case .cancelled: throw CancellationError()
        case .timedOut: return .timeout
        default: return .transport(urlError)
        }
    }
}
