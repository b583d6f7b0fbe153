// Members of the types that most properties have, beside `write(_:_:)` for any type: they need no witness, so a call is
// shorter. An optional that is `nil` is omitted.
nonisolated extension JSONWriter {
    /// Writes a member that is a string.
    public mutating func string(_ name: StaticString, _ value: String) {
        guard isOpen else { return }
        key(name)
        write(string: value)
    }

    /// Writes a member that is a string, unless it is `nil`.
    public mutating func string(_ name: StaticString, _ value: String?) {
        if let value { string(name, value) }
    }

    /// Writes a member that is `true` or `false`.
    public mutating func boolean(_ name: StaticString, _ value: Bool) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member that is `true` or `false`, unless it is `nil`.
    public mutating func boolean(_ name: StaticString, _ value: Bool?) {
        if let value { boolean(name, value) }
    }

    /// Writes a member that is an integer.
    public mutating func integer(_ name: StaticString, _ value: Int) { integer(name, Int64(value)) }

    /// Writes a member that is an integer, unless it is `nil`.
    public mutating func integer(_ name: StaticString, _ value: Int?) {
        if let value { integer(name, Int64(value)) }
    }

    /// Writes a member that is an integer of 64 bits.
    public mutating func integer(_ name: StaticString, _ value: Int64) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member that is an integer of 64 bits, unless it is `nil`.
    public mutating func integer(_ name: StaticString, _ value: Int64?) {
        if let value { integer(name, value) }
    }

    /// Writes a member that is a number. Infinity and NaN are faults; see ``finish()``.
    public mutating func number(_ name: StaticString, _ value: Double) {
        guard isOpen else { return }
        key(name)
        write(value)
    }

    /// Writes a member that is a number, unless it is `nil`.
    public mutating func number(_ name: StaticString, _ value: Double?) {
        if let value { number(name, value) }
    }

    /// Writes a member that is an array.
    public mutating func array<Element: JSONWritable>(_ name: StaticString, _ value: [Element]) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member that is an array, unless it is `nil`.
    public mutating func array<Element: JSONWritable>(_ name: StaticString, _ value: [Element]?) {
        if let value { array(name, value) }
    }

    /// Writes a member that is a map, sorted by name.
    public mutating func dictionary<Value: JSONWritable>(_ name: StaticString, _ value: [String: Value]) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member that is a map, sorted by name, unless it is `nil`.
    public mutating func dictionary<Value: JSONWritable>(_ name: StaticString, _ value: [String: Value]?) {
        if let value { dictionary(name, value) }
    }

    /// Writes a member of any type, unless it is `nil`.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        if let value { write(name, value) }
    }

    /// Writes a member of any type, unless it is absent.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Nullable<Value>) {
        switch value.projectedValue {
        case .absent: break
        case .null: writeNullable(name, Value?.none)
        case .value(let value): write(name, value)
        }
    }
}
