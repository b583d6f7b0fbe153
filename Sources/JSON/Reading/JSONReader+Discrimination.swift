/// Tests by which a union selects its case.
nonisolated extension JSONReader {
    /// Whether the value has one of the kinds.
    public func isKind(_ kinds: JSONKind...) -> Bool { kinds.contains(kind) }

    /// Whether the value is a number that is an integer in the range of `Int64`; `1.0` is an integer.
    public var isInteger: Bool {
        guard entry.kind == .number else { return false }
        return (try? Int64(from: self)) != nil
    }

    /// Whether the value is an object whose member `key` is one of the strings.
    public func has(_ key: StaticString, in values: String...) -> Bool {
        string(at: key).map(values.contains) ?? false
    }
}
