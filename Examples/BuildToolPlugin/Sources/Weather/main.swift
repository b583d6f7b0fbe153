import ApusRuntime

// Tests pass the URL of the server as an argument. The default is the server of the description.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? WeatherClient.Servers.production
let client = WeatherClient(server: server)

for reading in try await client.listReadings(station: "Säntis", limit: 2) {
    print("\(reading.celsius) °C")
}
