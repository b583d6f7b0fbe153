// Hand-written models with the fields of LaunchDarklyAPI and synthesized `Codable` and `Hashable`. Where the generated
// models keep more (an open enum, the values of a clause of any type), these have a string, which is less work.

struct PlainSegments: Codable, Hashable {
    var items: [PlainSegment]
    var links: [String: PlainLink]
    var totalCount: Int?

    enum CodingKeys: String, CodingKey {
        case items, totalCount
        case links = "_links"
    }
}

package struct PlainSegment: Codable, Hashable {
    var name: String
    var description: String?
    var tags: [String]
    var creationDate: Int64
    var lastModifiedDate: Int64
    var key: String
    var included: [String]?
    var excluded: [String]?
    var includedContexts: [PlainTarget]?
    var excludedContexts: [PlainTarget]?
    var links: [String: PlainLink]
    var rules: [PlainRule]
    var version: Int
    var deleted: Bool
    var access: PlainAccess?
    var flags: [PlainFlag]?
    var unbounded: Bool?
    var unboundedContextKind: String?
    var generation: Int
    var unboundedMetadata: PlainMetadata?
    var external: String?
    var externalLink: String?
    var importInProgress: Bool?

    enum CodingKeys: String, CodingKey {
        case name, description, tags, creationDate, lastModifiedDate, key, included, excluded, includedContexts
        case excludedContexts, rules, version, deleted, unbounded, unboundedContextKind, generation
        case links = "_links"
        case access = "_access"
        case flags = "_flags"
        case unboundedMetadata = "_unboundedMetadata"
        case external = "_external"
        case externalLink = "_externalLink"
        case importInProgress = "_importInProgress"
    }
}

struct PlainRule: Codable, Hashable {
    var id: String?
    var clauses: [PlainClause]
    var weight: Int?
    var rolloutContextKind: String?
    var bucketBy: String?
    var description: String?

    enum CodingKeys: String, CodingKey {
        case clauses, weight, rolloutContextKind, bucketBy, description
        case id = "_id"
    }
}

struct PlainClause: Codable, Hashable {
    var id: String?
    var attribute: String
    var op: String
    var values: [String]
    var contextKind: String?
    var negate: Bool

    enum CodingKeys: String, CodingKey {
        case attribute, op, values, contextKind, negate
        case id = "_id"
    }
}

struct PlainTarget: Codable, Hashable {
    var values: [String]?
    var contextKind: String?
}

struct PlainLink: Codable, Hashable {
    var href: String?
    var type: String?
}

struct PlainAccess: Codable, Hashable {
    var denied: [PlainAccessEntry]
    var allowed: [PlainAccessEntry]
}

struct PlainAccessEntry: Codable, Hashable {
    var action: String
    var reason: PlainAccessReason
}

struct PlainAccessReason: Codable, Hashable {
    var resources: [String]?
    var notResources: [String]?
    var actions: [String]?
    var notActions: [String]?
    var effect: String
    var roleName: String?

    enum CodingKeys: String, CodingKey {
        case resources, notResources, actions, notActions, effect
        case roleName = "role_name"
    }
}

struct PlainFlag: Codable, Hashable {
    var name: String
    var key: String
    var links: [String: PlainLink]?
    var site: PlainLink?

    enum CodingKeys: String, CodingKey {
        case name, key
        case links = "_links"
        case site = "_site"
    }
}

struct PlainMetadata: Codable, Hashable {
    var envId: String?
    var segmentId: String?
    var version: Int?
    var includedCount: Int?
    var excludedCount: Int?
    var lastModified: Int64?
    var deleted: Bool?
}
