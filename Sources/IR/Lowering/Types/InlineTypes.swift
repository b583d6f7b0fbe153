import ApusPlan

/// The declared types of inline schemas: where they are used, which of them are equal, and which are not needed.
struct InlineTypes {
    /// The places where each type is used, in the order of use. Its name is derived from them.
    private(set) var sites: [TypeID: [TypeSite]] = [:]
    /// Declared types that are not used, because an equal or simpler type is used instead.
    private(set) var discarded: Set<TypeID> = []
    private var typesBySignature: [String: TypeID] = [:]

    /// Whether the type is a declared inline type that was not discarded.
    func contains(_ type: TypeID) -> Bool { sites[type] != nil }

    /// Adds a new type.
    mutating func declare(_ type: TypeID, at site: TypeSite) { sites[type] = [site] }

    /// Adds a place where a type is used. Does nothing if the type is not an inline type.
    mutating func addUse(of type: TypeID, at site: TypeSite) { sites[type]?.append(site) }

    /// Returns the first type with a signature. That is the given type if no other type has the signature.
    mutating func first(withSignature signature: String, orElse type: TypeID) -> TypeID {
        if let first = typesBySignature[signature] { return first }
        typesBySignature[signature] = type
        return type
    }

    /// Removes a type that is not needed.
    mutating func discard(_ type: TypeID) {
        sites[type] = nil
        discarded.insert(type)
    }
}
