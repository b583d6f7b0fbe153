/// Tests by which a union selects its case.
nonisolated extension JSONReader {
    /// Whether the value has one of the kinds.
    public func isKind(_ kinds: JSONKind...) -> Bool { kinds.contains(kind) }

    /// Whether the value is a number that is an integer in the range of `Int64`; `1.0` is an integer.
    public var isInteger: Bool {
        guard entry.kind == .number else { return false }
        return (try? read(as: Int64.self)) != nil
    }

    /// Whether the value is an array or an object whose elements or member values all pass a test. `null` passes.
    public func allElements(_ test: (JSONReader) -> Bool) -> Bool {
        let isObject = entry.is(.object)
        guard isObject || entry.is(.array) else { return false }
        var position = index + 1
        while position < entry.next {
            if isObject { position += 1 }
            let element = JSONReader(tape: tape, index: position)
            if !element.isNull, !test(element) { return false }
            position = tape.entries[position].next
        }
        return true
    }

    /// Whether the value is an object whose member `key` is one of the strings.
    public func has(_ key: StaticString, in values: String...) -> Bool {
        string(at: key).map(values.contains) ?? false
    }
}
