import ApusPlan
import ApusSpecParser

/// Converts default values to Swift literals.
struct DefaultLiterals {
    let table: TypeTable

    /// The literal of a value for a type; `nil` if the value is not of the type or the type has no literals.
    func literal(_ value: Node, for reference: TypeReference, isNullable: Bool) -> LiteralPlan? {
        literal(value, for: reference, isNullable: isNullable, depth: 0)
    }

    private func literal(_ value: Node, for reference: TypeReference, isNullable: Bool, depth: Int) -> LiteralPlan? {
        if value.isNull { return isNullable ? .null : nil }
        guard depth < 20 else { return nil }
        switch reference {
        case .string: return value.scalarText.map(LiteralPlan.string)
        case .boolean: return value.bool.map(LiteralPlan.boolean)
        case .integer(let width): return integer(value, width)
        case .double, .float:
            return value.double.flatMap { $0.isFinite ? value.jsonNumberText : nil }.map(LiteralPlan.number)
        case .array(let element):
            guard value.isSequence, value.count <= 20 else { return nil }
            var literals: [LiteralPlan] = []
            for item in value.elements {
                guard let literal = literal(item, for: element, isNullable: false, depth: depth + 1) else { return nil }
                literals.append(literal)
            }
            return .array(literals)
        case .dictionary: return value.isMapping && value.count == 0 ? .emptyDictionary : nil
        case .optional(let wrapped): return literal(value, for: wrapped, isNullable: true, depth: depth + 1)
        case .named(let id):
            switch table[id].shape {
            case .alias(let target): return literal(value, for: target, isNullable: isNullable, depth: depth + 1)
            case .enumeration(let plan): return enumerationCase(value, id, plan)
            case .structure, .union: return nil
            }
        case .decimal, .dateTime, .date, .uuid, .url, .base64, .bytes, .json, .jsonText, .custom:
            return nil
        }
    }

    private func integer(_ value: Node, _ width: TypeReference.IntegerWidth) -> LiteralPlan? {
        // `Node.int` does not have the upper half of `UInt64`.
        if width == .uint64 || width == .uint, let number = value.scalarText.flatMap({ UInt64($0) }) {
            return .integer(String(number))
        }
        guard let number = value.int, width.contains(number) else { return nil }
        return .integer(String(number))
    }

    private func enumerationCase(_ value: Node, _ id: TypeID, _ plan: EnumerationPlan) -> LiteralPlan? {
        let wanted = JSONLiteral(value)
        let text = value.scalarText
        let found = plan.cases.first {
            $0.value == wanted || $0.value.spelling == wanted.spelling
                || ($0.value.isString && $0.value.spelling == text)
        }
        return found.map { .enumerationCase(id, $0.name) }
    }

    /// The only value of a type; `nil` if it has several.
    func onlyValue(of reference: TypeReference) -> LiteralPlan? {
        guard case .named(let id) = reference else { return nil }
        // The name of an inline type that is equal to another one.
        if table[id].isShared, case .alias(let target) = table[id].shape { return onlyValue(of: target) }
        guard case .enumeration(let plan) = table[id].shape, plan.cases.count == 1, let only = plan.cases.first else {
            return nil
        }
        return .enumerationCase(id, only.name)
    }
}
