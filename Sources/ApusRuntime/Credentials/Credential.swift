/// What proves who the caller is. It is never printed.
public struct Credential: Sendable, ExpressibleByStringLiteral {
    enum Kind: Sendable {
        case token(String)
        case basic(username: String, password: String)
        case clientCredentials(ClientCredentials)
        case provider(@Sendable (CredentialContext) async throws -> String)
        case signer(@Sendable (inout TransportRequest, CredentialContext) async throws -> Void)
    }

    let kind: Kind

    /// An API key, or a token that lasts.
    public static func token(_ token: String) -> Credential { Credential(kind: .token(token)) }

    /// A name and a password (RFC 7617).
    public static func basic(username: String, password: String) -> Credential {
        Credential(kind: .basic(username: username, password: password))
    }

    /// A client that gets its tokens by itself (RFC 6749 §4.4): the token is kept, renewed before it expires and once
    /// after a 401, and all calls at the same time share one request for it.
    ///
    /// - Parameters:
    ///   - scopes: what the token is for; `nil`: no `scope` is sent, and the server decides.
    ///   - tokenURL: where the tokens are, instead of where the description says. It may hold variables of the server in
    ///     braces.
    ///   - style: how the client shows its secret.
    public static func clientCredentials(
        id: String,
        secret: String,
        scopes: [String]? = nil,
        tokenURL: String? = nil,
        style: ClientAuthentication = .automatic
    ) -> Credential {
        let client = ClientCredentials(id: id, secret: secret, scopes: scopes, tokenURL: tokenURL, style: style)
        return Credential(kind: .clientCredentials(client))
    }

    /// A token from anywhere else. The function is called for each attempt and keeps what is worth keeping itself; after
    /// a 401 it is called once more with `isRejected`.
    public static func provider(_ token: @escaping @Sendable (CredentialContext) async throws -> String) -> Credential {
        Credential(kind: .provider(token))
    }

    /// Anything else: the function changes the request, for example to sign it.
    public static func signer(
        _ sign: @escaping @Sendable (inout TransportRequest, CredentialContext) async throws -> Void
    ) -> Credential {
        Credential(kind: .signer(sign))
    }

    init(kind: Kind) { self.kind = kind }

    /// An API key, or a token that lasts.
    public init(stringLiteral value: String) { kind = .token(value) }
}

extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind; nothing of the secret.
    public var description: String {
        switch kind {
        case .token: "token"
        case .basic: "basic"
        case .clientCredentials: "client credentials"
        case .provider: "provider"
        case .signer: "signer"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// How a client shows its secret to the token URL (RFC 6749 §2.3.1).
public enum ClientAuthentication: Sendable, Hashable {
    /// In the header, and when the server refuses that, in the body; what worked is kept.
    case automatic
    /// `Authorization: Basic …`
    case header
    /// `client_id` and `client_secret` in the form.
    case body
}

/// What a provider knows of the call that needs a credential.
public struct CredentialContext: Sendable {
    /// The security scheme's name in the description.
    public let scheme: String
    /// The operation's name.
    public let operationID: String
    /// Whether the server answered 401 to what the provider gave last.
    public let isRejected: Bool
}

struct ClientCredentials: Sendable {
    var id: String
    var secret: String
    var scopes: [String]?
    var tokenURL: String?
    var style: ClientAuthentication
}
