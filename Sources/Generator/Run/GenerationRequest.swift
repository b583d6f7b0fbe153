import ApusDiagnostics

/// What a run generates: the door between the command line and the generator.
package struct GenerationRequest: Sendable {
    package var configuration: Configuration
    /// What was wrong in the configuration's file.
    package var configurationDiagnostics: Diagnostics
    package var scope: OutputScope
    /// The description that stands in for a file, when it comes through a pipe.
    package var piped: PipedDescription?
    /// Whether a warning prevents that files are written.
    package var isStrict: Bool
    /// `nil`: every client is generated, and nothing is recorded.
    package var recording: RecordingRequest?

    package init(
        configuration: Configuration,
        configurationDiagnostics: Diagnostics = Diagnostics(),
        scope: OutputScope = .everything,
        piped: PipedDescription? = nil,
        isStrict: Bool = false,
        recording: RecordingRequest? = nil
    ) {
        self.configuration = configuration
        self.configurationDiagnostics = configurationDiagnostics
        self.scope = scope
        self.piped = piped
        self.isStrict = isStrict
        self.recording = recording
    }
}
