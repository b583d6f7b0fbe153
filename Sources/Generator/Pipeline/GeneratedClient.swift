import ApusDiagnostics
import ApusExampleCheck
import ApusFiles
import ApusPlan
import ApusSpecParser

/// The result of generating one client.
package struct GeneratedClient: Sendable {
    package var configuration: ClientConfiguration
    /// The path of the description's root file.
    package var description: String
    package var diagnostics: Diagnostics
    package var plan: ClientPlan?
    /// The paths of all files that the description consists of. The root file is first.
    package var inputs: [String] = []
    /// The source files; `nil` if the diagnostics contain an error.
    package var files: [RenderedFile]?
    /// The file that lists the description's examples, if the configuration asks for it.
    package var examples: RenderedFile?
    /// The description's examples, if they were checked.
    package var exampleSites: [ExampleSite] = []
    /// The faults of the description's examples, if they were checked.
    package var exampleFindings: [ExampleFinding] = []
    /// The reference pages, if the configuration asks for them.
    package var documentation: [DocumentationOutput] = []
    /// The other files of a package (manifest, runtime, README, tests), if the configuration asks for a package.
    package var package: [PackageOutput] = []
    /// The parsed description. Kept alive because freeing its roughly 100,000 objects would delay rendering.
    package var document: Document?
    /// The duration of each stage, in the order in which the stages ran.
    package var timings: [(stage: Stage, duration: Duration)] = []

    init(configuration: ClientConfiguration, description: String, diagnostics: Diagnostics) {
        self.configuration = configuration
        self.description = description
        self.diagnostics = diagnostics
    }
}

/// The reference pages of a client and their folder, which is relative to the configuration's folder.
package struct DocumentationOutput: Sendable {
    package var folder: String
    package var files: [RenderedFile]
}
