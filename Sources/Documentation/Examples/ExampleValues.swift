import ApusPlan
import ApusSamples
import ApusSwiftText

/// Formats values of generated types as Swift expressions, from examples or with placeholder values.
///
/// The expressions are for places with a known type, such as arguments, where `.ascending`, `nil` or `[]` suffice.
struct ExampleValues {
    let types: TypeTable
    let spelling: TypeSpelling
    /// Whether an expression uses a type of the runtime.
    var needsRuntime = false
    /// Whether an expression uses a type of Foundation.
    var needsFoundation = false

    /// The named types whose values are being created, to detect recursion.
    private var stack: [TypeID] = []
    /// The number of values that may still be created. Limits the size of examples of large types.
    private var budget = 600
    /// The maximum number of elements of an array or a dictionary.
    static let elementLimit = 3
    private static let depthLimit = 24
    private var depth = 0

    init(types: TypeTable, spelling: TypeSpelling) {
        self.types = types
        self.spelling = spelling
    }

    /// Returns the first example that matches the type, or else a placeholder.
    ///
    /// - Parameter hint: The name in the description, from which placeholder strings are derived.
    /// - Returns: An expression; `nil` if no value can be created.
    mutating func value(_ type: TypeReference, from examples: [JSONLiteral], hint: String) -> String? {
        for example in examples {
            if let value = read(type, from: example, hint: hint) { return value }
        }
        return make(type, hint: hint)
    }

    /// Runs `body` one level deeper. Returns `nil` if the depth or the number of values exceeds its limit.
    mutating func nested(_ body: (inout ExampleValues) -> String?) -> String? {
        guard depth < Self.depthLimit, budget > 0 else { return nil }
        depth += 1
        budget -= 1
        defer { depth -= 1 }
        return body(&self)
    }

    // MARK: - Placeholders

    /// Returns a placeholder of the type; `nil` if none can be created.
    mutating func make(_ type: TypeReference, hint: String) -> String? {
        switch type {
        case .string: return SwiftLiteral.string(JSONSample.placeholder(hint))
        case .boolean: return "true"
        case .integer: return "1"
        case .double, .float, .decimal: return "1.5"
        case .dateTime: return date(secondsSince1970: 0)
        case .date: return calendarDate("2025-01-31")
        case .uuid: return foundation("UUID()")
        case .url: return foundation("URL(string: \"https://example.com\")!")
        case .base64, .bytes: return foundation("Data(\"example\".utf8)")
        case .json: return "[\"key\": \"value\"]"
        case .array(let element): return "[" + (makeElement(element, hint) ?? "") + "]"
        case .dictionary(let value): return makeElement(value, hint).map { "[\"key\": " + $0 + "]" } ?? "[:]"
        case .optional(let wrapped): return make(wrapped, hint: hint) ?? "nil"
        case .named(let id): return makeNamed(id, hint)
        case .jsonText(let value): return makeElement(value, hint).map { "JSONText(" + $0 + ")" }
        case .custom(let name): return part(name)
        }
    }

    /// A part of a multipart body; `nil` for a type of the configuration.
    private mutating func part(_ name: String) -> String? {
        switch name {
        case "UploadFile": return file()
        case "MultipartPart": return ".text(\"example\")"
        default: return nil
        }
    }

    private mutating func makeElement(_ type: TypeReference, _ hint: String) -> String? {
        nested { $0.make(type, hint: hint) }
    }

    private mutating func makeNamed(_ id: TypeID, _ hint: String) -> String? {
        guard !stack.contains(id) else { return nil }
        stack.append(id)
        defer { stack.removeLast() }
        return nested { values in
            switch values.types[id].shape {
            case .alias(let target): values.make(target, hint: hint)
            case .structure(let plan): values.structure(id, plan, members: [:])
            case .enumeration(let plan): values.enumerationCase(id, plan)
            case .union(let plan): values.makeUnion(id, plan, hint)
            }
        }
    }

    private mutating func makeUnion(_ id: TypeID, _ plan: UnionPlan, _ hint: String) -> String? {
        for unionCase in plan.cases {
            if let payload = make(unionCase.payload, hint: hint) {
                return caseExpression(id, unionCase.name) + "(" + payload + ")"
            }
        }
        return "." + plan.unrecognizedName.escaped + "([\"key\": \"value\"])"
    }

    private func enumerationCase(_ id: TypeID, _ plan: EnumerationPlan) -> String? {
        if let first = plan.cases.first(where: { !$0.isDeprecated }) ?? plan.cases.first {
            return caseExpression(id, first.name)
        }
        guard !plan.isClosed else { return nil }
        switch plan.raw {
        case .string: return "." + plan.unrecognizedName.escaped + "(\"example\")"
        case .integer, .number, .mixed: return "." + plan.unrecognizedName.escaped + "(1)"
        }
    }

    /// `.ascending`, prefixed with the type if `Optional` has a case of the same name.
    func caseExpression(_ id: TypeID, _ name: SwiftName) -> String {
        let isOfOptional = name.text == "none" || name.text == "some"
        return (isOfOptional ? spelling.name(of: id) : "") + "." + name.escaped
    }

    // MARK: - Structures

    /// `Name(key: …)` with the properties of the example and those that the initializer requires.
    mutating func structure(_ id: TypeID, _ plan: StructurePlan, members: [String: JSONLiteral]) -> String? {
        var arguments: [String] = []
        for property in plan.properties {
            guard let value = argument(property, from: members[property.key]) else {
                if property.isNeeded { return nil }
                continue
            }
            arguments.append(property.name.label + ": " + value)
        }
        // A form without required parts has at least its first file.
        if arguments.isEmpty, let file = plan.properties.first(where: { $0.part?.isFile == true }) {
            arguments.append(file.name.label + ": " + self.file(file))
        }
        if let additional = plan.additionalProperties {
            let keys = Set(plan.properties.map(\.key))
            let others = members.filter { !keys.contains($0.key) }
            if let value = dictionary(of: additional.values, from: others) {
                arguments.append(additional.name.label + ": " + value)
            }
        }
        return spelling.name(of: id) + "(" + arguments.joined(separator: ", ") + ")"
    }

    /// The value of the argument; `nil` if the argument is omitted or no value can be created.
    private mutating func argument(_ property: PropertyPlan, from example: JSONLiteral?) -> String? {
        if property.presence != .required, example == .null {
            return property.isNeeded ? "nil" : nil
        }
        if property.part?.isFile == true { return property.isNeeded ? file(property) : nil }
        if let example, !property.isReadOnly || property.isNeeded {
            let value = nested { $0.read(property.type, from: example, hint: property.key) }
            if let value { return value }
        }
        guard property.isNeeded else { return nil }
        let examples = property.example.map { [$0] } ?? []
        let value = nested { $0.value(property.type, from: examples, hint: property.key) }
        return value ?? (property.presence == .requiredNullable ? "nil" : nil)
    }

    private mutating func file(_ property: PropertyPlan) -> String {
        property.part?.isRepeated == true ? "[" + file() + "]" : file()
    }

    /// A file of a multipart body, in memory.
    private mutating func file() -> String {
        needsRuntime = true
        return foundation("UploadFile(Data(\"example\".utf8), name: \"example.txt\")")
    }

    /// The first members that match the type; `nil` if there is none.
    mutating func dictionary(of type: TypeReference, from members: [String: JSONLiteral]) -> String? {
        var entries: [String] = []
        for (key, member) in members.sorted(by: { $0.key < $1.key }).prefix(Self.elementLimit) {
            guard let value = nested({ $0.read(type, from: member, hint: key) }) else { continue }
            entries.append(SwiftLiteral.string(key) + ": " + value)
        }
        return entries.isEmpty ? nil : "[" + entries.joined(separator: ", ") + "]"
    }

    // MARK: - Types of Foundation and the runtime

    mutating func foundation(_ expression: String) -> String {
        needsFoundation = true
        return expression
    }

    mutating func date(secondsSince1970 seconds: Int) -> String {
        foundation("Date(timeIntervalSince1970: " + SwiftLiteral.integer(String(seconds)) + ")")
    }

    /// - Parameter text: A valid date, such as `2025-01-31`.
    mutating func calendarDate(_ text: String) -> String {
        needsRuntime = true
        return "CalendarDate(" + SwiftLiteral.string(text) + ")!"
    }
}

extension PropertyPlan {
    /// Whether the initializer requires an argument for the property.
    var isNeeded: Bool { defaultValue == nil && (presence == .required || presence == .requiredNullable) }
}
