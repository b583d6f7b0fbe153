/// The fix of a diagnostic as data, which `apus init --overlay` applies. The help states it in words.
package enum DiagnosticFix: Sendable, Hashable {
    /// The value or the key that was probably meant.
    case replacement(String)
    /// Remove the value at the place.
    case removal
    /// Declare a missing name: a member, a path parameter or a server variable.
    case declaration(String)
    /// Replace a part of the value or the key at the place.
    case renaming(from: String, to: String)
    /// Set members of the object at the place.
    case members([Member])
    /// Write the value of the key under each of these keys.
    case keys([String])
    /// Write the value with another kind.
    /// - Parameter isIgnored: Whether the client ignores the value, so that it can also be removed.
    case kind(Kind, isIgnored: Bool)
    /// Declare a later version of OpenAPI.
    case version(String)
    /// Choose a name under `names` in `apus.yaml`.
    /// - Parameter name: The name that is used otherwise.
    case configuredName(key: String, name: String)
    /// Declare a property whose values select the member of a union.
    case discriminator(property: String, [DiscriminatorValue])
    /// Require a property in the schema at a place, so that members of a union differ.
    case requirement(property: String, SourceLocation)
    /// Remove the member of a union at a place, because its values are decoded as another member.
    case memberRemoval(SourceLocation)
    /// One of these fixes, the best first. Each of them changes the client.
    indirect case decision([DiagnosticFix])

    package enum Kind: Sendable, Hashable {
        case boolean, number, string, list
    }

    /// A value of a discriminator, and the place of the union's member that it selects.
    package struct DiscriminatorValue: Sendable, Hashable {
        package let value: String
        package let member: SourceLocation

        package init(_ value: String, member: SourceLocation) {
            self.value = value
            self.member = member
        }
    }

    package struct Member: Sendable, Hashable {
        package let key: String
        package let value: String

        package init(_ key: String, _ value: String) {
            self.key = key
            self.value = value
        }
    }
}
