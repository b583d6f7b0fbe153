/// A credential of the caller. Its secrets are never printed.
public nonisolated struct Credential: Sendable, ExpressibleByStringLiteral {
    enum Kind: Sendable {
        case token(String)
        case basic(username: String, password: String)
        case oauth(OAuthGrant)
        case provider(@Sendable (CredentialContext) async throws -> String)
        case signer(@Sendable (inout TransportRequest, CredentialContext) async throws -> Void)
    }

    let kind: Kind

    /// An API key, or a token that does not change.
    public static func token(_ token: String) -> Credential { Credential(kind: .token(token)) }

    /// A name and a password (RFC 7617).
    public static func basic(username: String, password: String) -> Credential {
        Credential(kind: .basic(username: username, password: password))
    }

    /// A token from elsewhere. The function is called for each attempt and may cache its token; after a 401 it is called
    /// once more with `isRejected`.
    public static func provider(_ token: @escaping @Sendable (CredentialContext) async throws -> String) -> Credential {
        Credential(kind: .provider(token))
    }

    /// A function that changes the request, for example to sign it.
    public static func signer(
        _ sign: @escaping @Sendable (inout TransportRequest, CredentialContext) async throws -> Void
    ) -> Credential {
        Credential(kind: .signer(sign))
    }

    init(kind: Kind) { self.kind = kind }

    /// An API key, or a token that does not change.
    public init(stringLiteral value: String) { kind = .token(value) }
}

nonisolated extension Credential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind, without the secret.
    public var description: String {
        switch kind {
        case .token: "token"
        case .basic: "basic"
        case .oauth: "OAuth 2"
        case .provider: "provider"
        case .signer: "signer"
        }
    }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// The call that needs a credential.
public nonisolated struct CredentialContext: Sendable {
    /// The security scheme's name in the description.
    public let scheme: String
    /// The operation's name.
    public let operationID: String
    /// Whether the server answered 401 to the last token of the provider.
    public let isRejected: Bool
}
