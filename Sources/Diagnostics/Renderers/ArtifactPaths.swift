/// Paths of files in annotations. Services that show annotations expect them relative to the root of the repository.
package struct ArtifactPaths: Sendable {
    /// The absolute path of the repository's root; `nil` outside of a repository.
    package let root: String?
    private let convert: @Sendable (String) -> String

    /// - Parameter convert: Returns the path relative to the root for files of the repository, and other paths unchanged.
    package init(root: String?, convert: @escaping @Sendable (String) -> String) {
        self.root = root
        self.convert = convert
    }

    /// Keeps all paths as they are.
    package static let unchanged = ArtifactPaths(root: nil) { $0 }

    /// The path in annotations.
    package func path(_ file: SourceFile) -> String { convert(file.path) }
}
