import ApusPlan
import ApusSpecParser

extension TypeBuilder {
    /// The name of a member of a union: the name or title of its schema, the constant of a property, its first required
    /// property, otherwise `option` and its number.
    func memberName(_ id: SchemaID, at position: Int) -> String {
        let index = facts.resolved(id).index
        if let name = schemas[index].name { return name }
        if let title = schemas[index].title, !title.isEmpty, title.utf8.count <= 40 { return title }
        for property in schemas[index].properties {
            let values = schemas[property.schema.index]
            if let const = values.const?.string { return const }
            if let only = values.enumeration?.first?.string, values.enumeration?.count == 1 { return only }
        }
        let required = schemas[index].required.first?.name
        if schemas[index].types == [.object] || schemas[index].types.isEmpty, let required { return required }
        return "option\(position + 1)"
    }

    /// The name of the case for a payload: the name of a declared type, otherwise a name for its kind.
    func caseName(_ payload: TypeReference) -> String {
        switch payload {
        case .named(let id):
            if let base = inlineTypes.sites[id]?.base { return base }
            return SwiftNaming.member(ofType: table[id].name.text)
        case .string, .bytes: return "string"
        case .boolean: return "boolean"
        case .integer: return "integer"
        case .double, .float, .decimal: return "number"
        case .dateTime, .date: return "date"
        case .uuid: return "uuid"
        case .url: return "url"
        case .base64: return "data"
        case .json: return "json"
        case .array(let element): return caseName(element) + "Array"
        case .dictionary(.json): return "object"
        case .dictionary(let value): return caseName(value) + "Map"
        case .optional(let wrapped): return caseName(wrapped)
        case .jsonText(let value): return caseName(value)
        case .custom(let name): return SwiftNaming.member(ofType: name)
        }
    }

}
