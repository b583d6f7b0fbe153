import ApusPlan

/// The settings of a configuration for members of types, by `Type.member`.
///
/// A type can be spelled as in the description (`user-segment`), or as in Swift (`UserSegment`); the errors of a client
/// contain the Swift name. A member is spelled as in the description.
package struct MemberSettings<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let key: String
        let value: Value
    }

    /// The entries by their keys without separators and case.
    private let entries: [String: [Entry]]

    package init(_ values: [String: Value] = [:]) {
        let entries = values.sorted { $0.key < $1.key }.map { Entry(key: $0.key, value: $0.value) }
        self.entries = Dictionary(grouping: entries) { $0.key.simplified }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// Returns the setting for a member; `nil` if there is none.
    /// - Parameters:
    ///   - owner: The schema's name, or the path of an inline schema: `Pet.owner`.
    ///   - name: The Swift name of the type, if it is known.
    subscript(owner: String, name: String?, member: String) -> Value? {
        entry(owner, name, member)?.value
    }

    /// Returns the key that names a member; `nil` if there is none.
    package func key(owner: String, name: String?, member: String) -> String? { entry(owner, name, member)?.key }

    private func entry(_ owner: String, _ name: String?, _ member: String) -> Entry? {
        if entries.isEmpty { return nil }
        return entry(ofType: owner, member) ?? name.flatMap { entry(ofType: $0, member) }
    }

    private func entry(ofType type: String, _ member: String) -> Entry? {
        let wanted: String = type.simplified
        let key: String = (type + member).simplified
        for entry in entries[key] ?? [] where entry.key.hasSuffix("." + member) {
            let spelled = String(entry.key.dropLast(member.count + 1))
            if spelled.simplified == wanted { return entry }
        }
        return nil
    }
}

extension MemberSettings where Value == Bool {
    /// Creates settings of a list of members.
    package init(_ members: [String]) {
        self.init(Dictionary(members.map { ($0, true) }) { first, _ in first })
    }

    func contains(owner: String, name: String?, member: String) -> Bool { self[owner, name, member] == true }
}
