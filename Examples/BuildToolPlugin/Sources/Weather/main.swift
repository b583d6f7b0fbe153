import ApusRuntime

// The address of the API, for tests; without it the description's own server is called.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? WeatherClient.Servers.production
let client = WeatherClient(server: server)

for reading in try await client.listReadings(station: "Säntis", limit: 2) {
    print("\(reading.celsius) °C")
}
