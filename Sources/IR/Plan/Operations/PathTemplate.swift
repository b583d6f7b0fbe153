/// A path with its parameters, `/api/v2/segments/{projKey}`.
package struct PathTemplate: Sendable, Hashable {
    /// As spelled in the description, braces included.
    package var text: String
    package init(_ text: String) { self.text = text }
}
