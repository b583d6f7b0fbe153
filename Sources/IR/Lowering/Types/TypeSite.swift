import ApusPlan

/// Where an inline schema stands: what its type is nested in and named after.
struct TypeSite {
    /// The generated type around it; `nil` at the top: a parameter, a body, a response, an element of an alias.
    var parent: TypeID?
    /// What a name at the top level starts with, as spelled: the operation's name, the alias's name.
    var prefix: String
    /// What it is called there, as spelled: the property, the parameter, `Response`.
    var base: String
    /// How people would say where it stands: the owner before `base`.
    var owner: String
    var role: Role
    /// The name that the description gives to the parameter, body or response around it.
    var component: String?

    enum Role: Hashable {
        case property, parameter, body, success, header, unionMember
        /// With the words for its status: `NotFound`.
        case failure(String)
    }

    init(
        parent: TypeID?,
        prefix: String,
        base: String,
        owner: String,
        role: Role,
        component: String? = nil
    ) {
        self.parent = parent
        self.prefix = prefix
        self.base = base
        self.owner = owner
        self.role = role
        self.component = component
    }

    /// `UserSegment.rules`, `listSegments.Response`
    var path: String {
        // Names of descriptions may be long, and paths are made of many.
        let base = base.utf8.count <= 200 ? base : base.prefix(100) + "…"
        // What stands in something with a very long name shares its path, rather than having a copy of it.
        if owner.utf8.count > 1_000 { return owner }
        return owner.isEmpty ? base : base.isEmpty ? owner : owner + "." + base
    }

    /// Types are shared when they are equal and stand under the same name: two enumerations of the same values in the
    /// properties `color` and `background` stay two. Payloads of failures are shared whatever their status.
    var sharingName: String {
        switch role {
        case .failure: "failure"
        case .property, .parameter, .header, .unionMember: base
        case .body, .success: "\(prefix) \(base)"
        }
    }

    /// The site of the elements of an array or the values of a map that stands here.
    func element() -> TypeSite {
        var site = self
        switch role {
        case .property, .unionMember, .parameter, .header: site.base = SwiftNaming.singular(base)
        case .body, .success, .failure: site.base = base + "Item"
        }
        if base.isEmpty { site.base = "Item" }
        return site
    }
}

/// A type as a schema uses it.
struct SchemaUse: Sendable, Hashable {
    var type: TypeReference
    /// Whether the value may be `null`; `type` itself is without it.
    var isNullable: Bool

    init(_ type: TypeReference, isNullable: Bool = false) {
        self.type = type
        self.isNullable = isNullable
    }

    /// The type with its `null`, for elements and values.
    var element: TypeReference { isNullable ? .optional(type) : type }
}
