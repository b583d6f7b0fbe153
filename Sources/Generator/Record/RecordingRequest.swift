/// The settings for records of a run.
package struct RecordingRequest: Sendable {
    /// The environment variables, which determine the folder of records.
    package var environment: [String: String]
    package var workingFolder: String
    /// The command and all arguments that affect the files of a client. A record is used only for equal arguments.
    package var arguments: [String]

    package init(environment: [String: String], workingFolder: String, arguments: [String]) {
        self.environment = environment
        self.workingFolder = workingFolder
        self.arguments = arguments
    }
}
