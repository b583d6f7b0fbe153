/// Operations of one group that are in one file.
package struct OperationSlice: Sendable, Hashable {
    /// The group's index in ``ClientPlan/groups``.
    package var group: Int
    /// Indices in the group's operations, ascending.
    package var operations: [Int]
    /// Whether the view that the operations are methods of is declared here.
    package var declaresView: Bool

    package init(group: Int, operations: [Int], declaresView: Bool) {
        self.group = group
        self.operations = operations
        self.declaresView = declaresView
    }
}
