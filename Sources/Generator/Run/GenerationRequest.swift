import ApusDiagnostics

/// The input of a run, which the command line passes to the generator.
package struct GenerationRequest: Sendable {
    package var configuration: Configuration
    /// The faults of the configuration file.
    package var configurationDiagnostics: Diagnostics
    package var scope: OutputScope
    /// The description, if it is read from a pipe.
    package var piped: PipedDescription?
    /// Whether warnings prevent writing files.
    package var isStrict: Bool
    /// The settings for records; `nil` if records are neither read nor written.
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
