/// A rendered file.
package struct RenderedFile: Sendable, Hashable {
    /// The path relative to the output folder.
    package var name: String
    /// The contents in UTF-8.
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
