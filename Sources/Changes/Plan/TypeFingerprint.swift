import ApusPlan
import ApusSwiftText

/// A text of what a type consists of, without its name: two types with the same one are taken for one that was renamed.
enum TypeFingerprint {
    /// `nil` for types that are too plain to be recognised.
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
        // One member is shared by too many types: `id`, `items`, `message`.
        guard members.count > 1 else { return nil }
        let parent = types[id].parent.map { spelling.name(of: $0) } ?? ""
        return ([kind, parent] + members).joined(separator: "\u{0}")
    }
}
