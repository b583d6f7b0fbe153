/// A rendered file: its name below the output folder, and its text.
package struct RenderedFile: Sendable, Hashable {
    package var name: String
    /// UTF-8.
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
