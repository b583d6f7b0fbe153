/// A value in a comparison: a value of the document, a literal or the result of a function.
private enum Compared<Value: JSONPathValue> {
    case nothing
    case literal(FilterLiteral)
    case value(Value)

    var string: String? {
        switch self {
        case .literal(.string(let text)): return text
        case .value(let value):
            guard case .string(let text) = value.content else { return nil }
            return text
        default: return nil
        }
    }

    var number: JSONPathNumber? {
        switch self {
        case .literal(.number(let number)): return number
        case .value(let value):
            guard case .number(let number) = value.content else { return nil }
            return number
        default: return nil
        }
    }

    /// The content; `nil` for nothing.
    var content: JSONPathContent<Value>? {
        switch self {
        case .nothing: nil
        case .value(let value): value.content
        case .literal(.null): .null
        case .literal(.bool(let value)): .bool(value)
        case .literal(.number(let number)): .number(number)
        case .literal(.string(let text)): .string(text)
        }
    }
}

extension PathEvaluation {
    mutating func isTrue(_ expression: FilterExpression, for current: Value) throws(JSONPathFault) -> Bool {
        try count()
        switch expression {
        case .or(let alternatives):
            for alternative in alternatives where try isTrue(alternative, for: current) { return true }
            return false
        case .and(let terms):
            for term in terms where try !isTrue(term, for: current) { return false }
            return true
        case .not(let term): return try !isTrue(term, for: current)
        case .exists(let query): return try !nodes(of: query, from: current).isEmpty
        case .comparison(let left, let comparison, let right):
            return try compare(value(of: left, for: current), comparison, value(of: right, for: current))
        case .matches(let text, let pattern, let isComplete):
            guard let text = try value(of: text, for: current).string,
                let pattern = try value(of: pattern, for: current).string
            else { return false }
            return try matches(text, pattern: pattern, isComplete: isComplete)
        }
    }

    private mutating func value(
        of operand: FilterExpression.Comparable,
        for current: Value
    ) throws(JSONPathFault) -> Compared<Value> {
        switch operand {
        case .literal(let literal): return .literal(literal)
        case .query(let query), .value(let query):
            let nodes = try nodes(of: query, from: current)
            return nodes.count == 1 ? .value(nodes[0]) : .nothing
        case .count(let query): return .literal(.number(number(try nodes(of: query, from: current).count)))
        case .length(let argument):
            switch try value(of: argument, for: current).content {
            case .string(let text):
                try count(text.utf8.count)
                return .literal(.number(number(text.unicodeScalars.count)))
            case .array(let elements): return .literal(.number(number(elements.count)))
            case .object(let members): return .literal(.number(number(members.count)))
            default: return .nothing
            }
        }
    }

    private func number(_ value: Int) -> JSONPathNumber { JSONPathNumber(Double(value), integer: value) }

    // MARK: Comparison (RFC 9535 §2.3.5.2.2)

    private mutating func compare(
        _ left: Compared<Value>,
        _ comparison: ComparisonOperator,
        _ right: Compared<Value>
    ) throws(JSONPathFault) -> Bool {
        switch comparison {
        case .equal: try areEqual(left, right)
        case .notEqual: try !areEqual(left, right)
        case .less: isLess(left, right)
        case .greater: isLess(right, left)
        case .lessOrEqual: isLess(left, right) ? true : try areEqual(left, right)
        case .greaterOrEqual: isLess(right, left) ? true : try areEqual(left, right)
        }
    }

    private func isLess(_ left: Compared<Value>, _ right: Compared<Value>) -> Bool {
        if let one = left.number, let other = right.number { return one < other }
        // The order of UTF-8 is that of Unicode scalar values.
        if let one = left.string, let other = right.string { return one.utf8.lexicographicallyPrecedes(other.utf8) }
        return false
    }

    private mutating func areEqual(_ left: Compared<Value>, _ right: Compared<Value>) throws(JSONPathFault) -> Bool {
        guard let one = left.content, let other = right.content else {
            return left.content == nil && right.content == nil
        }
        var pairs = [(one, other)]
        while let (one, other) = pairs.popLast() {
            try count()
            switch (one, other) {
            case (.null, .null): continue
            case (.bool(let one), .bool(let other)): if one != other { return false }
            case (.number(let one), .number(let other)): if !(one == other) { return false }
            case (.string(let one), .string(let other)):
                if !one.utf8.elementsEqual(other.utf8) { return false }
            case (.array(let one), .array(let other)):
                guard one.count == other.count else { return false }
                try count(one.count)
                for (element, otherElement) in zip(one, other) { pairs.append((element.content, otherElement.content)) }
            case (.object(let one), .object(let other)):
                guard let members = paired(one, other) else { return false }
                try count(members.count)
                pairs += members
            default: return false
            }
        }
        return true
    }

    /// Returns the contents of members with the same name; `nil` if the names differ.
    private func paired(
        _ one: [JSONPathMember<Value>],
        _ other: [JSONPathMember<Value>]
    ) -> [(JSONPathContent<Value>, JSONPathContent<Value>)]? {
        guard one.count == other.count else { return nil }
        let values = Dictionary(other.map { (Array($0.name.utf8), $0.value) }) { $1 }
        var result: [(JSONPathContent<Value>, JSONPathContent<Value>)] = []
        for member in one {
            guard let value = values[Array(member.name.utf8)] else { return nil }
            result.append((member.value.content, value.content))
        }
        return result
    }
}
