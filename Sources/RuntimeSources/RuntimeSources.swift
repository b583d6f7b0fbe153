/// The Swift files that a generated client is compiled with, as they were when Apus was built.
package enum RuntimeSources {
    /// Paths below the repository's `Sources`, and texts.
    package static let all = embeddedSources
}
