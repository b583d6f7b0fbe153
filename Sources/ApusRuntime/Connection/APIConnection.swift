/// Server, credentials and options of a client. Generated methods send their requests with it.
///
/// A value; copies share the transport and the tokens.
public nonisolated struct APIConnection: Sendable {
    // A single reference, so that generated clients are copied and destroyed by shared code.
    private var state: ConnectionState

    var core: ConnectionCore { state.core }

    /// Connects a client.
    ///
    /// - Parameters:
    ///   - server: the server that requests are sent to.
    ///   - schemes: the security schemes of the description.
    ///   - credentials: the credentials of the caller, by key of the scheme.
    ///   - parameters: the values of the parameters of the client, by their names in requests.
    ///   - options: the transport, time limits and further settings.
    ///   - defaults: what most operations share.
    public init(
        server: Server,
        schemes: [SecurityScheme] = [],
        credentials: [String: Credential?] = [:],
        parameters: [String: (any Sendable)?] = [:],
        options: ClientOptions = ClientOptions(),
        defaults: RequestDefaults = RequestDefaults()
    ) {
        let core = ConnectionCore(
            server: server,
            schemes: schemes,
            credentials: credentials.compactMapValues { $0 },
            parameters: parameters.compactMapValues { $0 },
            defaults: defaults
        )
        state = ConnectionState(core: core, options: options)
    }

    /// The value of a parameter of the client; `nil` if the initializer was given none.
    public func parameter<Value: Sendable>(_ name: String) -> Value? { core.parameters[name] as? Value }

    /// How calls are made.
    public var options: ClientOptions {
        get { state.options }
        set { state = ConnectionState(core: state.core, options: newValue) }
    }

    /// A copy with other options.
    public func with(_ change: (inout ClientOptions) -> Void) -> APIConnection {
        var copy = self
        var options = options
        change(&options)
        copy.options = options
        return copy
    }
}

/// The state of a connection.
private nonisolated final class ConnectionState: Sendable {
    let core: ConnectionCore
    let options: ClientOptions

    init(core: ConnectionCore, options: ClientOptions) {
        self.core = core
        self.options = options
    }
}

/// The part that all copies of a client share.
nonisolated final class ConnectionCore: Sendable {
    let server: Server
    /// The schemes with a credential.
    let schemes: [String: SchemeCredential]
    /// Their keys, in the order of the description.
    let schemeKeys: [String]
    /// All schemes of the description.
    let documentedSchemes: [SecurityScheme]
    /// The credential of an API whose description has no security scheme. It is sent with every call.
    let undocumented: SchemeCredential?
    /// The values of the parameters of the client, by their names in requests.
    let parameters: [String: any Sendable]
    /// What most operations share.
    let defaults: RequestDefaults
    private let session = Guarded<ClientTransport?>(nil)

    init(
        server: Server,
        schemes: [SecurityScheme],
        credentials: [String: Credential],
        parameters: [String: any Sendable] = [:],
        defaults: RequestDefaults = RequestDefaults()
    ) {
        self.server = server
        self.defaults = defaults
        self.parameters = parameters
        var known: [String: SchemeCredential] = [:]
        for scheme in schemes {
            guard let credential = credentials[scheme.key] else { continue }
            known[scheme.key] = SchemeCredential(scheme, credential)
        }
        self.schemes = known
        schemeKeys = schemes.map(\.key).filter { known[$0] != nil }
        documentedSchemes = schemes
        undocumented = known.values.first { if case .authorization = $0.scheme.kind { true } else { false } }
    }

    /// The default transport of this client, created when it is first needed.
    var transport: ClientTransport {
        session.access { session in
            if let session { return session }
            let made = ClientTransport.default
            session = made
            return made
        }
    }
}

nonisolated extension APIConnection: CustomStringConvertible, CustomReflectable {
    /// The server, without credentials.
    public var description: String { "\(core.server)" }
    public var customMirror: Mirror { Mirror(self, children: ["server": core.server]) }
}
