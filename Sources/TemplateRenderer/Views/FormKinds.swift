import ApusPlan
import ApusSwiftText

/// How the values of a form in a response are read: `["expires_in": .json]`.
struct FormKinds {
    private let types: TypeTable

    init(_ types: TypeTable) { self.types = types }

    /// The dictionary of the keys that are not strings; `nil` if there is none.
    func text(_ type: TypeReference) -> String? {
        guard case .structure(let structure) = shape(of: type) else { return nil }
        let kinds = structure.properties.compactMap { property in
            kind(of: property.type).map { SwiftLiteral.string(property.key) + ": ." + $0 }
        }
        return kinds.isEmpty ? nil : "[" + kinds.joined(separator: ", ") + "]"
    }

    private func kind(of type: TypeReference) -> String? {
        switch type {
        case .optional(let wrapped): return kind(of: wrapped)
        case .array(let element): return kind(of: element) == nil ? "texts" : "jsonValues"
        case .string, .dateTime, .date, .uuid, .url, .base64, .bytes, .jsonText: return nil
        case .boolean, .integer, .double, .float, .decimal, .json, .dictionary: return "json"
        case .custom(let name): return ["Int", "Double", "Bool", "Decimal"].contains(name) ? "json" : nil
        case .named:
            switch shape(of: type) {
            case .enumeration(let plan): return plan.raw == .string || plan.raw == .mixed ? nil : "json"
            case .alias(let target): return kind(of: target)
            case .structure: return "json"
            case .union, nil: return nil
            }
        }
    }

    private func shape(of type: TypeReference) -> TypePlan.Shape? {
        guard case .named(let id) = type else { return nil }
        if case .alias(let target) = types[id].shape, case .named(let next) = target, next != id {
            return shape(of: target)
        }
        return types[id].shape
    }
}
