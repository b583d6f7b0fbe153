import ApusRuntime
import Foundation

/// Runs the jobs of a file and prints a line of JSON for each answer of each job.
///
/// A line goes out as soon as it is complete, so that the reader knows which job ended the process.
public struct LiveProgram<Client: Sendable>: Sendable {
    /// Makes one call; the first argument is its name.
    public typealias Call = @Sendable (String, Client, LiveArguments) async throws -> any Sendable

    private let client: @Sendable (ClientOptions) -> Client
    private let call: Call

    public init(client: @escaping @Sendable (ClientOptions) -> Client, call: @escaping Call) {
        self.client = client
        self.call = call
    }

    public func run() async {
        guard CommandLine.arguments.count == 2,
            let text = try? String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
        else {
            FileHandle.standardError.write(Data("usage: program JOBS\n".utf8))
            exit(2)
        }
        let recorder = LiveRecorder()
        var options = ClientOptions(transport: recorder.transport)
        options.retry = .none
        let client = client(options)
        for line in text.utf8.split(separator: 10) {
            do {
                await run(try LiveJob(line: Data(line)), client, recorder)
            } catch {
                print(LiveText.object(["fault": LiveText.quoted("\(error)")]))
            }
        }
    }

    private func run(_ job: LiveJob, _ client: Client, _ recorder: LiveRecorder) async {
        for (index, answer) in job.answers.enumerated() {
            recorder.prepare(answer)
            var outcome: String
            var isFailure = false
            do {
                outcome = await LiveText.result(try await call(job.call, client, job.arguments))
            } catch {
                outcome = LiveText.error(error)
                isFailure = true
            }
            let requests = index == 0 ? "[\(recorder.sent.joined(separator: ","))]" : nil
            let line = LiveText.object([
                "id": LiveText.quoted(job.id), "answer": String(index), "requests": requests,
                isFailure ? "error" : "result": outcome,
            ])
            FileHandle.standardOutput.write(Data((line + "\n").utf8))
        }
    }
}
