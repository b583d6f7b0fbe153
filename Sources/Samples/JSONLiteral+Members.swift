import ApusPlan

extension JSONLiteral {
    /// Whether the value is an empty array or object.
    package var isEmptyContainer: Bool { self == .array([]) || self == .object([]) }

    /// The value of a member; `nil` if there is no such member or the value is not an object.
    package func member(_ key: String) -> JSONLiteral? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The kind of the value. A number without fraction and exponent is an integer.
    package var kind: JSONKind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .number(let spelling): Int64(spelling) == nil ? .number : .integer
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }
}

extension UnionPlan {
    /// The indices of the cases that the discriminator or the tests select for a value. Does not check whether the payload
    /// can be decoded.
    package func candidates(for value: JSONLiteral) -> [Int] {
        switch discrimination {
        case .discriminator(let key, let values):
            guard case .string(let text)? = value.member(key) else { return [] }
            return values.first { $0.value == text }.map { [$0.caseIndex] } ?? []
        case .tests(let tests): return tests.filter { $0.allows(value) }.map(\.caseIndex)
        }
    }
}

extension UnionPlan.CaseTest {
    /// Whether the value passes the test. Does not check whether the payload can be decoded.
    fileprivate func allows(_ value: JSONLiteral) -> Bool {
        let kind = value.kind
        let isOfKind = kinds.isEmpty || kinds.contains(kind) || (kind == .integer && kinds.contains(.number))
        guard containers.isEmpty else {
            var inner = self
            inner.kinds = []
            inner.containers.removeFirst()
            switch value {
            case .array(let elements): return isOfKind && elements.allSatisfy { $0.kind == .null || inner.allows($0) }
            case .object(let members):
                return isOfKind && members.allSatisfy { $0.value.kind == .null || inner.allows($0.value) }
            default: return false
            }
        }
        return isOfKind && requiredKeys.allSatisfy { value.member($0) != nil }
            && absentKeys.allSatisfy { value.member($0) == nil }
            && constants.allSatisfy { constant in
                guard case .string(let text)? = value.member(constant.key) else { return false }
                return constant.values.contains(text)
            }
    }
}
