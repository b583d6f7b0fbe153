import ApusRuntime
import TasksAPI

// The address of the API, for tests; without it the description's own server is called.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? TasksClient.Servers.production
let client = TasksClient(key: "secret", server: server)

let task = try await client.tasks.addTask(body: NewTask(title: "Write the example", state: .open))
print("\(task.id): \(task.title) is \(task.state)")
