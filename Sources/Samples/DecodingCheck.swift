import ApusJSON
import ApusPlan

/// Decides whether generated code decodes a JSON value, and finds a case for every union in it.
///
/// It is at most as tolerant as the runtime. A value with a type of the configuration is refused, because only its author
/// knows what it decodes.
struct DecodingCheck {
    let types: TypeTable

    /// The maximum size of an example, in bytes of compact JSON.
    private static let byteLimit = 16_000

    func isTooLarge(_ value: JSONLiteral) -> Bool { value.compactText.utf8.count > Self.byteLimit }

    func allows(_ value: JSONLiteral, as type: TypeReference) -> Bool { allows(value, as: type, depth: 0) }

    private func allows(_ value: JSONLiteral, as type: TypeReference, depth: Int) -> Bool {
        guard depth < 100 else { return false }
        switch (type, value) {
        case (.json, _): return true
        case (.optional, .null): return true
        case (.optional(let wrapped), _): return allows(value, as: wrapped, depth: depth + 1)
        case (.string, .string), (.boolean, .boolean): return true
        case (.integer(let width), .number(let spelling)):
            if let number = Int64(spelling) { return width.contains(number) }
            return UInt64(spelling).map { width.contains($0) } ?? false
        case (.double, .number(let spelling)): return Double(spelling)?.isFinite ?? false
        case (.float, .number(let spelling)): return Float(spelling)?.isFinite ?? false
        case (.decimal, .number(let spelling)): return spelling.utf8.count <= 30 && !spelling.contains { $0.isLetter }
        case (.dateTime, .string(let text)): return ScalarText.isDateTime(text)
        case (.date, .string(let text)): return ScalarText.isDate(text.utf8[...])
        case (.uuid, .string(let text)): return ScalarText.isUUID(text)
        case (.url, .string(let text)): return ScalarText.isURL(text)
        case (.base64, .string(let text)): return ScalarText.isBase64(text)
        case (.custom("DecimalString"), .string(let text)):
            return text.utf8.count <= 30 && Double(text)?.isFinite ?? false
        case (.custom("Base64URLData"), .string(let text)):
            return text.utf8.count % 4 != 1 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        case (.array(let element), .array(let elements)):
            return elements.allSatisfy { allows($0, as: element, depth: depth + 1) }
        case (.dictionary(let element), .object(let members)):
            return members.allSatisfy { allows($0.value, as: element, depth: depth + 1) }
        case (.jsonText(let content), .string(let text)):
            return (try? JSONValue(jsonBytes: Array(text.utf8))).map { JSONLiteral($0) }
                .map { allows($0, as: content, depth: depth + 1) } ?? false
        case (.named(let id), _): return allows(value, as: id, depth: depth + 1)
        default: return false
        }
    }

    private func allows(_ value: JSONLiteral, as id: TypeID, depth: Int) -> Bool {
        switch (types[id].shape, value) {
        case (.alias(let target), _): allows(value, as: target, depth: depth)
        case (.structure(let plan), .array(let elements)) where plan.coding == .tuple:
            allows(elements, as: plan, depth: depth)
        case (.structure(let plan), .object(let members)) where plan.coding == .json:
            allows(members, as: plan, depth: depth)
        case (.enumeration(let plan), _): allows(value, as: plan)
        case (.union(let plan), _):
            plan.candidates(for: value).contains { index in
                plan.cases.indices.contains(index) && allows(value, as: plan.cases[index].payload, depth: depth)
            }
        default: false
        }
    }

    private func allows(_ members: [JSONLiteral.Member], as plan: StructurePlan, depth: Int) -> Bool {
        let values = Dictionary(members.map { ($0.key, $0.value) }) { _, last in last }
        guard values.count == members.count else { return false }
        let isDeclared = plan.properties.allSatisfy { property in
            property.part?.isFile != true && allows(values[property.key], as: property, depth: depth)
        }
        guard isDeclared, let additional = plan.additionalProperties else { return isDeclared }
        let keys = Set(plan.properties.map(\.key))
        return members.allSatisfy { keys.contains($0.key) || allows($0.value, as: additional.values, depth: depth) }
    }

    private func allows(_ elements: [JSONLiteral], as plan: StructurePlan, depth: Int) -> Bool {
        let isDeclared = plan.properties.enumerated().allSatisfy { index, property in
            allows(elements.indices.contains(index) ? elements[index] : nil, as: property, depth: depth)
        }
        let rest = elements.dropFirst(plan.properties.count)
        guard let additional = plan.additionalProperties else { return isDeclared && rest.isEmpty }
        return isDeclared && rest.allSatisfy { allows($0, as: additional.values, depth: depth) }
    }

    /// - Parameter value: `nil` if the object does not have the member.
    private func allows(_ value: JSONLiteral?, as property: PropertyPlan, depth: Int) -> Bool {
        switch (property.presence, value) {
        case (.required, let value?): allows(value, as: property.type, depth: depth)
        case (.optional, nil), (.optionalNullable, nil), (_, .null?): property.presence != .required
        case (_, let value?): allows(value, as: property.type, depth: depth)
        case (_, nil): false
        }
    }

    private func allows(_ value: JSONLiteral, as plan: EnumerationPlan) -> Bool {
        if plan.cases.contains(where: { $0.value == value }) { return true }
        guard !plan.isClosed else { return false }
        return switch (plan.raw, value.kind) {
        case (.string, .string), (.integer, .integer), (.number, .integer), (.number, .number): true
        default: false
        }
    }
}

extension JSONLiteral {
    /// The value that the runtime read.
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .null: self = .null
        case .bool(let flag): self = .boolean(flag)
        case .number(let number): self = .number(number.description)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .array(elements.map { JSONLiteral($0) })
        case .object(let members):
            self = .object(members.map { Member(key: $0.key, value: JSONLiteral($0.value)) }.sorted { $0.key < $1.key })
        }
    }
}
