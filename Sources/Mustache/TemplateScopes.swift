/// The values in which a template looks up names, and the sections that brought them into scope.
struct TemplateScopes {
    /// The values in scope, innermost last. It contains at least the view.
    private var scopes: [Scope]
    private var loops: [Loop] = []

    init(_ view: TemplateValue) {
        scopes = [Scope(view)]
    }

    /// The innermost value, which `.` denotes.
    var current: TemplateValue { scopes[scopes.count - 1].value }

    /// All values in scope, innermost last.
    var values: [TemplateValue] { scopes.map(\.value) }

    /// The field `key` of the innermost value that has it; nil if no value has it.
    ///
    /// - Parameter summaryBit: The summary bit of `key`.
    func value(of key: TemplateKey, summaryBit: UInt64) -> TemplateValue? {
        var depth = scopes.count - 1
        while depth >= 0 {
            if scopes[depth].summary & summaryBit != 0, let found = scopes[depth].value.field(key) { return found }
            depth -= 1
        }
        return nil
    }

    /// Begins a section: brings the value, or its first element, into scope. Returns false if there is nothing to render.
    mutating func enter(_ value: TemplateValue) -> Bool {
        if case .list(let elements) = value {
            guard let first = elements.first else { return false }
            loops.append(Loop(elements: elements, next: 1))
            scopes.append(Scope(first))
            return true
        }
        guard value.isTruthy else { return false }
        loops.append(Loop(elements: nil, next: 0))
        scopes.append(Scope(value))
        return true
    }

    /// Brings the next element into scope. If there is none, ends the section and returns false.
    mutating func next() -> Bool {
        let innermost = loops.count - 1
        let next = loops[innermost].next
        guard let elements = loops[innermost].elements, next < elements.count else {
            loops.removeLast()
            scopes.removeLast()
            return false
        }
        scopes[scopes.count - 1] = Scope(elements[next])
        loops[innermost].next = next + 1
        return true
    }
}

/// A value in which names are looked up.
private struct Scope {
    let value: TemplateValue
    /// The summary of the object's names; 0 if the value is not an object.
    let summary: UInt64

    init(_ value: TemplateValue) {
        self.value = value
        summary = if case .object(let object) = value { object.summary } else { 0 }
    }
}

/// A section that is being rendered.
private struct Loop {
    /// The elements of the list; nil if the section is over a single value.
    let elements: [TemplateValue]?
    var next: Int
}
