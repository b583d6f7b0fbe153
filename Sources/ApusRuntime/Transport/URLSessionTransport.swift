internal import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

nonisolated extension ClientTransport {
    /// A transport over a `URLSession` of its own. The session ends with the last reference to the transport.
    ///
    /// On Linux, prefer ``default``: there a server can end the process, or make a call hang, through
    /// FoundationNetworking, for example with a trailer, a close inside the head or a Basic challenge.
    ///
    /// - **Uploads** from a file are read while they are sent. A form with files and a stream are written to a temporary
    ///   file first, because `URLSession` can send and repeat only files and memory on all platforms.
    /// - **Downloads** and streams are paused while the reader is slow, at about a quarter of a megabyte. FoundationNetworking cannot
    ///   pause them: there, the rest is kept in a temporary file of at most four gigabytes.
    /// - **Bodies** of `GET` requests are refused. FoundationNetworking sends `Content-Length: 0` with a `DELETE` without a
    ///   body.
    ///
    /// - Parameter configuration: for example proxies and TLS. The default keeps no cookies, no cache and no credentials.
    public static func urlSession(_ configuration: URLSessionConfiguration = .apus) -> ClientTransport {
        let session = TransportSession(configuration)
        return ClientTransport(name: "URLSession") { try await session.send($0) }
    }
}

nonisolated extension URLSessionConfiguration {
    /// A configuration without cookies, cache and credentials.
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

/// A session that is invalidated with its last reference.
nonisolated final class TransportSession: Sendable {
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
        // A session would report that the resource exceeds a maximum size.
        guard request.method != .get || request.body == nil || request.body?.data?.isEmpty == true else {
            throw RequestFault("URLSession sends no GET with a body; another transport may")
        }
        let upload = try await SpooledBody(request.body)
        // Writing a temporary file may take long.
        try Task.checkCancellation()
        var urlRequest = request.urlRequest
        // `Transfer` measures the idle time. FoundationNetworking would limit the whole transfer, in whole seconds.
        urlRequest.timeoutInterval = 604_800
        let task = TransportSession.task(urlRequest, upload, in: session)
        #if canImport(FoundationNetworking)
            // `suspend` restarts a transfer there, and a delegate that blocks stops all sessions of the process.
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

/// Passes the calls of a session to its transfers.
private nonisolated final class TransferDelegate: NSObject, URLSessionDataDelegate, Sendable {
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

    /// Refuses redirects: a session would send credentials to another origin. The connection follows them.
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
