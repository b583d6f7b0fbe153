/// A media type of a response that the client does not request, for documentation.
package struct DocumentedMedia: Sendable {
    package var name: String
    package var examples: [ExamplePlan]

    package init(name: String, examples: [ExamplePlan] = []) {
        self.name = name
        self.examples = examples
    }
}
