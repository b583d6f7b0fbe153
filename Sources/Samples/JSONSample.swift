import ApusPlan

/// Makes JSON values of generated types: from examples, defaults and constraints of the description, else placeholders.
struct JSONSample {
    let types: TypeTable
    /// Whether the value is sent or received. A request has the required properties and those with examples; a response
    /// has all properties.
    let usage: TypePlan.Usage

    private var stack: [TypeID] = []
    /// The number of values that may still be created.
    private var budget = 400
    private var depth = 0

    init(types: TypeTable, usage: TypePlan.Usage) {
        self.types = types
        self.usage = usage
    }

    /// - Parameter name: The name in the description, from which placeholder strings are derived.
    /// - Returns: A value; `nil` if none can be created, because required properties are recursive.
    mutating func value(_ type: TypeReference, facts: ValueFacts? = nil, name: String) -> JSONLiteral? {
        guard depth < 16, budget > 0 else { return nil }
        depth += 1
        budget -= 1
        defer { depth -= 1 }
        if let value = facts?.defaultValue, value != .null, !value.isEmptyContainer { return value }
        switch type {
        case .string: return .string(Self.text(facts, name: name))
        case .boolean: return .boolean(true)
        case .integer: return .number(Self.number(facts, preferred: "1"))
        case .double, .float, .decimal: return .number(Self.number(facts, preferred: "1.5"))
        case .dateTime: return .string("2025-01-31T12:00:00Z")
        case .date: return .string("2025-01-31")
        case .uuid: return .string("3fa85f64-5717-4562-b3fc-2c963f66afa6")
        case .url: return .string("https://example.com")
        case .base64: return .string("ZXhhbXBsZQ==")
        case .json: return .object([])
        case .bytes, .custom: return nil
        case .array(let element): return array(of: element, facts, name: name)
        case .dictionary(let value):
            let member = self.value(value, facts: facts?.elements, name: name)
            return .object(member.map { [.init(key: "key", value: $0)] } ?? [])
        case .optional(let wrapped): return self.value(wrapped, facts: facts, name: name) ?? .null
        case .jsonText(let content): return self.value(content, name: name).map { .string($0.compactText) }
        case .named(let id): return named(id, facts, name: name)
        }
    }

    private mutating func array(of element: TypeReference, _ facts: ValueFacts?, name: String) -> JSONLiteral {
        guard let value = value(element, facts: facts?.elements, name: name) else { return .array([]) }
        for case .minimumItems(let count) in facts?.constraints ?? [] where (2...5).contains(count) {
            return .array(Array(repeating: value, count: count))
        }
        return .array([value])
    }

    private mutating func named(_ id: TypeID, _ facts: ValueFacts?, name: String) -> JSONLiteral? {
        let plan = types[id]
        if let example = plan.examples.first?.value, example != .null { return example }
        guard !stack.contains(id) else { return nil }
        stack.append(id)
        defer { stack.removeLast() }
        switch plan.shape {
        case .alias(let target): return value(target, facts: facts ?? plan.facts, name: name)
        case .structure(let structure): return structure.isArray ? array(structure) : object(structure)
        case .enumeration(let enumeration):
            let known = enumeration.cases.first { !$0.isDeprecated } ?? enumeration.cases.first
            return known?.value ?? .string(Self.text(facts, name: name))
        case .union(let union): return value(of: union, name: name)
        }
    }

    private mutating func value(of plan: UnionPlan, name: String) -> JSONLiteral? {
        for (index, unionCase) in plan.cases.enumerated() {
            guard let value = value(unionCase.payload, facts: unionCase.facts, name: name) else { continue }
            guard case .discriminator(let key, let values) = plan.discrimination, case .object(var members) = value,
                let text = values.first(where: { $0.caseIndex == index })?.value
            else { return value }
            members.removeAll { $0.key == key }
            return .object([.init(key: key, value: .string(text))] + members)
        }
        return nil
    }

    // MARK: - Objects

    /// The elements of a tuple, up to the first one that can be omitted.
    private mutating func array(_ plan: StructurePlan) -> JSONLiteral? {
        var elements: [JSONLiteral] = []
        for property in plan.properties where property.part?.isFile != true {
            guard property.presence.isKeyRequired else { break }
            guard let value = member(property) else { return nil }
            elements.append(value)
        }
        return .array(elements)
    }

    private mutating func object(_ plan: StructurePlan) -> JSONLiteral? {
        var members: [JSONLiteral.Member] = []
        for property in plan.properties {
            let isRequired = property.presence.isKeyRequired
            guard isRequired || isIncluded(property) else { continue }
            if property.part?.isFile == true { continue }
            if let value = member(property) {
                members.append(.init(key: property.key, value: value))
            } else if isRequired {
                return nil
            }
        }
        return .object(members)
    }

    /// Whether an optional property is part of the value.
    private func isIncluded(_ property: PropertyPlan) -> Bool {
        if usage == .response { return !property.isWriteOnly && depth < 6 }
        return !property.isReadOnly && !property.isDeprecated && depth < 4 && hasExample(property)
    }

    private func hasExample(_ property: PropertyPlan) -> Bool {
        if let example = property.examples.first?.value ?? property.example { return example != .null }
        guard case .named(let id) = property.type else { return false }
        return !types[id].examples.isEmpty
    }

    private mutating func member(_ property: PropertyPlan) -> JSONLiteral? {
        if let example = property.examples.first?.value ?? property.example { return example }
        let value = value(property.type, facts: property.facts, name: property.key)
        return value ?? (property.presence.isNullable ? .null : nil)
    }

    // MARK: - Scalars

    /// A number within the bounds.
    private static func number(_ facts: ValueFacts?, preferred: String) -> String {
        for constraint in facts?.constraints ?? [] {
            switch constraint {
            case .minimum(let bound): if (Double(bound) ?? 0) > (Double(preferred) ?? 0) { return bound }
            case .maximum(let bound): if (Double(bound) ?? 0) < (Double(preferred) ?? 0) { return bound }
            case .exclusiveMinimum(let bound):
                if let bound = Int(bound), bound >= 1, bound < Int.max { return String(bound + 1) }
            case .multipleOf(let number): if let step = Int(number), step > 1 { return number }
            default: break
            }
        }
        return preferred
    }

    /// A string of the format, or one derived from the name within the limits of the length.
    private static func text(_ facts: ValueFacts?, name: String) -> String {
        if let format = facts?.format, let text = textByFormat[format] { return text }
        var text = ExampleValues.text(name)
        // Names that are the same in most APIs.
        if let last = text.split(separator: "-").last, let known = textByName[String(last)] { text = known }
        for constraint in facts?.constraints ?? [] {
            switch constraint {
            case .minimumLength(let count) where count <= 200:
                while text.count < count { text += "-" + text }
            case .maximumLength(let count): text = String(text.prefix(max(count, 0)))
            default: break
            }
        }
        return text
    }

    private static let textByName = [
        "email": "user@example.com", "currency": "USD", "country": "US", "language": "en", "locale": "en-US",
        "timezone": "Europe/Berlin", "url": "https://example.com", "uri": "https://example.com",
    ]

    private static let textByFormat = [
        "email": "user@example.com", "idn-email": "user@example.com", "hostname": "example.com",
        "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "uri": "https://example.com", "url": "https://example.com",
        "uri-reference": "https://example.com", "iri": "https://example.com",
        "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        "date": "2025-01-31", "date-time": "2025-01-31T12:00:00Z", "time": "12:00:00Z", "duration": "P1D",
        "decimal": "1.50", "byte": "ZXhhbXBsZQ==",
    ]
}

extension JSONLiteral {
    /// Whether the value is an empty array or object.
    var isEmptyContainer: Bool { self == .array([]) || self == .object([]) }
}
