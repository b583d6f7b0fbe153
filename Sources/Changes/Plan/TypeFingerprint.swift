import ApusPlan
import ApusSwiftText

/// A text that describes the members of a type without its name, to recognize renamed types.
enum TypeFingerprint {
    /// The fingerprint of a type; `nil` for aliases and for types with fewer than two members.
    static func text(of id: TypeID, in types: TypeTable, _ spelling: TypeSpelling) -> String? {
        let members: [String]
        let kind: String
        switch types[id].shape {
        case .structure(let structure):
            kind = "struct"
            members = structure.properties.map { $0.key }
        case .enumeration(let enumeration):
            kind = "enum"
            members = enumeration.cases.map { $0.value.compactText }
        case .union(let union):
            kind = "union"
            members = union.cases.map { $0.name.text }
        case .alias: return nil
        }
        // Many types have the same single member, such as `id`, `items` or `message`.
        guard members.count > 1 else { return nil }
        let parent = types[id].parent.map { spelling.name(of: $0) } ?? ""
        return ([kind, parent] + members).joined(separator: "\u{0}")
    }
}
