/// Takes the first successful response of a closure past the method that would decode it.
///
/// The response is kept here and not in the error, so that it is found whatever the closure does with the error.
nonisolated final class ResponseCapture: Sendable {
    /// The function that asked for the response, for messages: `download(to:_:)`.
    let function: String
    private let response = Guarded<APIResponse?>(nil)

    init(function: String) { self.function = function }

    /// The response, when there was one.
    var captured: APIResponse? { response.access { $0 } }

    /// Whether the next response is captured.
    var isOpen: Bool { captured == nil }

    /// Keeps a response.
    ///
    /// - Returns: `false`: there is another one already.
    func take(_ response: APIResponse) -> Bool {
        self.response.access { captured in
            guard captured == nil else { return false }
            captured = response
            return true
        }
    }
}

/// Ends the method whose response was captured.
nonisolated struct CapturedResponse: Error, CustomStringConvertible {
    let function: String

    var description: String { "the response goes to the caller of '\(function)'; the method returns no value" }
}

/// Remembers the last response.
nonisolated final class ResponseRecorder: Sendable {
    private let response = Guarded<APIResponse?>(nil)

    var last: APIResponse? { response.access { $0 } }

    func record(_ response: APIResponse) {
        self.response.access { $0 = response }
    }
}
