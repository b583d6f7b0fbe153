import ApusPlan

/// Formats references to types as Swift: `[String: UserSegment.Rule]?`.
package struct TypeSpelling: Sendable {
    private let types: TypeTable
    /// The qualified name of each named type, by id.
    private let names: [String]
    /// The type whose declaration contains the reference. The types nested in it are not qualified.
    private var scope: TypeID?

    /// - Parameter module: The module to prefix each name with, for code in another module.
    package init(types: TypeTable, module: String? = nil) {
        self.types = types
        let prefix = module.map { $0 + "." } ?? ""
        var names: [String] = []
        names.reserveCapacity(types.plans.count)
        for id in types.ids { names.append(prefix + Self.qualifiedName(of: id, in: types)) }
        self.names = names
    }

    /// The spelling for references inside the declaration of a type.
    package func inside(_ scope: TypeID) -> TypeSpelling {
        var inside = self
        inside.scope = scope
        return inside
    }

    /// The name qualified with the names of the types that it is nested in.
    package func name(of id: TypeID) -> String { names[id.index] }

    package func spell(_ reference: TypeReference) -> String {
        switch reference {
        case .string: "String"
        case .boolean: "Bool"
        case .integer(let width): width.rawValue
        case .double: "Double"
        case .float: "Float"
        case .decimal: "Decimal"
        case .dateTime: "Date"
        case .date: "CalendarDate"
        case .uuid: "UUID"
        case .url: "URL"
        case .base64, .bytes: "Data"
        case .json: "JSONValue"
        case .array(let element): "[" + spell(element) + "]"
        case .dictionary(let value): "[String: " + spell(value) + "]"
        case .optional(let wrapped): spellOptional(wrapped)
        case .named(let id): scope != nil && types[id].parent == scope ? types[id].name.escaped : names[id.index]
        case .jsonText(let value): "JSONText<" + spell(value) + ">"
        case .custom(let spelling): spelling
        }
    }

    /// The optional type. Nested optionals become a single `?`.
    package func spellOptional(_ reference: TypeReference) -> String {
        if case .optional(let wrapped) = reference { return spellOptional(wrapped) }
        return spell(reference) + "?"
    }

    /// The declared type of the property, including `?`. A file of a multipart body is an `UploadFile`.
    package func spell(_ property: PropertyPlan) -> String {
        if property.part?.isFile == true {
            let file = property.part?.isRepeated == true ? "[UploadFile]" : "UploadFile"
            return property.presence == .required ? file : file + "?"
        }
        return property.presence == .required ? spell(property.type) : spellOptional(property.type)
    }

    /// `.ascending`, prefixed with the type if `Optional` has a case of the same name.
    package func enumerationCase(_ type: TypeID, _ name: SwiftName) -> String {
        let isOptionals = name.text == "none" || name.text == "some"
        return (isOptionals ? spell(.named(type)) : "") + "." + name.escaped
    }

    private static func qualifiedName(of id: TypeID, in types: TypeTable) -> String {
        var parent = types[id].parent
        if parent == nil { return types[id].name.escaped }
        var parts = [types[id].name.escaped]
        while let id = parent, parts.count <= types.plans.count {
            parts.append(types[id].name.escaped)
            parent = types[id].parent
        }
        return parts.reversed().joined(separator: ".")
    }
}
