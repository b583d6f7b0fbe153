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
        mark("\u{0}")
        switch shape {
        case .structure(let plan): add(plan)
        case .enumeration(let plan): add(plan)
        case .union(let plan): add(plan, draft)
        case .alias(let reference): add(reference)
        }
    }

    private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func mark(_ character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

    private mutating func add(_ plan: StructurePlan) {
        switch plan.coding {
        case .json: mark("s")
        case .multipart: mark("m")
        case .parts: mark("p")
        case .tuple: mark("t")
        }
        // Read in place, because a copy of a property retains a dozen values.
        for index in plan.properties.indices {
            mark("\u{1}")
            add(plan.properties[index].key)
            mark("\u{2}")
            add(plan.properties[index].name.text)
            mark("\u{2}")
            switch plan.properties[index].presence {
            case .required: mark("r")
            case .optional: mark("o")
            case .requiredNullable: mark("n")
            case .optionalNullable: mark("x")
            }
            if plan.properties[index].isReadOnly { mark("R") }
            if plan.properties[index].isWriteOnly { mark("W") }
            add(plan.properties[index].type)
            if let part = plan.properties[index].part { add("\(part)") }
            if let header = plan.properties[index].partHeader { add("\(header)") }
        }
        if let additional = plan.additionalProperties {
            add("\u{1}*")
            add(additional.values)
        }
    }

    private mutating func add(_ plan: EnumerationPlan) {
        mark(plan.isClosed ? "E" : "e")
        for member in plan.cases {
            mark(member.value.isString ? "\u{1}" : "\u{4}")
            add(member.name.text)
            mark("\u{2}")
            add(member.value.spelling)
        }
    }

    private mutating func add(_ plan: UnionPlan, _ draft: UnionDraft?) {
        mark("u")
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
            mark("[")
            add(element)
        case .dictionary(let value):
            mark("{")
            add(value)
        case .optional(let wrapped):
            mark("?")
            add(wrapped)
        case .jsonText(let value):
            mark("q")
            add(value)
        case .custom(let name): add("=\(name)")
        case .integer(let width): add(width.rawValue)
        case .string: mark("S")
        case .boolean: mark("B")
        case .double: mark("D")
        case .float: mark("F")
        case .decimal: mark("d")
        case .dateTime: mark("t")
        case .date: mark("c")
        case .uuid: mark("i")
        case .url: mark("l")
        case .base64: mark("6")
        case .bytes: mark("b")
        case .json: mark("j")
        }
    }
}
