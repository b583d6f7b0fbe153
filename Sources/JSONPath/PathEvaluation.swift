/// The state of the evaluation of a query.
struct PathEvaluation<Value: JSONPathValue> {
    private let root: Value
    private let maximumSteps: Int
    private var steps = 0
    /// The results of queries that start at the root, by their number; they do not depend on the tested value.
    private var absoluteResults: [[Value]?]
    /// The compiled patterns; `nil` for a text that is not a valid pattern.
    private var patterns: [[UInt8]: IRegexp?] = [:]

    init(root: Value, maximumSteps: Int, absoluteQueries: Int) {
        self.root = root
        self.maximumSteps = maximumSteps
        absoluteResults = Array(repeating: nil, count: absoluteQueries)
    }

    mutating func count(_ number: Int = 1) throws(JSONPathFault) {
        steps += number
        guard steps <= maximumSteps else { throw .tooManySteps(limit: maximumSteps) }
    }

    mutating func nodes(of query: PathQuery, from current: Value) throws(JSONPathFault) -> [Value] {
        switch query.start {
        case .current: return try nodes(of: query.segments, from: current)
        case .root(let number):
            if let known = absoluteResults[number] { return known }
            let result = try nodes(of: query.segments, from: root)
            absoluteResults[number] = result
            return result
        }
    }

    private mutating func nodes(of segments: [PathSegment], from start: Value) throws(JSONPathFault) -> [Value] {
        var nodes = [start]
        for segment in segments {
            var selected: [Value] = []
            for node in nodes {
                if segment.isDescendant {
                    try selectDescendants(segment.selectors, from: node, into: &selected)
                } else {
                    try select(segment.selectors, from: node, into: &selected)
                }
            }
            nodes = selected
        }
        return nodes
    }

    /// Applies selectors to a value and to all values below it, each before its children.
    private mutating func selectDescendants(
        _ selectors: [PathSelector],
        from start: Value,
        into selected: inout [Value]
    ) throws(JSONPathFault) {
        var unvisited = [start]
        while let node = unvisited.popLast() {
            try select(selectors, from: node, into: &selected)
            let children = node.content.children
            try count(children.count)
            unvisited.append(contentsOf: children.reversed())
        }
    }

    private mutating func select(
        _ selectors: [PathSelector],
        from node: Value,
        into selected: inout [Value]
    ) throws(JSONPathFault) {
        for selector in selectors {
            try count()
            switch selector {
            case .name(let name):
                if let member = node.member(named: name) { selected.append(member) }
            case .wildcard:
                let children = node.content.children
                try count(children.count)
                selected += children
            case .index(let index):
                guard case .array(let elements) = node.content else { continue }
                let position = index < 0 ? index + elements.count : index
                if elements.indices.contains(position) { selected.append(elements[position]) }
            case .slice(let start, let end, let step):
                guard case .array(let elements) = node.content else { continue }
                let positions = PathSlice(start: start, end: end, step: step).positions(count: elements.count)
                try count(positions.count)
                for position in positions { selected.append(elements[position]) }
            case .filter(let expression):
                let children = node.content.children
                try count(children.count)
                for child in children where try isTrue(expression, for: child) { selected.append(child) }
            }
        }
    }

    /// Returns whether a pattern matches a text; an invalid pattern does not match (RFC 9535 §2.4.6).
    mutating func matches(_ text: String, pattern: String, isComplete: Bool) throws(JSONPathFault) -> Bool {
        let key = Array(pattern.utf8)
        let expression: IRegexp?
        if let known = patterns[key] {
            expression = known
        } else {
            expression = IRegexp(pattern)
            patterns.updateValue(expression, forKey: key)
            try count(key.count + (expression?.size ?? 0))
        }
        guard let expression else { return false }
        var remaining = maximumSteps - steps
        let result = expression.matches(text, isComplete: isComplete, remainingSteps: &remaining)
        steps = maximumSteps - remaining
        guard let result else { throw .tooManySteps(limit: maximumSteps) }
        return result
    }
}

/// The bounds of a slice (RFC 9535 §2.3.4.2.2).
struct PathSlice {
    let start: Int?
    let end: Int?
    let step: Int

    func positions(count: Int) -> [Int] {
        guard step != 0, count > 0 else { return [] }
        func normalized(_ index: Int) -> Int { index < 0 ? index + count : index }
        if step > 0 {
            let lower = min(max(normalized(start ?? 0), 0), count)
            let upper = min(max(normalized(end ?? count), 0), count)
            return Array(stride(from: lower, to: upper, by: step))
        }
        let upper = min(max(start.map(normalized) ?? count - 1, -1), count - 1)
        let lower = min(max(end.map(normalized) ?? -1, -1), count - 1)
        return Array(stride(from: upper, to: lower, by: step))
    }
}
