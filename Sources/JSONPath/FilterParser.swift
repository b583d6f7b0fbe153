/// The grammar of filters (RFC 9535 §2.3.5.1), with the checks of types (§2.4.3).
extension PathParser {
    /// Takes a logical expression: alternatives of conjunctions.
    mutating func takeExpression() throws(JSONPathFault) -> FilterExpression {
        try nested { (parser) throws(JSONPathFault) in
            var alternatives = [try parser.takeConjunction()]
            while parser.takeOperator("||") { alternatives.append(try parser.takeConjunction()) }
            return alternatives.count == 1 ? alternatives[0] : .or(alternatives)
        }
    }

    private mutating func takeConjunction() throws(JSONPathFault) -> FilterExpression {
        var terms = [try takeTerm()]
        while takeOperator("&&") { terms.append(try takeTerm()) }
        return terms.count == 1 ? terms[0] : .and(terms)
    }

    /// Takes an operator and the blanks around it.
    private mutating func takeOperator(_ name: String) -> Bool {
        let before = offset
        skipBlanks()
        guard take(name) else {
            back(to: before)
            return false
        }
        skipBlanks()
        return true
    }

    private mutating func takeTerm() throws(JSONPathFault) -> FilterExpression {
        if take("!") {
            skipBlanks()
            if peek == UInt8(ascii: "(") { return .not(try takeParentheses()) }
            return .not(try test(takeOperand()))
        }
        if peek == UInt8(ascii: "(") { return try takeParentheses() }
        let left = try takeOperand()
        let before = offset
        skipBlanks()
        guard let comparison = ComparisonOperator.allCases.first(where: { take($0.rawValue) }) else {
            back(to: before)
            return try test(left)
        }
        skipBlanks()
        let right = try takeOperand()
        return .comparison(try comparable(left), comparison, try comparable(right))
    }

    private mutating func takeParentheses() throws(JSONPathFault) -> FilterExpression {
        try expect("(")
        skipBlanks()
        let expression = try takeExpression()
        skipBlanks()
        try expect(")")
        return expression
    }

    // MARK: Operands

    /// An operand before its use is known.
    enum Operand {
        case literal(FilterLiteral)
        case query(PathQuery)
        /// A function with a value.
        case value(FilterExpression.Comparable)
        /// A function that is true or false.
        case logical(FilterExpression)
    }

    private mutating func takeOperand() throws(JSONPathFault) -> Operand {
        switch peek {
        case UInt8(ascii: "@"), UInt8(ascii: "$"): return .query(try takeQuery())
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .literal(.string(try takeString()))
        default: break
        }
        if let number = try takeNumber() { return .literal(.number(number)) }
        guard let first = peek, Self.isLowercase(first) else {
            throw fault("expected an expression, found \(foundCharacter)")
        }
        let start = offset
        let word = take { Self.isLowercase($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") }
        if peek == UInt8(ascii: "(") { return try takeCall(of: word, at: start) }
        switch word {
        case "true": return .literal(.bool(true))
        case "false": return .literal(.bool(false))
        case "null": return .literal(.null)
        default: throw .syntax("unexpected '\(word)'", offset: start)
        }
    }

    private func test(_ operand: Operand) throws(JSONPathFault) -> FilterExpression {
        switch operand {
        case .query(let query): return .exists(query)
        case .logical(let expression): return expression
        case .literal, .value: throw fault("a value must be compared")
        }
    }

    private func comparable(_ operand: Operand) throws(JSONPathFault) -> FilterExpression.Comparable {
        switch operand {
        case .literal(let literal): return .literal(literal)
        case .value(let value): return value
        case .query(let query):
            guard query.isSingular else { throw fault("a query that can select several values can't be compared") }
            return .query(query)
        case .logical: throw fault("the result of a test can't be compared")
        }
    }

    // MARK: Functions

    private mutating func takeCall(of name: String, at start: Int) throws(JSONPathFault) -> Operand {
        let arguments = try takeArguments()
        func expect(_ count: Int) throws(JSONPathFault) {
            guard arguments.count == count else {
                throw .syntax("'\(name)' takes \(count) argument\(count == 1 ? "" : "s")", offset: start)
            }
        }
        switch name {
        case "length":
            try expect(1)
            return .value(.length(try comparable(arguments[0])))
        case "count":
            try expect(1)
            return .value(.count(try nodes(arguments[0])))
        case "value":
            try expect(1)
            return .value(.value(try nodes(arguments[0])))
        case "match", "search":
            try expect(2)
            let text = try comparable(arguments[0])
            let pattern = try comparable(arguments[1])
            return .logical(.matches(text, pattern: pattern, isComplete: name == "match"))
        default: throw .syntax("unknown function '\(name)'", offset: start)
        }
    }

    private mutating func takeArguments() throws(JSONPathFault) -> [Operand] {
        try nested { (parser) throws(JSONPathFault) in
            try parser.expect("(")
            parser.skipBlanks()
            if parser.take(")") { return [] }
            var arguments: [Operand] = []
            repeat {
                parser.skipBlanks()
                arguments.append(try parser.takeOperand())
                parser.skipBlanks()
            } while parser.take(",")
            try parser.expect(")")
            return arguments
        }
    }

    private func nodes(_ operand: Operand) throws(JSONPathFault) -> PathQuery {
        guard case .query(let query) = operand else { throw fault("the argument must be a query") }
        return query
    }
}
