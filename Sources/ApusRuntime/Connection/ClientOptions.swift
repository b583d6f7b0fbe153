/// How a client makes its calls. `client.with { $0.timeout = .seconds(5) }` changes a copy.
public nonisolated struct ClientOptions: Sendable {
    /// Replaces the server of the client, and the servers of single operations.
    public var server: Server?
    /// Sends the requests; `nil`: ``ClientTransport/default``, shared by the client and all of its copies. Its description
    /// says which one that is: `libcurl 7.88.1`, `URLSession`.
    public var transport: ClientTransport?
    /// Wraps every attempt; the first one is the outermost.
    public var middleware: [any ClientMiddleware] = []
    /// How long a server may be silent before an attempt fails.
    public var timeout: Duration = .seconds(60)
    /// How long a call may take in total: waiting for credentials, all attempts, and reading the response, also as a
    /// stream. `nil`: not limited.
    public var deadline: Duration?
    /// When a request is sent again.
    public var retry = RetryPolicy()
    /// Delays calls to stay within a limit of the server; shared by all copies of the client.
    public var rateLimiter: RateLimiter?
    /// Fields that are sent with every request; they replace fields of the operation.
    public var headers = HTTPHeaders()
    /// The content type of bodies instead of the documented one, for example
    /// `application/json; domain-model=launchdarkly.semanticpatch`. Multipart forms keep theirs.
    public var contentType: String?
    /// `Accept` instead of the documented media types.
    public var accept: String?
    /// Sent as `Idempotency-Key`; a request with a key is retried like an idempotent one.
    public var idempotencyKey: String?
    /// How many bytes of a response are kept in memory, after decompression; a longer one fails the call. Streams and
    /// downloads are not limited.
    public var maximumResponseBytes = 256 << 20
    /// The data of the event that ends a stream of server-sent events, such as `[DONE]`; `nil`: what the description
    /// documents, else the end of the response.
    public var endOfEvents: String?
    /// How many pages without items paging follows in a row before it fails: a server that always names another page would
    /// keep a program busy without end.
    public var maximumEmptyPages = 100
    /// How many redirects are followed. Credentials do not go to another origin.
    public var maximumRedirects = 10
    /// Clocks and random numbers.
    public var time = TimeSource.system
    /// Records every response, for `withResponse`.
    var recorder: ResponseRecorder?
    /// Takes the response instead of the method, for `download` and `bytes`.
    var capture: ResponseCapture?
    /// The page to get instead of the operation's own URL, for paging by links.
    var link: String?

    /// The default options.
    public init() {}

    /// The default options with a transport.
    public init(transport: ClientTransport) {
        self.transport = transport
    }
}
