/// The way from a client to its server: what generated methods send their requests through.
///
/// A value; copies share the session and the tokens.
public struct APIConnection: Sendable {
    let core: ConnectionCore
    private var box: OptionsBox

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
        core = ConnectionCore(server: server, schemes: schemes, credentials: credentials.compactMapValues { $0 })
        box = OptionsBox(options)
    }

    /// How calls are made.
    public var options: ClientOptions {
        get { box.options }
        set { box = OptionsBox(newValue) }
    }

    /// A copy with other options.
    public func with(_ change: (inout ClientOptions) -> Void) -> APIConnection {
        var copy = self
        var options = options
        change(&options)
        copy.options = options
        return copy
    }

    /// Keeps the copies that generated code makes small.
    private final class OptionsBox: Sendable {
        let options: ClientOptions
        init(_ options: ClientOptions) { self.options = options }
    }
}

/// What all copies of a client share.
final class ConnectionCore: Sendable {
    let server: Server
    let schemes: [String: SchemeCredential]
    private let session = Guarded<Transport?>(nil)

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
    var transport: Transport {
        session.access { session in
            if let session { return session }
            let made = Transport.urlSession()
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
