import ApusPlan

/// A text that is equal for inline types that differ only in documentation and place.
struct ShapeSignature {
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The text in UTF-8: it is made of many short parts, and appending bytes is faster than appending to a `String`.
    private var bytes: [UInt8] = []
    private let types: InlineTypes

    /// - Parameter name: The name of the place where the type is used. Types with different names are never equal.
    init(_ shape: TypePlan.Shape, draft: UnionDraft?, named name: String, types: InlineTypes) {
        self.types = types
        bytes.reserveCapacity(256)
        add(name)
        add("\u{0}")
        switch shape {
        case .structure(let plan): add(plan)
        case .enumeration(let plan): add(plan)
        case .union(let plan): add(plan, draft)
        case .alias(let reference): add(reference)
        }
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func add(_ plan: StructurePlan) {
        switch plan.coding {
        case .json: add("s")
        case .multipart: add("m")
        case .parts: add("p")
        case .tuple: add("t")
        }
        for property in plan.properties {
            add("\u{1}")
            add(property.key)
            add("\u{2}")
            add(property.name.text)
            add("\u{2}")
            switch property.presence {
            case .required: add("r")
            case .optional: add("o")
            case .requiredNullable: add("n")
            case .optionalNullable: add("x")
            }
            if property.isReadOnly { add("R") }
            if property.isWriteOnly { add("W") }
            add(property.type)
            if let part = property.part { add("\(part)") }
            if let header = property.partHeader { add("\(header)") }
        }
        if let additional = plan.additionalProperties {
            add("\u{1}*")
            add(additional.values)
        }
    }

    private mutating func add(_ plan: EnumerationPlan) {
        add(plan.isClosed ? "E" : "e")
        for member in plan.cases {
            add(member.value.isString ? "\u{1}" : "\u{4}")
            add(member.name.text)
            add("\u{2}")
            add(member.value.spelling)
        }
    }

    private mutating func add(_ plan: UnionPlan, _ draft: UnionDraft?) {
        add("u")
        for member in plan.cases {
            add("\u{1}\(member.name.text)\u{2}")
            add(member.payload)
        }
        if let draft {
            add(draft.discriminatorKey ?? "")
            for value in draft.values { add("\u{1}\(value.value)\u{2}\(value.caseIndex)") }
        }
    }

    private mutating func add(_ reference: TypeReference) {
        switch reference {
        case .named(let id): add("#\(types.original(id).index)")
        case .array(let element):
            add("[")
            add(element)
        case .dictionary(let value):
            add("{")
            add(value)
        case .optional(let wrapped):
            add("?")
            add(wrapped)
        case .jsonText(let value):
            add("q")
            add(value)
        case .custom(let name): add("=\(name)")
        case .integer(let width): add(width.rawValue)
        case .string: add("S")
        case .boolean: add("B")
        case .double: add("D")
        case .float: add("F")
        case .decimal: add("d")
        case .dateTime: add("t")
        case .date: add("c")
        case .uuid: add("i")
        case .url: add("l")
        case .base64: add("6")
        case .bytes: add("b")
        case .json: add("j")
        }
    }
}
