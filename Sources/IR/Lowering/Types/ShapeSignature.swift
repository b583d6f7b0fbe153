import ApusPlan

/// A text that is equal for inline types that differ only in documentation and place.
struct ShapeSignature {
    private(set) var text: String
    private let types: InlineTypes

    /// - Parameter name: The name of the place where the type is used. Types with different names are never equal.
    init(_ shape: TypePlan.Shape, draft: UnionDraft?, named name: String, types: InlineTypes) {
        self.types = types
        text = name
        text += "\u{0}"
        switch shape {
        case .structure(let plan): add(plan)
        case .enumeration(let plan): add(plan)
        case .union(let plan): add(plan, draft)
        case .alias(let reference): add(reference)
        }
    }

    private mutating func add(_ plan: StructurePlan) {
        switch plan.coding {
        case .json: text += "s"
        case .multipart: text += "m"
        case .parts: text += "p"
        case .tuple: text += "t"
        }
        for property in plan.properties {
            text += "\u{1}"
            text += property.key
            text += "\u{2}"
            text += property.name.text
            text += "\u{2}"
            switch property.presence {
            case .required: text += "r"
            case .optional: text += "o"
            case .requiredNullable: text += "n"
            case .optionalNullable: text += "x"
            }
            if property.isReadOnly { text += "R" }
            if property.isWriteOnly { text += "W" }
            add(property.type)
            if let part = property.part { text += "\(part)" }
            if let header = property.partHeader { text += "\(header)" }
        }
        if let additional = plan.additionalProperties {
            text += "\u{1}*"
            add(additional.values)
        }
    }

    private mutating func add(_ plan: EnumerationPlan) {
        text += plan.isClosed ? "E" : "e"
        for member in plan.cases {
            text += member.value.isString ? "\u{1}" : "\u{4}"
            text += member.name.text
            text += "\u{2}"
            text += member.value.spelling
        }
    }

    private mutating func add(_ plan: UnionPlan, _ draft: UnionDraft?) {
        text += "u"
        for member in plan.cases {
            text += "\u{1}\(member.name.text)\u{2}"
            add(member.payload)
        }
        if let draft {
            text += draft.discriminatorKey ?? ""
            for value in draft.values { text += "\u{1}\(value.value)\u{2}\(value.caseIndex)" }
        }
    }

    private mutating func add(_ reference: TypeReference) {
        switch reference {
        case .named(let id): text += "#\(types.original(id).index)"
        case .array(let element):
            text += "["
            add(element)
        case .dictionary(let value):
            text += "{"
            add(value)
        case .optional(let wrapped):
            text += "?"
            add(wrapped)
        case .jsonText(let value):
            text += "q"
            add(value)
        case .custom(let name): text += "=\(name)"
        case .integer(let width): text += width.rawValue
        case .string: text += "S"
        case .boolean: text += "B"
        case .double: text += "D"
        case .float: text += "F"
        case .decimal: text += "d"
        case .dateTime: text += "t"
        case .date: text += "c"
        case .uuid: text += "i"
        case .url: text += "l"
        case .base64: text += "6"
        case .bytes: text += "b"
        case .json: text += "j"
        }
    }
}
