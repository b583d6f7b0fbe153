/// What a client does beyond what the description says. `client.with { $0.timeout = .seconds(5) }` changes a copy.
public struct ClientOptions: Sendable {
    /// The server instead of the one given to the client, also for operations that have a server of their own.
    public var server: Server?
    /// How requests get to the server; `nil`: a `URLSession` that belongs to the client and all of its copies.
    public var transport: ClientTransport?
    /// Wraps every attempt, the first one outermost.
    public var middleware: [any ClientMiddleware] = []
    /// How long a server may be silent before an attempt fails.
    public var timeout: Duration = .seconds(60)
    /// How long a call may take in all, waiting and repeating included; `nil`: as long as it takes.
    public var deadline: Duration?
    /// When a request is sent again.
    public var retry = RetryPolicy()
    /// Holds calls back so that a limit of the server is kept; shared by all copies of the client.
    public var rateLimiter: RateLimiter?
    /// Fields that are sent with every request and win over those of the operation.
    public var headers = HTTPHeaders()
    /// The content type of bodies instead of the documented one, for example
    /// `application/json; domain-model=launchdarkly.semanticpatch`. Multipart forms keep theirs.
    public var contentType: String?
    /// `Accept` instead of the documented media types.
    public var accept: String?
    /// Sent as `Idempotency-Key`; a request with one may be repeated like an idempotent one.
    public var idempotencyKey: String?
    /// How many bytes of a response are kept in memory, after decompression; a longer one fails the call. Streams and
    /// downloads have no end of ours.
    public var maximumResponseBytes = 256 << 20
    /// How many redirects are followed. Credentials do not go to another origin.
    public var maximumRedirects = 10
    /// Time and chance.
    public var time = TimeSource.system
    /// Learns of every response; how `withResponse` works.
    var recorder: ResponseRecorder?
    /// Whether the response goes to whoever asked for it instead of into the method's result; how `download` works.
    var isCaptured = false
    /// The page to get instead of the operation's own URL; how paging by links works.
    var link: String?

    /// What is right for most clients.
    public init() {}

    /// What is right for most clients, but over this transport.
    public init(transport: ClientTransport) {
        self.transport = transport
    }
}
