/// The way from a client to its server: what generated methods send their requests through.
///
/// A value; copies share the session and the tokens.
public struct APIConnection: Sendable {
    // A single reference, so that the views of generated clients are copied and destroyed by code that all share.
    private var state: ConnectionState

    var core: ConnectionCore { state.core }

    /// Connects a client.
    ///
    /// - Parameters:
    ///   - schemes: the security schemes of the description.
    ///   - credentials: what the caller gave for each of them, by key.
    public init(
        server: Server,
        schemes: [SecurityScheme] = [],
        credentials: [String: Credential?] = [:],
        options: ClientOptions = ClientOptions()
    ) {
        let core = ConnectionCore(server: server, schemes: schemes, credentials: credentials.compactMapValues { $0 })
        state = ConnectionState(core: core, options: options)
    }

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

/// What a connection holds.
private final class ConnectionState: Sendable {
    let core: ConnectionCore
    let options: ClientOptions

    init(core: ConnectionCore, options: ClientOptions) {
        self.core = core
        self.options = options
    }
}

/// What all copies of a client share.
final class ConnectionCore: Sendable {
    let server: Server
    let schemes: [String: SchemeCredential]
    private let session = Guarded<ClientTransport?>(nil)

    init(server: Server, schemes: [SecurityScheme], credentials: [String: Credential]) {
        self.server = server
        var known: [String: SchemeCredential] = [:]
        for scheme in schemes {
            guard let credential = credentials[scheme.key] else { continue }
            known[scheme.key] = SchemeCredential(scheme, credential)
        }
        self.schemes = known
    }

    /// The session of this client, made when it is first needed.
    var transport: ClientTransport {
        session.access { session in
            if let session { return session }
            let made = ClientTransport.default
            session = made
            return made
        }
    }
}

extension APIConnection: CustomStringConvertible, CustomReflectable {
    /// The server; nothing of the credentials.
    public var description: String { "\(core.server)" }
    public var customMirror: Mirror { Mirror(self, children: ["server": core.server]) }
}
