import ApusPlan

/// Makes JSON values of generated types: from examples, defaults and constraints of the description, else placeholders.
package struct JSONSample {
    private let types: TypeTable
    /// Whether the value is sent or received. A request has the required properties and those with examples; a response
    /// has all properties.
    private let usage: TypePlan.Usage
    /// Whether only examples that the client can decode are used.
    private let mustDecode: Bool
    /// The depth from which values have required properties only.
    private let optionalDepth: Int

    private var stack: [TypeID] = []
    /// The number of values that may still be created.
    private var budget = 400
    private var depth = 0

    /// Makes values for documentation: examples are as in the description.
    package init(types: TypeTable, usage: TypePlan.Usage) {
        self.init(types: types, usage: usage, mustDecode: false, optionalDepth: usage == .response ? 6 : 4)
    }

    private init(types: TypeTable, usage: TypePlan.Usage, mustDecode: Bool, optionalDepth: Int) {
        self.types = types
        self.usage = usage
        self.mustDecode = mustDecode
        self.optionalDepth = optionalDepth
    }

    /// Returns a value that the client decodes as the type; `nil` if none can be created.
    ///
    /// The value has all properties, also those of its direct properties, if that is not too large. Properties of the type
    /// itself have required properties only, so that recursive types end.
    ///
    /// - Parameters:
    ///   - examples: Examples of the value. The first one that can be decoded is used.
    ///   - name: The name in the description, from which placeholder strings are derived.
    package static func decodable(
        _ type: TypeReference,
        from examples: [JSONLiteral] = [],
        facts: ValueFacts? = nil,
        name: String,
        types: TypeTable
    ) -> JSONLiteral? {
        let check = DecodingCheck(types: types)
        if let example = examples.first(where: { !check.isTooLarge($0) && check.allows($0, as: type) }) {
            return example
        }
        for optionalDepth in [4, 2, 0] {
            var sample = JSONSample(types: types, usage: .response, mustDecode: true, optionalDepth: optionalDepth)
            let value = sample.value(type, facts: facts, name: name)
            if let value, !check.isTooLarge(value), check.allows(value, as: type) { return value }
        }
        return nil
    }

    /// - Parameter name: The name in the description, from which placeholder strings are derived.
    /// - Returns: A value; `nil` if none can be created, because required properties are recursive.
    package mutating func value(_ type: TypeReference, facts: ValueFacts? = nil, name: String) -> JSONLiteral? {
        guard depth < 16, budget > 0 else { return nil }
        depth += 1
        budget -= 1
        defer { depth -= 1 }
        if let value = facts?.defaultValue, value != .null, !value.isEmptyContainer, isUsable(value, as: type) {
            return value
        }
        switch type {
        case .string: return .string(Self.text(facts, name: name))
        case .boolean: return .boolean(true)
        case .integer: return .number(Self.integer(facts))
        case .double, .float, .decimal: return .number(Self.number(facts, preferred: "1.5"))
        case .dateTime: return .string("2025-01-31T12:00:00Z")
        case .date: return .string("2025-01-31")
        case .uuid: return .string("3fa85f64-5717-4562-b3fc-2c963f66afa6")
        case .url: return .string("https://example.com")
        case .base64: return .string("ZXhhbXBsZQ==")
        case .json: return .object([])
        case .custom("DecimalString"): return .string("1.50")
        case .custom("Base64URLData"): return .string("ZXhhbXBsZQ")
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
        if let example = plan.examples.first(where: { $0.value != .null && isUsable($0.value, as: .named(id)) }) {
            return example.value
        }
        guard !stack.contains(id) else { return nil }
        stack.append(id)
        defer { stack.removeLast() }
        switch plan.shape {
        case .alias(let target): return value(target, facts: facts ?? plan.facts, name: name)
        case .structure(let structure): return structure.isArray ? array(structure) : object(structure)
        case .enumeration(let enumeration):
            let known = enumeration.cases.first { !$0.isDeprecated } ?? enumeration.cases.first
            return known?.value ?? (enumeration.raw == .string ? .string(Self.text(facts, name: name)) : .number("1"))
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

    /// Whether an example of the description may be used.
    private func isUsable(_ example: JSONLiteral, as type: TypeReference) -> Bool {
        guard mustDecode else { return true }
        let check = DecodingCheck(types: types)
        return !check.isTooLarge(example) && check.allows(example, as: type)
    }

    // MARK: - Objects

    /// The elements of an array with a property for each. It ends before the first optional element without a value.
    private mutating func array(_ plan: StructurePlan) -> JSONLiteral? {
        var elements: [JSONLiteral] = []
        for property in plan.properties where property.part?.isFile != true {
            guard let value = member(property) else {
                if property.presence.isKeyRequired { return nil }
                break
            }
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
        if members.isEmpty, usage == .request, depth < optionalDepth { members = plainMembers(of: plan) }
        return .object(members)
    }

    /// The first two optional properties with a plain value, preferably documented ones: an empty request shows nothing.
    /// A form with a file has the file instead.
    private mutating func plainMembers(of plan: StructurePlan) -> [JSONLiteral.Member] {
        if plan.properties.contains(where: { $0.part?.isFile == true }) { return [] }
        let plain = plan.properties.filter {
            !$0.isReadOnly && !$0.isDeprecated && isPlain($0.type)
        }
        let documented = plain.filter { !$0.documentation.isEmpty }
        return (documented.isEmpty ? plain : documented).prefix(2).compactMap { property in
            member(property).map { .init(key: property.key, value: $0) }
        }
    }

    /// Whether values of the type are scalars.
    private func isPlain(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .boolean, .integer, .double, .float, .decimal, .dateTime, .date, .uuid, .url: true
        case .optional(let wrapped): isPlain(wrapped)
        case .named(let id): if case .enumeration = types[id].shape { true } else { false }
        default: false
        }
    }

    /// Whether an optional property is part of the value.
    private func isIncluded(_ property: PropertyPlan) -> Bool {
        guard depth < optionalDepth else { return false }
        if usage == .response { return !property.isWriteOnly }
        return !property.isReadOnly && !property.isDeprecated && hasExample(property)
    }

    private func hasExample(_ property: PropertyPlan) -> Bool {
        if let example = property.examples.first?.value ?? property.example { return example != .null }
        guard case .named(let id) = property.type else { return false }
        return !types[id].examples.isEmpty
    }

    private mutating func member(_ property: PropertyPlan) -> JSONLiteral? {
        if let example = property.examples.first?.value ?? property.example, isUsable(example, of: property) {
            return example
        }
        let value = value(property.type, facts: property.facts, name: property.key)
        return value ?? (property.presence.isNullable ? .null : nil)
    }

    private func isUsable(_ example: JSONLiteral, of property: PropertyPlan) -> Bool {
        guard mustDecode else { return true }
        // An example `null` of an optional property shows nothing.
        return example == .null ? property.presence == .requiredNullable : isUsable(example, as: property.type)
    }

    // MARK: - Scalars

    /// An integer within the bounds, which may be spelled with a fraction.
    private static func integer(_ facts: ValueFacts?) -> String {
        // Seconds since 1970 are a date, which other values do not show.
        let isTime = facts?.format.map(timeFormats.contains) ?? false
        let spelling = number(facts, preferred: isTime ? "1738324800" : "1")
        guard Int64(spelling) == nil, let value = Double(spelling) else { return spelling }
        return Int64(exactly: value.rounded(.up)).map { String($0) } ?? spelling
    }

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
        var text = placeholder(name)
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

    private static let timeFormats: Set<String> = ["unix-time", "unixtime", "unix-timestamp", "timestamp", "epoch"]

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

    /// `project-key` for `projectKey` or `project_key`, so that the placeholder differs from the name of the argument.
    package static func placeholder(_ name: String) -> String {
        var words = ""
        for character in name.prefix(60) {
            if character.isUppercase, let last = words.last, last.isLowercase { words.append("-") }
            if character.isLetter || character.isNumber {
                words += character.lowercased()
            } else if let last = words.last, last != "-" {
                words.append("-")
            }
        }
        while words.last == "-" { words.removeLast() }
        return words.contains { $0.isLetter } ? words : "example"
    }
}
