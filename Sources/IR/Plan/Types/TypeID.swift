/// The index of a type in a ``TypeTable``.
package struct TypeID: Sendable, Hashable, Comparable {
    package let index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: TypeID, rhs: TypeID) -> Bool { lhs.index < rhs.index }
}
