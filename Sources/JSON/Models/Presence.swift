/// Whether a member of an object is missing, `null`, or there.
public enum Presence<Value> {
    /// The object has no such member.
    case absent

    /// The member is `null`.
    case null

    /// The member has a value.
    case value(Value)

    /// The value, if there is one.
    public var value: Value? { if case .value(let value) = self { value } else { nil } }
}

extension Presence: Equatable where Value: Equatable {}
extension Presence: Hashable where Value: Hashable {}
extension Presence: Sendable where Value: Sendable {}

/// An optional property that also knows whether its `nil` means a missing member or `null`.
///
/// `patch.$limit = .null` sends `null`; setting the property itself to `nil` leaves the member out.
@propertyWrapper
public struct Nullable<Value> {
    /// Missing, `null`, or there.
    public var projectedValue: Presence<Value>

    /// The value, if there is one; setting `nil` makes the member absent.
    public var wrappedValue: Value? {
        get { projectedValue.value }
        set { projectedValue = newValue.map(Presence.value) ?? .absent }
    }

    /// An absent member.
    public init() { projectedValue = .absent }

    /// A member with a value, or an absent one.
    public init(wrappedValue: Value?) { projectedValue = wrappedValue.map(Presence.value) ?? .absent }

    /// A member in the given state.
    public init(_ presence: Presence<Value>) { projectedValue = presence }

    /// A member in the given state, for parameters with this wrapper.
    public init(projectedValue: Presence<Value>) { self.projectedValue = projectedValue }
}

extension Nullable: Equatable where Value: Equatable {}
extension Nullable: Hashable where Value: Hashable {}
extension Nullable: Sendable where Value: Sendable {}

extension Nullable: JSONReadable where Value: JSONReadable {
    /// Reads a member that is there.
    public init(from json: borrowing JSONReader) throws {
        projectedValue = json.isNull ? .null : .value(try Value(from: json))
    }

    /// A missing member is absent.
    public static func member(_ member: JSONMember) throws -> Nullable {
        guard let value = member.value else { return Nullable() }
        return try Nullable(from: value)
    }
}

extension Nullable: JSONWritable where Value: JSONWritable {
    /// Writes the value, or `null` where a member cannot be left out.
    public func write(to json: inout JSONWriter) {
        if case .value(let value) = projectedValue { value.write(to: &json) } else { json.writeNull() }
    }

    /// Leaves out an absent member.
    public func writeMember(_ name: StaticString, to json: inout JSONWriter) {
        if case .absent = projectedValue { return }
        json.key(name)
        write(to: &json)
    }
}
