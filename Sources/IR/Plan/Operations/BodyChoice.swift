/// An enum with a case for each kind of content, nested in the group's type: not JSON, only a choice.
package struct BodyChoice: Sendable {
    package var name: SwiftName
    /// Same order as ``BodyPlan/contents``.
    package var caseNames: [SwiftName]

    package init(name: SwiftName, caseNames: [SwiftName]) {
        self.name = name
        self.caseNames = caseNames
    }
}
