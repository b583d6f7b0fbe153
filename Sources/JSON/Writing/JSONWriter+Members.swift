// Overloads of `write(_:_:)` for the types that most members have.
//
// They do what the general method does. With them, a call needs no metadata and no conformance of an optional or an array, so
// that the compiler emits less code for each model.

nonisolated extension JSONWriter {
    /// Writes a member of an object.
    public mutating func write(_ name: StaticString, _ value: String) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write(_ name: StaticString, _ value: String?) {
        if let value { write(name, value) }
    }

    /// Writes a member of an object.
    public mutating func write(_ name: StaticString, _ value: Bool) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write(_ name: StaticString, _ value: Bool?) {
        if let value { write(name, value) }
    }

    /// Writes a member of an object.
    public mutating func write(_ name: StaticString, _ value: Int) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write(_ name: StaticString, _ value: Int?) {
        if let value { write(name, value) }
    }

    /// Writes a member of an object.
    public mutating func write(_ name: StaticString, _ value: Double) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write(_ name: StaticString, _ value: Double?) {
        if let value { write(name, value) }
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        if let value, isOpen { value.writeMember(name, to: &self) }
    }

    /// Writes a member of an object.
    public mutating func write<Element: JSONWritable>(_ name: StaticString, _ elements: [Element]) {
        guard isOpen else { return }
        key(name)
        elements.write(to: &self)
    }

    /// Writes a member of an object. Omits `nil`.
    public mutating func write<Element: JSONWritable>(_ name: StaticString, _ elements: [Element]?) {
        if let elements { write(name, elements) }
    }
}
