public import Foundation

/// A successful response: status, headers and body.
public nonisolated struct APIResponse: Sendable {
    /// The operation's name.
    public let operationID: String
    public let status: Int
    public let headers: HTTPHeaders
    /// The body; empty when it comes as a stream.
    public let body: Data
    /// How many times the request was sent.
    public let attempts: Int
    /// The facts about the call that errors report.
    let call: CallSummary
    let stream: ByteStream
    /// The index of a large body of JSON.
    var tape: JSONTape?

    /// The server's identifier of the request, from the usual headers.
    public var requestID: String? { headers.requestID }

    /// The media type of the body.
    public var mediaType: MediaType? { headers["Content-Type"].flatMap { MediaType($0) } }

    /// A documented header as its type; `nil` when it is missing or has another shape.
    public subscript<Value: JSONReadable>(header: ResponseHeader<Value>) -> Value? {
        headers[header.name].flatMap { header.read($0) }
    }

    // MARK: The body

    /// The body as JSON, whatever content type the server sent.
    ///
    /// - Throws: ``APIError`` with the place in the body and what was expected there.
    public func json<Value: JSONReadable>(_ type: Value.Type = Value.self) throws -> Value {
        do {
            return try reader().read()
        } catch {
            throw decodingFault(error)
        }
    }

    /// Whether the status or the length says that there is no body.
    var isEmpty: Bool { status == 204 || status == 205 || body.isEmpty }

    /// The body as JSON; 204, 205, no body, and `null` are `nil`.
    public func optionalJSON<Value: JSONReadable>(_ type: Value.Type = Value.self) throws -> Value? {
        if isEmpty { return nil }
        do {
            let reader = try reader()
            return reader.isNull ? nil : try reader.read()
        } catch {
            throw decodingFault(error)
        }
    }

    /// The body as a form, `application/x-www-form-urlencoded`.
    ///
    /// - Parameters:
    ///   - type: the type of the form.
    ///   - kinds: how the values of keys are read, if they are not strings.
    /// - Throws: ``APIError`` with the key and what was expected there.
    public func form<Value: JSONReadable>(
        _ kinds: [String: FormValueKind] = [:],
        as type: Value.Type = Value.self
    ) throws -> Value {
        do {
            return try Value(jsonBytes: try FormReading.json(body, kinds))
        } catch {
            throw decodingFault(error)
        }
    }

    /// The body as text: in the character set that the server names (UTF-8, ISO 8859-1, UTF-16), else UTF-8. What is no
    /// character of it is replaced.
    public var text: String {
        switch mediaType?.parameter("charset")?.lowercased() {
        case "iso-8859-1", "latin1", "windows-1252":
            String(data: body, encoding: .isoLatin1) ?? String(decoding: body, as: UTF8.self)
        case "utf-16", "utf-16le", "utf-16be":
            String(data: body, encoding: .utf16) ?? String(decoding: body, as: UTF8.self)
        default:
            String(decoding: body, as: UTF8.self)
        }
    }

    private func reader() throws -> JSONReader {
        if let tape { return JSONReader(tape: tape) }
        return try JSONReader(body, options: .body)
    }

    // MARK: Faults

    /// The error for a success that is not in the description.
    public func unexpected() -> APIError { error(ErrorCause(.status)) }

    func error(_ cause: ErrorCause, body: Data? = nil) -> APIError {
        let body = body ?? self.body
        return APIError(call: call, cause: cause, status: status, headers: headers, body: body, attempts: attempts)
    }

    /// The error for an error that reading the body threw; a cancellation and an ``APIError`` stay what they are.
    func readingError(_ error: any Error) -> any Error {
        if error is APIError { return error }
        do {
            return self.error(try ErrorCause(error, hasHead: true))
        } catch {
            return error
        }
    }

    private func decodingFault(_ fault: any Error) -> APIError { error(.decoding(fault)) }
}

nonisolated extension APIResponse: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(operationID): \(status), \(body.count) bytes" }
    public var customMirror: Mirror {
        Mirror(self, children: ["operationID": operationID, "status": status, "headers": headers, "body": body])
    }
}

nonisolated extension HTTPHeaders {
    /// The server's identifier of the request.
    var requestID: String? {
        for name in ["X-Request-Id", "Request-Id", "X-Correlation-Id", "X-Amzn-RequestId", "CF-Ray", "X-Trace-Id"] {
            if let value = self[name] { return value }
        }
        return nil
    }
}
