/// The operations of a group that are in one file.
package struct OperationSlice: Sendable, Hashable {
    /// The index of the group in ``ClientPlan/groups``.
    package var group: Int
    /// The indices of the operations in the group, in ascending order.
    package var operations: [Int]
    /// Whether the file declares the group's type.
    package var declaresView: Bool

    package init(group: Int, operations: [Int], declaresView: Bool) {
        self.group = group
        self.operations = operations
        self.declaresView = declaresView
    }
}
