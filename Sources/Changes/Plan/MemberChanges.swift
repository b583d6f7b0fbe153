import ApusDiagnostics
import ApusPlan

/// A part of a client that code refers to by name: a server, a credential or a response header.
protocol NamedMember {
    var name: SwiftName { get }
    var place: SourceLocation? { get }
}

extension ServerPlan: NamedMember {}
extension SecuritySchemePlan: NamedMember {}
extension ResponseHeaderPlan: NamedMember {}

/// Reports which members of one kind are added, removed and renamed.
struct MemberChanges<Member: NamedMember> {
    let kinds: Kinds
    let reasons: Reasons
    /// The Swift name of a member: `Client.Servers.production`.
    let subject: (Member) -> String
    /// The predicate of an added member: `is a new server: 'https://example.com'`.
    let addition: (Member) -> String

    struct Kinds {
        let added: ChangeKind
        let removed: ChangeKind
        let renamed: ChangeKind
    }

    struct Reasons {
        let added: String
        let removed: String
        let renamed: String
    }

    /// - Parameter difference: Compares a member that both clients have, apart from its name.
    func changes(
        _ pairing: Pairing<Member>,
        difference: (_ old: Member, _ new: Member, _ places: Places) -> [Change]
    ) -> [Change] {
        var changes = pairing.pairs.flatMap { old, new in
            let places = Places(old: old.place, new: new.place)
            return renaming(old, new, places) + difference(old, new, places)
        }
        changes += pairing.added.map { member in
            let places = Places(new: member.place)
            return Change(kinds.added, subject(member), addition(member), .compatible(reasons.added), places)
        }
        changes += pairing.removed.map { member in
            let places = Places(old: member.place)
            return Change(kinds.removed, subject(member), "is removed", .breaking(reasons.removed), places)
        }
        return changes
    }

    private func renaming(_ old: Member, _ new: Member, _ places: Places) -> [Change] {
        guard old.name != new.name else { return [] }
        let what = "is renamed to '\(new.name)'"
        return [Change(kinds.renamed, subject(old), what, .breaking(reasons.renamed), places)]
    }
}
