/// The reason why a transport has no complete response.
public nonisolated struct TransportError: Error, Sendable, Hashable {
    /// What failed. Later versions may add kinds.
    public struct Kind: Sendable, Hashable, CustomStringConvertible {
        private let name: String

        /// The host name, or the name of the proxy, cannot be resolved.
        public static let hostNotFound = Kind(name: "hostNotFound")
        /// The host does not accept the connection.
        public static let connectionRefused = Kind(name: "connectionRefused")
        /// The connection ended before the response was complete.
        public static let connectionLost = Kind(name: "connectionLost")
        /// The server was silent for longer than the timeout.
        public static let timedOut = Kind(name: "timedOut")
        /// TLS failed before the certificate was checked.
        public static let tlsFailed = Kind(name: "tlsFailed")
        /// The certificate of the server, or the one of the client, is not accepted.
        public static let certificateRejected = Kind(name: "certificateRejected")
        /// The response is not HTTP, or its content coding is invalid.
        public static let invalidResponse = Kind(name: "invalidResponse")
        /// The body of the request cannot be read to its end.
        public static let uploadFailed = Kind(name: "uploadFailed")
        /// Something else.
        public static let other = Kind(name: "other")

        public var description: String { name }
    }

    public let kind: Kind
    /// One line for people.
    public let message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Whether the same request may succeed a moment later.
    var isTransient: Bool {
        switch kind {
        case .hostNotFound, .connectionRefused, .connectionLost, .timedOut, .invalidResponse: true
        default: false
        }
    }
}

nonisolated extension TransportError: CustomStringConvertible {
    public var description: String { message }
}
