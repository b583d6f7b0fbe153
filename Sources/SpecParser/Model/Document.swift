import ApusDiagnostics

/// An OpenAPI description in one model for versions 2.0 to 3.2, with every `$ref` resolved.
///
/// Absent members are `nil` or empty. Defaults that the standard defines are filled in: `style`, `explode`, and
/// `required` of path parameters.
package struct Document: Sendable {
    package var version: SpecVersion
    /// The file with the root of the description.
    package var file: SourceFile
    package var info: Info
    /// In document order; empty if the description declares no servers.
    package var servers: [Server]
    package var tags: [Tag]
    /// The requirements of operations without `security`.
    package var security: [SecurityRequirement]
    package var securitySchemes: [SecurityScheme]
    /// The operations of `paths`, in document order. Each operation includes the parameters of its path item.
    package var operations: [Operation]
    /// The operations of `webhooks`, or of `x-webhooks` in 3.0. The path of each is the name of the webhook.
    package var webhooks: [Operation]
    /// Every schema of `componentSchemas` and every schema that the description uses.
    package var schemas: SchemaStore
    /// `components.schemas` (2.0: `definitions`), in document order.
    package var componentSchemas: [SchemaID]
}

/// A version of OpenAPI. Patch versions are not distinguished.
// `v31` could be read as version 31.
// swift-format-ignore: AlwaysUseLowerCamelCase
package enum SpecVersion: String, Sendable, Hashable, Comparable {
    case v2_0 = "2.0"
    case v3_0 = "3.0"
    case v3_1 = "3.1"
    case v3_2 = "3.2"

    package static func < (lhs: SpecVersion, rhs: SpecVersion) -> Bool { lhs.rawValue < rhs.rawValue }
}

/// The name and version of the described API (OpenAPI 3.1.1 §4.8.2).
package struct Info: Sendable {
    /// `API` if the description has no title.
    package var title: String
    /// As written in the description: `1.0` is "1.0". Empty if absent.
    package var version: String
    package var summary: String?
    package var description: String?
    package var place: SourceLocation
}

/// A group of operations (OpenAPI 3.1.1 §4.8.22).
package struct Tag: Sendable {
    package var name: String
    package var summary: String?
    package var description: String?
    /// `externalDocs.url`.
    package var externalURL: String?
    /// The name of another tag; the parents of all tags form no cycle (OpenAPI 3.2.0 §4.22).
    package var parent: String?
    package var place: SourceLocation
}

/// A server (OpenAPI 3.1.1 §4.8.5).
package struct Server: Sendable {
    /// An absolute or relative URL as written, with `{name}` for each variable.
    package var url: String
    /// `name` (since OpenAPI 3.2).
    package var name: String?
    package var description: String?
    package var variables: [Variable]
    package var place: SourceLocation

    /// A variable of the URL (OpenAPI 3.1.1 §4.8.6).
    package struct Variable: Sendable {
        package var name: String
        /// The first value of `enum` if the description has no `default`; empty if both are absent.
        package var defaultValue: String
        /// The values of `enum`; empty if any value is allowed.
        package var values: [String]
        package var description: String?
        package var place: SourceLocation
    }
}

extension Server {
    /// Creates a server of a configuration.
    /// - Parameters:
    ///   - known: The servers whose variables it uses.
    ///   - place: The place of a variable that the known servers do not have.
    package init(configured url: String, known: [Server], place: SourceLocation) {
        let variables = PathPlaceholders(url).names.map { name in
            known.lazy.flatMap(\.variables).first { $0.name == name }
                ?? Variable(name: name, defaultValue: "", values: [], description: nil, place: place)
        }
        self.init(url: url, name: nil, description: nil, variables: variables, place: place)
    }
}

/// One alternative of `security` (OpenAPI 3.1.1 §4.8.30).
package struct SecurityRequirement: Sendable, Hashable {
    /// A request must satisfy all of these schemes. Empty if the request needs no credentials.
    package var schemes: [Entry]
    package var place: SourceLocation

    package struct Entry: Sendable, Hashable {
        /// The key of a scheme of ``Document/securitySchemes``. Undeclared names are reported and removed.
        package var name: String
        package var scopes: [String]
    }
}

/// A security scheme (OpenAPI 3.1.1 §4.8.27).
package struct SecurityScheme: Sendable {
    /// The key in `components.securitySchemes` (2.0: `securityDefinitions`).
    package var key: String
    package var kind: Kind
    package var description: String?
    package var place: SourceLocation

    package enum Kind: Sendable {
        case apiKey(name: String, location: Parameter.Location)
        /// `scheme` is in lower case: `basic`, `bearer`, `digest`.
        case http(scheme: String, bearerFormat: String?)
        case oauth2([Flow])
        case openIDConnect(url: String)
        case mutualTLS
    }

    /// An OAuth flow (OpenAPI 3.1.1 §4.8.29).
    package struct Flow: Sendable {
        /// `clientCredentials`, `authorizationCode`, `password`, `implicit` or `deviceAuthorization`.
        package var name: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        /// Names and descriptions, in document order.
        package var scopes: [(name: String, description: String)]
    }
}
