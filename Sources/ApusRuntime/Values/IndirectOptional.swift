/// Stores an optional property behind a reference, because its type is large or contains the type of the property's owner:
/// `@IndirectOptional var next: Node?`.
@propertyWrapper
public struct IndirectOptional<Value> {
    private final class Box {
        let value: Value
        init(_ value: Value) { self.value = value }
    }

    /// `nil` needs no memory of its own.
    private var box: Box?

    /// The value in the box; setting it makes a new box, so copies stay independent.
    public var wrappedValue: Value? {
        get { box?.value }
        set { box = newValue.map(Box.init) }
    }

    /// Boxes a value.
    public init(wrappedValue: Value?) { box = wrappedValue.map(Box.init) }
}

// Unchecked, because the compiler cannot see that a box never changes.
extension IndirectOptional: @unchecked Sendable where Value: Sendable {}

extension IndirectOptional: Equatable where Value: Equatable {
    public static func == (left: IndirectOptional, right: IndirectOptional) -> Bool {
        left.box === right.box || left.wrappedValue == right.wrappedValue
    }
}

extension IndirectOptional: Hashable where Value: Hashable {
    public func hash(into hasher: inout Hasher) { wrappedValue.hash(into: &hasher) }
}
