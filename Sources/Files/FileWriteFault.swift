/// A file can't be written.
package struct FileWriteFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    /// The system's reason, in lower case.
    package let reason: String

    package var description: String {
        "can't write '\(path)', \(reason): check the permissions of its folder and the free disk space"
    }
}
