// Each method reads a member and does not throw. It keeps a fault and returns another value in place of the one that
// cannot be read; the fault is thrown after the initializer of the model. So the compiler emits less code for it. A missing member and `null` are `nil` for an optional. A missing member is a fault for every other type.
//
// The usual spelling of a scalar is read first, without calling the code of its protocol. The generic methods repeat the
// same few lines: a function for them would return an optional of the result, and finding the metadata of that type takes
// longer than reading a short array.
nonisolated extension JSONReader {
    /// Reads a string.
    public mutating func string(_ key: StaticString) -> String {
        let found = find(key)
        if let found, let value = text(at: found) { return value }
        return required(key, at: found, else: "")
    }

    /// Reads a string that may be missing or `null`.
    public mutating func string(_ key: StaticString) -> String? {
        guard let found = find(key) else { return nil }
        return text(at: found) ?? optional(key, at: found)
    }

    /// Reads `true` or `false`.
    public mutating func boolean(_ key: StaticString) -> Bool {
        let found = find(key)
        if let found, let value = truth(at: found) { return value }
        return required(key, at: found, else: false)
    }

    /// Reads `true` or `false`, which may be missing or `null`.
    public mutating func boolean(_ key: StaticString) -> Bool? {
        guard let found = find(key) else { return nil }
        return truth(at: found) ?? optional(key, at: found)
    }

    /// Reads an integer.
    public mutating func integer(_ key: StaticString) -> Int {
        let found = find(key)
        if let found, let value: Int = shortInteger(at: found) { return value }
        return required(key, at: found, else: 0)
    }

    /// Reads an integer that may be missing or `null`.
    public mutating func integer(_ key: StaticString) -> Int? {
        guard let found = find(key) else { return nil }
        return shortInteger(at: found) ?? optional(key, at: found)
    }

    /// Reads an integer of 64 bits.
    public mutating func integer(_ key: StaticString) -> Int64 {
        let found = find(key)
        if let found, let value: Int64 = shortInteger(at: found) { return value }
        return required(key, at: found, else: 0)
    }

    /// Reads an integer of 64 bits that may be missing or `null`.
    public mutating func integer(_ key: StaticString) -> Int64? {
        guard let found = find(key) else { return nil }
        return shortInteger(at: found) ?? optional(key, at: found)
    }

    /// Reads a number.
    public mutating func number(_ key: StaticString) -> Double { required(key, at: find(key), else: 0) }

    /// Reads a number that may be missing or `null`.
    public mutating func number(_ key: StaticString) -> Double? {
        guard let found = find(key) else { return nil }
        return optional(key, at: found)
    }

    /// Reads an array; `null` is an empty one.
    @inlinable
    @inline(never)
    public mutating func array<Element: JSONReadable>(_ key: StaticString) -> [Element] {
        guard let found = place(of: key, isRequired: true) else { return [] }
        do {
            return try elements(at: found)
        } catch {
            keep(error)
            return []
        }
    }

    /// Reads an array that may be missing or `null`.
    @inlinable
    @inline(never)
    public mutating func array<Element: JSONReadable>(_ key: StaticString) -> [Element]? {
        guard let found = place(of: key, isRequired: false) else { return nil }
        do {
            return try elements(at: found)
        } catch {
            keep(error)
            return nil
        }
    }

    /// Reads a map; `null` and an empty array are empty maps.
    public mutating func dictionary<Value: JSONReadable>(_ key: StaticString) -> [String: Value] {
        guard let found = present(key, isRequired: true) else { return [:] }
        do {
            return try [String: Value].value(at: found, in: tape)
        } catch {
            keep(error)
            return [:]
        }
    }

    /// Reads a map that may be missing or `null`.
    public mutating func dictionary<Value: JSONReadable>(_ key: StaticString) -> [String: Value]? {
        guard let found = present(key, isRequired: false) else { return nil }
        do {
            return try [String: Value].value(at: found, in: tape)
        } catch {
            keep(error)
            return nil
        }
    }

    /// Reads a value of any type that may be missing or `null`. `JSONValue` keeps `null` as `JSONValue.null`.
    public mutating func value<Value: JSONReadable>(_ key: StaticString) -> Value? {
        guard fault == nil, let found = find(key) else { return nil }
        return optional(key, at: found)
    }

    /// Reads a member of any type that is required and may be `null`.
    public mutating func nullable<Value: JSONReadable>(_ key: StaticString) -> Value? {
        guard let found = present(key, isRequired: true) else { return nil }
        return optional(key, at: found)
    }

    /// Reads a member of any type that may be missing or `null`, and keeps the difference.
    public mutating func presence<Value: JSONReadable>(_ key: StaticString) -> Nullable<Value> {
        guard fault == nil, let found = find(key) else { return Nullable(.absent) }
        do {
            return try Nullable.value(at: found, in: tape)
        } catch {
            keep(error)
            return Nullable(.absent)
        }
    }

    /// The entry of a member; `nil` if it is missing, which is a fault if the member is required, or `null`.
    @usableFromInline
    mutating func place(of key: StaticString, isRequired: Bool) -> Int? { present(key, isRequired: isRequired) }

    // MARK: Usual spellings

    /// The value of a string without escapes; `nil` for every other value.
    @inline(__always)
    private func text(at index: Int) -> String? { tape.plainString(of: tape.entries[index]) }

    /// The value of `true` or `false`; `nil` for every other value.
    @inline(__always)
    private func truth(at index: Int) -> Bool? {
        switch tape.entries[index].kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// The value of an integer of at most 18 characters without fraction and exponent; `nil` for every other value.
    @inline(__always)
    private func shortInteger<Value: FixedWidthInteger>(at index: Int) -> Value? {
        tape.shortInteger(of: tape.entries[index]).flatMap { Value(exactly: $0) }
    }

    // MARK: Every spelling

    @inline(never)
    private mutating func required<Value: JSONReadable>(
        _ key: StaticString,
        at index: Int?,
        else other: Value
    ) -> Value {
        do {
            return try JSONMember(tape: tape, object: self.index, index: index ?? 0, name: key).read()
        } catch {
            keep(error)
            return other
        }
    }

    @inline(never)
    private mutating func optional<Value: JSONReadable>(_ key: StaticString, at index: Int) -> Value? {
        do {
            return try JSONMember(tape: tape, object: self.index, index: index, name: key).readOptional()
        } catch {
            keep(error)
            return nil
        }
    }

    /// The entry of a member; `nil` if it is missing, which is a fault if the member is required, or `null`.
    @inline(__always)
    private mutating func present(_ key: StaticString, isRequired: Bool) -> Int? {
        guard fault == nil else { return nil }
        guard let found = find(key) else {
            if isRequired { keep(missing(key)) }
            return nil
        }
        return tape.entries[found].is(.null) ? nil : found
    }
}
