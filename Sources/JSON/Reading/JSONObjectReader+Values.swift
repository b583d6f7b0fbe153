// Each method reads a member and does not throw. It keeps a fault, returns another value in place of the one that cannot
// be read, and `end()` throws the fault. So the initializer of a model throws in one place, and the compiler emits less
// code for it. A missing member and `null` are `nil` for an optional. A missing member is a fault for every other type.
nonisolated extension JSONObjectReader {
    /// Reads a string.
    public mutating func string(_ key: StaticString) -> String { required(key, else: "") }

    /// Reads a string that may be missing or `null`.
    public mutating func string(_ key: StaticString) -> String? { optional(key) }

    /// Reads `true` or `false`.
    public mutating func boolean(_ key: StaticString) -> Bool { required(key, else: false) }

    /// Reads `true` or `false`, which may be missing or `null`.
    public mutating func boolean(_ key: StaticString) -> Bool? { optional(key) }

    /// Reads an integer.
    public mutating func integer(_ key: StaticString) -> Int { required(key, else: 0) }

    /// Reads an integer that may be missing or `null`.
    public mutating func integer(_ key: StaticString) -> Int? { optional(key) }

    /// Reads an integer of 64 bits.
    public mutating func integer(_ key: StaticString) -> Int64 { required(key, else: 0) }

    /// Reads an integer of 64 bits that may be missing or `null`.
    public mutating func integer(_ key: StaticString) -> Int64? { optional(key) }

    /// Reads a number.
    public mutating func number(_ key: StaticString) -> Double { required(key, else: 0) }

    /// Reads a number that may be missing or `null`.
    public mutating func number(_ key: StaticString) -> Double? { optional(key) }

    /// Reads an array; `null` is an empty one.
    public mutating func array<Element: JSONReadable>(_ key: StaticString) -> [Element] {
        guard let reader = present(key, isRequired: true) else { return [] }
        return kept { try Element.array(from: reader) } ?? []
    }

    /// Reads an array that may be missing or `null`.
    public mutating func array<Element: JSONReadable>(_ key: StaticString) -> [Element]? {
        guard let reader = present(key, isRequired: false) else { return nil }
        return kept { try Element.array(from: reader) }
    }

    /// Reads a map; `null` and an empty array are empty maps.
    public mutating func dictionary<Value: JSONReadable>(_ key: StaticString) -> [String: Value] {
        guard let reader = present(key, isRequired: true) else { return [:] }
        return kept { try [String: Value](from: reader) } ?? [:]
    }

    /// Reads a map that may be missing or `null`.
    public mutating func dictionary<Value: JSONReadable>(_ key: StaticString) -> [String: Value]? {
        guard let reader = present(key, isRequired: false) else { return nil }
        return kept { try [String: Value](from: reader) }
    }

    /// Reads a value of any type that may be missing or `null`. `JSONValue` keeps `null` as `JSONValue.null`.
    public mutating func value<Value: JSONReadable>(_ key: StaticString) -> Value? {
        fault == nil ? optional(key) : nil
    }

    // MARK: -

    @inline(__always)
    private mutating func required<Value: JSONReadable>(_ key: StaticString, else other: Value) -> Value {
        let member = search(key)
        return kept { try Value.member(member) } ?? other
    }

    @inline(__always)
    private mutating func optional<Value: JSONReadable>(_ key: StaticString) -> Value? {
        let member = search(key)
        return kept { try Value?.member(member) } ?? nil
    }

    /// The value of a member; `nil` if it is missing, which is a fault if the member is required, or `null`.
    @inline(__always)
    private mutating func present(_ key: StaticString, isRequired: Bool) -> JSONReader? {
        guard fault == nil else { return nil }
        guard let found = find(key) else {
            if isRequired { keep(missing(key)) }
            return nil
        }
        return tape.entries[found].is(.null) ? nil : JSONReader(tape: tape, index: found)
    }

    /// Reads a value, or keeps the fault.
    @inline(__always)
    private mutating func kept<Value>(_ read: () throws -> Value) -> Value? {
        do {
            return try read()
        } catch {
            keep(error)
            return nil
        }
    }
}
