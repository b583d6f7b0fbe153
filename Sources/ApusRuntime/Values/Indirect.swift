/// Stores a property behind a reference, because its type is large or contains the type of the property's owner:
/// `@Indirect var inner: Expression`.
@propertyWrapper
public struct Indirect<Value> {
    private final class Box {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    private var box: Box

    /// The value in the box; setting it makes a new box, so copies stay independent.
    public var wrappedValue: Value {
        get { box.value }
        set { box = Box(newValue) }
    }

    /// Boxes a value.
    public init(wrappedValue: Value) { box = Box(wrappedValue) }
}

// Unchecked, because the compiler cannot see that a box never changes.
extension Indirect: @unchecked Sendable where Value: Sendable {}

extension Indirect: Equatable where Value: Equatable {
    public static func == (left: Indirect, right: Indirect) -> Bool {
        left.box === right.box || left.wrappedValue == right.wrappedValue
    }
}

extension Indirect: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}

extension Indirect: JSONReadable where Value: JSONReadable {
    public init(from json: inout JSONReader) throws { self.init(wrappedValue: try json.read()) }
}

extension Indirect: JSONWritable where Value: JSONWritable {
    public func write(to json: inout JSONWriter) { wrappedValue.write(to: &json) }
}

nonisolated extension JSONReader {
    /// Reads the member `key`; a missing member and `null` are `nil`.
    ///
    /// - Throws: `JSONFault` if the value does not match the type; a fault that was found before.
    public subscript<Value: JSONReadable>(key: StaticString) -> Indirect<Value?> {
        mutating get throws { Indirect(wrappedValue: try self[key]) }
    }
}

nonisolated extension JSONWriter {
    /// Writes a member, unless it is `nil`.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Indirect<Value?>) {
        write(name, value.wrappedValue)
    }
}
