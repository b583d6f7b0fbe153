/// Where the records of a run are kept, and what a record must match to be used.
package struct RecordingRequest: Sendable {
    /// The environment's variables, which name the folder of records.
    package var environment: [String: String]
    package var workingFolder: String
    /// Every argument that shapes the files of a client.
    package var arguments: [String]

    package init(environment: [String: String], workingFolder: String, arguments: [String]) {
        self.environment = environment
        self.workingFolder = workingFolder
        self.arguments = arguments
    }
}
