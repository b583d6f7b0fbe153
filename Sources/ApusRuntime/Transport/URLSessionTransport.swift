#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

extension ClientTransport {
    /// A transport over a session of its own, which ends when nobody holds the transport any more.
    ///
    /// What differs by platform:
    /// - **Uploads** from a file are read while they are sent everywhere. A form with files and a stream go through a
    ///   temporary file, because `URLSession` has no other way to send them that works on all platforms and can be repeated.
    /// - **Downloads** and streams wait while the reader is slow; about four megabytes are kept for it. FoundationNetworking
    ///   cannot wait: there, what is more goes into a temporary file, and a reader that is four gigabytes behind gets an
    ///   error.
    /// - **Bodies**: no platform sends a `GET` with one; the call fails with this reason. FoundationNetworking sends
    ///   `Content-Length: 0` with a `DELETE` that has none, which says the same.
    /// - With some versions of libcurl FoundationNetworking ends the process when a server closes the connection in the
    ///   middle of the head of a response; nothing above it can prevent that.
    ///   Nor that it can do so when a transfer ends at the moment at which a piece of the uploaded file is read.
    ///
    /// - Parameter configuration: proxies, TLS and so on. The default keeps no cookies, no cache and no credentials.
    public static func urlSession(_ configuration: URLSessionConfiguration = .apus) -> ClientTransport {
        let session = TransportSession(configuration)
        return ClientTransport { try await session.send($0) }
    }
}

extension URLSessionConfiguration {
    /// A configuration that keeps nothing between requests: no cookies, no cache, no credentials.
    public static var apus: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.urlCache = nil
        configuration.urlCredentialStorage = nil
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.httpMaximumConnectionsPerHost = 16
        return configuration
    }
}

/// A session that ends with its last reference.
final class TransportSession: Sendable {
    private let session: URLSession
    private let delegate = TransferDelegate()

    init(_ configuration: URLSessionConfiguration) {
        #if canImport(FoundationNetworking)
            session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: DelegateQueue())
        #else
            session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
        #endif
    }

    deinit { session.finishTasksAndInvalidate() }

    func send(_ request: TransportRequest) async throws -> TransportResponse {
        try Task.checkCancellation()
        // Said here, because a session only says that something is too large.
        guard request.method != .get || request.body == nil || request.body?.data?.isEmpty == true else {
            throw RequestFault("URLSession sends no GET with a body; another transport may")
        }
        let upload = try await SpooledBody(request.body)
        // Writing a temporary file takes its time.
        try Task.checkCancellation()
        var urlRequest = request.urlRequest
        // The idle time is watched by the transfer, which is exact to the millisecond on every platform. This is only a
        // net below it: FoundationNetworking measures the whole transfer, and in whole seconds.
        urlRequest.timeoutInterval = 604_800
        let task = TransportSession.task(urlRequest, upload, in: session)
        #if canImport(FoundationNetworking)
            // `suspend` begins a transfer anew there, and who makes its delegate wait makes every session of the process
            // wait, because all of them share a queue.
            let transfer = Transfer(task: task, request: request, upload: upload, pause: nil)
        #else
            let transfer = Transfer(task: task, request: request, upload: upload) { [weak task] pauses in
                if pauses { task?.suspend() } else { task?.resume() }
            }
        #endif
        delegate.add(transfer, for: task)
        return try await transfer.run()
    }

    private static func task(_ request: URLRequest, _ upload: SpooledBody, in session: URLSession) -> URLSessionTask {
        guard let file = upload.file else { return session.dataTask(with: request) }
        return session.uploadTask(with: request, fromFile: file)
    }
}

/// Hands the calls of a session to the transfers they belong to.
private final class TransferDelegate: NSObject, URLSessionDataDelegate, Sendable {
    private let transfers = Guarded<[Int: Transfer]>([:])

    func add(_ transfer: Transfer, for task: URLSessionTask) {
        transfers.access { $0[task.taskIdentifier] = transfer }
    }

    private func transfer(_ task: URLSessionTask) -> Transfer? {
        transfers.access { $0[task.taskIdentifier] }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        transfer(dataTask)?.receive(response)
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        transfer(dataTask)?.receive(data)
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        didSendBodyData bytesSent: Int64,
        totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        transfer(task)?.noteActivity()
    }

    /// The connection follows redirects itself, because a session would take credentials along.
    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let transfer = transfers.access { $0.removeValue(forKey: task.taskIdentifier) }
        transfer?.end(error, response: task.response)
    }
}
