import ApusDiagnostics

/// An OpenAPI description, read: every `$ref` resolved, versions 2.0 to 3.2 in one model.
///
/// What the description does not say is `nil` or empty here, and defaults that the standard names are filled in
/// (`style`, `explode`, `required` of path parameters).
package struct Document: Sendable {
    package var version: SpecVersion
    /// The root file.
    package var file: SourceFile
    package var info: Info
    /// Absolute or relative URLs as spelled; empty when there are none.
    package var servers: [Server]
    package var tags: [Tag]
    /// The requirements of operations that name none of their own.
    package var security: [SecurityRequirement]
    package var securitySchemes: [SecurityScheme]
    /// The operations of `paths`, in document order, with the parameters of their path items merged in.
    package var operations: [Operation]
    /// The operations of `webhooks` (and of 3.0's `x-webhooks`); the path is the webhook's name.
    package var webhooks: [Operation]
    /// Every schema that something in the description reaches.
    package var schemas: SchemaStore
    /// `components.schemas` (2.0: `definitions`), in document order.
    package var componentSchemas: [SchemaID]
}

/// The version of the standard that a description follows.
// A version without its point would read as another number.
// swift-format-ignore: AlwaysUseLowerCamelCase
package enum SpecVersion: String, Sendable, Hashable, Comparable {
    case v2_0 = "2.0"
    case v3_0 = "3.0"
    case v3_1 = "3.1"
    case v3_2 = "3.2"

    package static func < (lhs: SpecVersion, rhs: SpecVersion) -> Bool { lhs.rawValue < rhs.rawValue }
}

package struct Info: Sendable {
    package var title: String
    /// As spelled: `1.0` stays "1.0".
    package var version: String
    package var summary: String?
    package var description: String?
    package var place: SourceLocation
}

package struct Tag: Sendable {
    package var name: String
    package var summary: String?
    package var description: String?
    package var externalURL: String?
    package var parent: String?
    package var place: SourceLocation
}

/// OpenAPI 3.1.1 §4.8.5
package struct Server: Sendable {
    package var url: String
    /// OpenAPI 3.2's `name`.
    package var name: String?
    package var description: String?
    package var variables: [Variable]
    package var place: SourceLocation

    package struct Variable: Sendable {
        package var name: String
        package var defaultValue: String
        package var values: [String]
        package var description: String?
        package var place: SourceLocation
    }
}

/// OpenAPI 3.1.1 §4.8.30: all of the schemes together; no scheme: anonymous.
package struct SecurityRequirement: Sendable, Hashable {
    package var schemes: [Entry]
    package var place: SourceLocation

    package struct Entry: Sendable, Hashable {
        /// A key of ``Document/securitySchemes`` (a name that nobody declared was reported and left out).
        package var name: String
        package var scopes: [String]
    }
}

/// OpenAPI 3.1.1 §4.8.27
package struct SecurityScheme: Sendable {
    /// The key in `components.securitySchemes`.
    package var key: String
    package var kind: Kind
    package var description: String?
    package var place: SourceLocation

    package enum Kind: Sendable {
        case apiKey(name: String, location: Parameter.Location)
        /// The scheme in lower case: `basic`, `bearer`, `digest`.
        case http(scheme: String, bearerFormat: String?)
        case oauth2([Flow])
        case openIDConnect(url: String)
        case mutualTLS
    }

    package struct Flow: Sendable {
        /// `clientCredentials`, `authorizationCode`, `password`, `implicit`, `deviceAuthorization`.
        package var name: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        /// Name and description, in document order.
        package var scopes: [(name: String, description: String)]
    }
}
