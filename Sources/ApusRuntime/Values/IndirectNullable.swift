/// `Nullable` for a property whose type is large, or contains the type of the property's owner: the value is behind a
/// reference.
@propertyWrapper
public struct IndirectNullable<Value> {
    /// Only a value needs memory of its own.
    fileprivate enum Box {
        case absent
        case null
        indirect case value(Value)

        init(_ presence: Presence<Value>) {
            switch presence {
            case .absent: self = .absent
            case .null: self = .null
            case .value(let value): self = .value(value)
            }
        }
    }

    private var box: Box

    /// Absent, `null`, or a value.
    public var projectedValue: Presence<Value> {
        get {
            switch box {
            case .absent: .absent
            case .null: .null
            case .value(let value): .value(value)
            }
        }
        set { box = Box(newValue) }
    }

    /// The value; setting `nil` leaves the member out.
    public var wrappedValue: Value? {
        get { projectedValue.value }
        set { projectedValue = newValue.map(Presence.value) ?? .absent }
    }

    /// A value, or nothing at all.
    public init(wrappedValue: Value?) {
        box = wrappedValue.map(Box.value) ?? .absent
    }

    /// Absent, `null`, or a value.
    public init(_ presence: Presence<Value>) { box = Box(presence) }
}

extension IndirectNullable.Box: Sendable where Value: Sendable {}
extension IndirectNullable: Sendable where Value: Sendable {}

extension IndirectNullable: Equatable where Value: Equatable {
    public static func == (left: IndirectNullable, right: IndirectNullable) -> Bool {
        left.projectedValue == right.projectedValue
    }
}

extension IndirectNullable: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) { hasher.combine(projectedValue) }
}

extension IndirectNullable: JSONReadable where Value: JSONReadable {
    /// Reads a member that is present.
    public init(from json: inout JSONReader) throws {
        self.init(try Nullable<Value>(from: &json).projectedValue)
    }
}

extension IndirectNullable: JSONWritable where Value: JSONWritable {
    /// Writes the value, or `null` where a member cannot be omitted.
    public func write(to json: inout JSONWriter) { Nullable(projectedValue).write(to: &json) }
}

nonisolated extension JSONReader {
    /// Reads a member of any type that may be missing or `null`, and keeps the difference.
    public mutating func presence<Value: JSONReadable>(_ key: StaticString) -> IndirectNullable<Value> {
        let value: Nullable<Value> = presence(key)
        return IndirectNullable(value.projectedValue)
    }
}

nonisolated extension JSONWriter {
    /// Writes a member of any type, unless it is absent.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: IndirectNullable<Value>) {
        write(name, Nullable(value.projectedValue))
    }
}
