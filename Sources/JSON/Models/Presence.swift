/// The state of a member of an object: missing, `null`, or a value.
public nonisolated enum Presence<Value> {
    /// The object has no such member.
    case absent

    /// The member is `null`.
    case null

    /// The member has a value other than `null`.
    case value(Value)

    /// The value, if there is one.
    public var value: Value? { if case .value(let value) = self { value } else { nil } }
}

nonisolated extension Presence: Equatable where Value: Equatable {}
nonisolated extension Presence: Hashable where Value: Hashable {}
nonisolated extension Presence: Sendable where Value: Sendable {}

/// An optional property that distinguishes a missing member from `null`.
///
/// `patch.$limit = .null` sends `null`; `patch.limit = nil` omits the member.
@propertyWrapper
public struct Nullable<Value> {
    /// The state of the member.
    public var projectedValue: Presence<Value>

    /// The value, if there is one; setting `nil` makes the member absent.
    public var wrappedValue: Value? {
        get { projectedValue.value }
        set { projectedValue = newValue.map(Presence.value) ?? .absent }
    }

    /// Creates an absent member.
    public init() { projectedValue = .absent }

    /// Creates a member with a value; `nil` creates an absent member.
    public init(wrappedValue: Value?) { projectedValue = wrappedValue.map(Presence.value) ?? .absent }

    /// Creates a member in the given state.
    public init(_ presence: Presence<Value>) { projectedValue = presence }

    /// Creates a member in the given state; Swift calls this initializer for wrapped parameters.
    public init(projectedValue: Presence<Value>) { self.projectedValue = projectedValue }
}

extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}
extension Nullable: Sendable where Value: Sendable {}

extension Nullable: JSONReadable where Value: JSONReadable {
    /// Reads a member that is present; `null` is kept as ``Presence/null``.
    public init(from json: inout JSONReader) throws {
        projectedValue = json.isNull ? .null : .value(try Value.value(at: json.index, in: json.tape))
    }
}

extension Nullable: JSONWritable where Value: JSONWritable {
    /// Writes the value. An absent value is written as `null`, because a value cannot be omitted here.
    public func write(to json: inout JSONWriter) {
        if case .value(let value) = projectedValue { value.write(to: &json) } else { json.writeNull() }
    }
}
