/// A path with its parameters: `/api/v2/segments/{projKey}`.
package struct PathTemplate: Sendable, Hashable {
    /// The path as spelled in the description, including the braces.
    package var text: String
    package init(_ text: String) { self.text = text }
}
