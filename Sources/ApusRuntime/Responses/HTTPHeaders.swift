/// The header fields of a request or response, in order; names are compared without regard to case (RFC 9110 §5).
///
/// Values may be secrets: `description` shows names only.
public nonisolated struct HTTPHeaders: Sendable, Hashable, Sequence, ExpressibleByDictionaryLiteral {
    /// One field.
    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All fields, in order.
    public private(set) var fields: [Field]

    /// No fields.
    public init() { fields = [] }

    /// These fields.
    public init(_ fields: [Field]) { self.fields = fields }

    public init(dictionaryLiteral elements: (String, String)...) {
        fields = elements.map { Field($0.0, $0.1) }
    }

    /// The value of a field; for several fields of the name their values joined by `, ` (RFC 9110 §5.3), except those of
    /// `Set-Cookie`, which cannot be joined: the first one. Setting it replaces every field of the name; `nil` removes
    /// them. ``values(of:)`` returns the values one by one.
    public subscript(name: String) -> String? {
        get {
            if HeaderText.equal(name, SetCookieField.name) {
                return fields.first { HeaderText.equal($0.name, name) }?.value
            }
            var found: String?
            for field in fields where HeaderText.equal(field.name, name) {
                found = found.map { $0 + ", " + field.value } ?? field.value
            }
            return found
        }
        set {
            guard let newValue else { return fields.removeAll { HeaderText.equal($0.name, name) } }
            guard let index = fields.firstIndex(where: { HeaderText.equal($0.name, name) }) else {
                return fields.append(Field(name, newValue))
            }
            fields[index].value = newValue
            fields[(index + 1)...].removeAll { HeaderText.equal($0.name, name) }
        }
    }

    /// Adds a field at the end.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name, value))
    }

    /// Reserves space for additional fields.
    mutating func reserve(_ count: Int) { fields.reserveCapacity(count) }

    /// Whether there is a field of the name.
    public func contains(_ name: String) -> Bool {
        fields.contains { HeaderText.equal($0.name, name) }
    }

    /// The values of all fields of the name, in order, not split.
    public func values(of name: String) -> [String] {
        fields.compactMap { HeaderText.equal($0.name, name) ? $0.value : nil }
    }

    public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }

    /// Whether there are no fields.
    public var isEmpty: Bool { fields.isEmpty }

    /// Why the first name or value that cannot be sent is refused, without the value.
    var fault: String? {
        for field in fields {
            if !HeaderText.isToken(field.name) { return "'\(field.name.debugDescription)' is not a header name" }
            if !HeaderText.isValue(field.value) { return "the value of header '\(field.name)' has control characters" }
        }
        return nil
    }
}

nonisolated extension HTTPHeaders: CustomStringConvertible, CustomReflectable {
    public var description: String { fields.map(\.name).joined(separator: ", ") }
    public var customMirror: Mirror { Mirror(self, children: fields.map { ($0.name, "…") }) }
}
