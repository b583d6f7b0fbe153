/// The index of a type in a ``TypeTable``.
public struct TypeID: Sendable, Hashable, Comparable {
    public let index: Int
    package init(_ index: Int) { self.index = index }
    public static func < (lhs: TypeID, rhs: TypeID) -> Bool { lhs.index < rhs.index }
}
