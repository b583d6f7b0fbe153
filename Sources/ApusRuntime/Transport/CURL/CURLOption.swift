#if os(Linux)
    internal import ApusCURL
    internal import Foundation

    /// The options of libcurl that are used, with their numbers in its stable ABI. Functions and their contexts are set by
    /// `ApusCURL_setContext`.
    nonisolated enum CURLOption: Int32 {
        // Numbers.
        case noProgress = 43
        case noBody = 44
        case upload = 46
        case freshConnection = 74
        case connectTimeout = 156  // milliseconds
        case httpGet = 80
        case httpVersion = 84
        case bufferSize = 98
        case noSignal = 99
        case sslVersion = 32
        case contentDecoding = 158
        case protocols = 181
        case sendsPathAsIs = 234
        case waitsForMultiplexing = 237
        case hidesConnectHeaders = 265
        case acceptsHTTP09 = 285
        case quickExit = 322
        // Texts and pointers.
        case url = 10002
        case errorBuffer = 10010
        case headers = 10023
        case certificate = 10025
        case keyPassword = 10026
        case method = 10036
        case authorities = 10065
        case certificateType = 10086
        case key = 10087
        case keyType = 10088
        case authorityFolder = 10097
        case copiedBody = 10165
        case protocolNames = 10318
        // Sizes.
        case uploadSize = 30115
        case bodySize = 30120
    }

    /// What libcurl says of the end of a transfer.
    nonisolated struct CURLCode: Equatable {
        let number: Int32

        static let ok = CURLCode(number: 0)
        /// The option does not exist in this version.
        static let unknownOption = CURLCode(number: 48)

        /// The kind of error, for a transfer that ended with this code.
        ///
        /// - Parameter isSent: whether the request was sent, at least in part.
        func kind(isSent: Bool) -> TransportError.Kind {
            switch number {
            // What is not HTTP, not the announced protocol, or too long for libcurl's own buffers.
            case 1, 8, 16, 27, 43, 61, 63, 92, 100: isSent ? .invalidResponse : .other
            case 5, 6: .hostNotFound
            case 7: .connectionRefused
            case 18, 52, 55, 56: .connectionLost
            case 28: .timedOut
            case 35, 53, 54, 59, 66, 80, 83: .tlsFailed
            case 51, 58, 60, 77, 82, 90, 91, 98: .certificateRejected
            case 26, 65: .uploadFailed
            default: .other
            }
        }
    }
#endif
