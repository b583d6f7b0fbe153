import ApusRuntime
import LaunchDarklyAPI

// Tests pass the URL of the server as an argument. The default is the server of the description.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? LaunchDarklyClient.Servers.commercial
let client = LaunchDarklyClient(apiKey: "api-123abc", server: server)

let segment = try await client.segments.getSegment(projKey: "web", envKey: "production", key: "beta")
print("\(segment.key): \(segment.name)")
