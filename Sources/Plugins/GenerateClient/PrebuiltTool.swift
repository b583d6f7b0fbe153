import Foundation

/// The executable of an artifact bundle, which exists before the build.
///
/// An executable that SwiftPM compiles may be missing or out of date when the build is planned.
struct PrebuiltTool {
    private let executable: URL

    /// - Returns: `nil` if the executable is not part of an artifact bundle.
    init?(_ executable: URL) {
        guard executable.pathComponents.contains(where: { $0.hasSuffix(".artifactbundle") }) else { return nil }
        self.executable = executable
    }

    private struct Answer: Decodable {
        let clients: [Client]

        struct Client: Decodable {
            let description: String
            let inputs: [String]
        }
    }

    /// The input files of the only client of a configuration, which are the configuration, the description, and others.
    ///
    /// - Returns: `nil` if the executable reports a fault, or the configuration has several clients. Then the plugin reads
    ///   the configuration, and the build shows the faults.
    func inputs(of configuration: URL) -> [URL]? {
        let process = Process()
        let output = Pipe()
        process.executableURL = executable
        process.arguments = ["dump", "inputs", configuration.path(percentEncoded: false), "--quiet"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let clients = try? JSONDecoder().decode(Answer.self, from: answer).clients, clients.count == 1
        else { return nil }
        return clients[0].inputs.map { URL(filePath: $0).standardized }
    }
}
