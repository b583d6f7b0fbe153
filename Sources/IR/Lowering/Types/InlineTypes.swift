import ApusPlan

/// The declared types of inline schemas: where they are declared, which of them are equal, and which are not needed.
///
/// Every place has its own name for its type, so that a schema that is added elsewhere renames nothing. The first of
/// equal types is declared; the others are aliases of it.
struct InlineTypes {
    /// The place of each type, from which its name is derived.
    private(set) var sites = TypeMap<TypeSite>()
    /// Declared types that are not used, because an equal or simpler type is used instead.
    private(set) var discarded: Set<TypeID> = []
    private var typesBySignature: [String: TypeID] = [:]
    /// The types that aliases and discarded types stand for.
    private var originals = TypeMap<TypeID>()
    private var typesByOwner: [OwnedType: TypeID] = [:]

    private struct OwnedType: Hashable {
        let original: TypeID
        let owner: TypeSite.Owner
    }

    /// Whether the type is a declared inline type that was not discarded.
    func contains(_ type: TypeID) -> Bool { sites[type] != nil }

    /// Adds a new type.
    mutating func declare(_ type: TypeID, at site: TypeSite) { sites[type] = site }

    /// Returns the first type with a signature. That is the given type if no other type has the signature.
    mutating func first(withSignature signature: String, orElse type: TypeID) -> TypeID {
        if let first = typesBySignature[signature] { return first }
        typesBySignature[signature] = type
        return type
    }

    /// Removes a type that is not needed.
    ///
    /// - Parameter original: The type to use instead; `nil` if the type is not referred to.
    mutating func discard(_ type: TypeID, for original: TypeID? = nil) {
        sites[type] = nil
        discarded.insert(type)
        if let original { originals[type] = original }
    }

    /// Makes a declared type an alias of another one.
    mutating func makeAlias(_ alias: TypeID, of original: TypeID) {
        originals[alias] = original
        guard let site = sites[alias] else { return }
        typesByOwner[OwnedType(original: original, owner: site.sharingOwner)] = alias
    }

    /// The type or alias of a type that the owner of a place already has; `nil` if it has none.
    func type(_ original: TypeID, ownedAt site: TypeSite) -> TypeID? {
        let owner = site.sharingOwner
        if sites[original]?.sharingOwner == owner { return original }
        return typesByOwner[OwnedType(original: original, owner: owner)]
    }

    /// The type that an alias or a discarded type stands for, otherwise the type itself.
    func original(_ type: TypeID) -> TypeID { originals[type] ?? type }

    /// The reference with the aliases of inline types replaced.
    func original(_ reference: TypeReference) -> TypeReference {
        switch reference {
        case .named(let id): .named(original(id))
        case .array(let inner): .array(original(inner))
        case .dictionary(let inner): .dictionary(original(inner))
        case .optional(let inner): .optional(original(inner))
        case .jsonText(let inner): .jsonText(original(inner))
        default: reference
        }
    }
}
