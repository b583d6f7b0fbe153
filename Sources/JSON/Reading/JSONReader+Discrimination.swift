/// What a union asks of a value to find its case.
extension JSONReader {
    /// Whether the value is of one of the kinds.
    public func isKind(_ kinds: JSONKind...) -> Bool { kinds.contains(kind) }

    /// Whether the value is a number without a fraction, however it is spelled.
    public var isInteger: Bool {
        guard entry.kind == .number else { return false }
        return (try? Int64(from: self)) != nil
    }

    /// Whether the value is an object with one of the strings in its member `key`.
    public func has(_ key: StaticString, in values: String...) -> Bool {
        string(at: key).map(values.contains) ?? false
    }
}
