import ApusRuntime

// What is spelled differently in versions of the runtime. `CLIENT_TRANSPORT` is set by the program that compiles this,
// when the executable carries a runtime with those names.
#if CLIENT_TRANSPORT
    typealias RecordedTransport = ClientTransport

    extension APIError {
        var reasonName: String { reason.description }
        var decodingFault: JSONFault? { underlyingError as? JSONFault }
    }
#else
    typealias RecordedTransport = Transport

    extension APIError {
        var reasonName: String {
            switch reason {
            case .status: "status"
            case .decoding: "decoding"
            case .transport: "transport"
            case .timeout: "timeout"
            case .request: "request"
            case .credential: "credential"
            case .redirect: "redirect"
            }
        }

        var decodingFault: JSONFault? {
            if case .decoding(let fault as JSONFault) = reason { fault } else { nil }
        }
    }
#endif
