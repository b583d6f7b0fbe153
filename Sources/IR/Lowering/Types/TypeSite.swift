import ApusPlan

/// The place of an inline schema. It decides in which type the schema's type is nested and how it is named.
struct TypeSite {
    /// The generated type that contains the schema; `nil` for a parameter, a body, a response or an element of an
    /// alias.
    var parent: TypeID?
    /// The start of a name at the top level, as spelled: the name of the operation or the alias.
    var prefix: String
    /// The name at this place, as spelled: of the property or the parameter, or `Response`.
    var base: String
    /// The path of the schema or operation that contains this place. Used in diagnostics and configurations.
    var owner: String
    var role: Role
    /// The name of the parameter, body or response that contains the schema, if that is a component.
    var component: String?

    enum Role: Hashable {
        case property, parameter, body, success, header, unionMember
        /// A failure with the phrase of its status: `NotFound`.
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

    /// The path of the place: `UserSegment.rules`, `listSegments.Response`.
    var path: String {
        // Limit the length, because names can be of any length and a path consists of several.
        let base = base.utf8.count <= 200 ? base : base.prefix(100) + "…"
        // All places within a very long path share it, so that it is not copied.
        if owner.utf8.count > 1_000 { return owner }
        guard !owner.isEmpty, !base.isEmpty else { return owner.isEmpty ? base : owner }
        var path = ""
        path.reserveCapacity(owner.utf8.count + 1 + base.utf8.count)
        path += owner
        path += "."
        path += base
        return path
    }

    /// The name under which equal types are shared.
    ///
    /// Two equal enumerations in the properties `color` and `background` are different types. Payloads of failures are
    /// shared independent of their status.
    var sharingName: String {
        switch role {
        case .failure: "failure"
        case .property, .parameter, .header, .unionMember: base
        case .body, .success: "\(prefix) \(base)"
        }
    }

    /// What has a name of its own for the type: a member of a type, a parameter, a body, a response or a component.
    struct Owner: Hashable {
        private let parent: TypeID?
        private let name: String
        private let role: Role

        fileprivate init(_ site: TypeSite) {
            if let component = site.component {
                parent = nil
                name = "\(component)\u{0}\(site.base)"
                // A component is one owner, whichever statuses it has.
                if case .failure = site.role { role = .success } else { role = site.role }
            } else {
                parent = site.parent
                name = site.parent == nil ? "\(site.prefix)\u{0}\(site.base)\u{0}" : site.base
                role = site.role
            }
        }
    }

    /// The owner of the type at this place.
    var sharingOwner: Owner { Owner(self) }

    /// The site of the elements of an array or the values of a map at this place.
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

/// The use of a type: the type and whether `null` is allowed.
struct SchemaUse: Sendable, Hashable {
    var type: TypeReference
    /// Whether the value can be `null`. `type` does not include it.
    var isNullable: Bool

    init(_ type: TypeReference, isNullable: Bool = false) {
        self.type = type
        self.isNullable = isNullable
    }

    /// The type including `null`, for elements of arrays and values of maps.
    var element: TypeReference { isNullable ? .optional(type) : type }
}
