import ApusRuntime
import LaunchDarklyAPI

// The address of the API, for tests; without it the description's own server is called.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? LaunchDarklyClient.Servers.commercialService
let client = LaunchDarklyClient(apiKey: "api-123abc", server: server)

let segment = try await client.segments.getSegment(projKey: "web", envKey: "production", key: "beta")
print("\(segment.key): \(segment.name)")
