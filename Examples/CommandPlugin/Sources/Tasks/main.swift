import ApusRuntime
import TasksAPI

// Tests pass the URL of the server as an argument. The default is the server of the description.
let server = CommandLine.arguments.dropFirst().first.map { Server($0) } ?? TasksClient.Servers.production
let client = TasksClient(key: "secret", server: server)

let task = try await client.tasks.addTask(body: NewTask(title: "Write the example", state: .open))
print("\(task.id): \(task.title) is \(task.state)")
