/// An enum with a case for each kind of content. It selects the content of a request and has no JSON coding.
package struct BodyChoice: Sendable {
    package var name: SwiftName
    /// The cases, in the order of ``BodyPlan/contents``.
    package var caseNames: [SwiftName]

    package init(name: SwiftName, caseNames: [SwiftName]) {
        self.name = name
        self.caseNames = caseNames
    }
}
