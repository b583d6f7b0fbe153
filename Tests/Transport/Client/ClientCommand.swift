import ApusRuntime
import Foundation

/// What the client can be asked to do. Each prints lines of `name: value`, and `done` at last.
enum ClientCommand: String {
    /// `transport`: the transport that is used.
    case transport
    /// `get PATH`, `stream PATH`: one call.
    case get, stream
    /// `cuts WAY COUNT`: a response that ends after 0, 1, … bytes.
    case cuts
    /// `deaths WAY COUNT METHOD`: a connection that dies when it is used again.
    case deaths
    /// `uploads COUNT`: uploads that end in all kinds of ways.
    case uploads
    /// `slow MEGABYTES`: a stream that is read slowly.
    case slow
    /// `download MEGABYTES`: a stream that is read as fast as possible.
    case download
    /// `cancelled COUNT`: downloads that are cancelled.
    case cancelled
    /// `beside COUNT`: calls beside streams that are not read.
    case beside
    /// `leave COUNT`: calls that are running when the process ends.
    case leave
    /// `many COUNT CONCURRENT`: calls, one after the other and at once.
    case many
    /// `models TYPE MEGABYTES RATE COUNT`: calls whose bodies of JSON are read, with the media type `json` or `text`.
    case models
    /// `plain COUNT CONCURRENT`: the same calls on the same transport, but without a connection.
    case plain

    func run(_ client: TransportClient, _ arguments: [String]) async {
        let count = arguments.compactMap { Int($0) }.first ?? 1
        switch self {
        case .transport: print(client.connection.options.transport ?? ClientTransport.default)
        case .get: print(await client.get(arguments[0]))
        case .stream: print(await client.stream(arguments[0]))
        case .cuts: await cuts(client, way: arguments[0], count: count)
        case .deaths: await deaths(client, way: arguments[0], count: count, HTTPMethod(arguments[2]))
        case .uploads: await uploads(client, count: count)
        case .slow: await slow(client, megabytes: count)
        case .download: await download(client, megabytes: count)
        case .cancelled: await cancelled(client, count: count)
        case .beside: await beside(client, count: count)
        case .leave: await leave(client, count: count)
        case .models: await models(client, arguments)
        case .many, .plain:
            let client = client.with { $0.timeout = .seconds(20) }
            let plainCall = self == .plain ? await client.plainCall("/ok/x") : nil
            await many(
                count: count,
                concurrent: Int(arguments[1]) ?? 1,
                plainCall ?? { await client.get("/ok/x") }
            )
        }
        print("done")
    }

    private func tally(_ outcomes: [String]) {
        for (outcome, all) in Dictionary(grouping: outcomes, by: { $0 }).sorted(by: { $0.key < $1.key }) {
            print("\(outcome): \(all.count)")
        }
    }

    private func cuts(_ client: TransportClient, way: String, count: Int) async {
        var outcomes: [String] = []
        for position in 0..<count {
            outcomes.append(await client.get("/cut/\(position)/\(way)"))
            outcomes.append(await client.stream("/cut/\(position)/\(way)"))
        }
        tally(outcomes)
    }

    private func deaths(_ client: TransportClient, way: String, count: Int, _ method: HTTPMethod) async {
        var outcomes: [String] = []
        var twice = 0
        let bodies: [UploadBody?] = [
            nil, .text("small"), .data(Data(count: 200_000)),
            .stream(isRepeatable: true) { ByteStream([Data(count: 1000), Data(count: 1000)]) },
        ]
        for index in 0..<count {
            let name = "\(way)-\(method)-\(index)"
            // Leaves a connection to be used again.
            outcomes.append(await client.get("/ok/warm"))
            if let body = bodies[index % bodies.count] {
                outcomes.append("\(method) " + (await client.send(method, "/die/\(way)/\(name)", body)))
            } else {
                outcomes.append("\(method) " + (await client.send(method, "/die/\(way)/\(name)", .data(Data()))))
            }
            let received = (try? await client.connection.text(client.request(.get, "/count/\(name)"))) ?? ""
            if received != "1" { twice += 1 }
        }
        tally(outcomes)
        print("not received once: \(twice)")
    }

    private func uploads(_ client: TransportClient, count: Int) async {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("apus-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        guard (try? Data(repeating: 65, count: 3_000_000).write(to: file)) != nil else { return print("no file") }
        var outcomes: [String] = []
        for index in 0..<count {
            let body: UploadBody =
                switch index % 3 {
                case 0: .file(file)
                case 1: .data(Data(count: 3_000_000))
                default:
                    .stream { ByteStream(AsyncStream(unfolding: { Task.isCancelled ? nil : Data(count: 50_000) })) }
                }
            let way = ["read", "answer", "rst", "close"][index / 3 % 4]
            let call = Task { await client.send(index % 2 == 0 ? .put : .post, "/early/\(way)/x", body) }
            if way == "read" {
                try? await Task.sleep(for: .microseconds(Int.random(in: 0...4000)))
                call.cancel()
            }
            outcomes.append("\(way): " + (await call.value))
        }
        tally(outcomes)
        print("descriptors: \(Resources.descriptors)")
    }

    private func slow(_ client: TransportClient, megabytes: Int) async {
        print("before: \(Resources.memory("VmHWM"))")
        var count = 0
        do {
            for try await chunk in try await client.connection.stream(
                client.request(.get, "/bytes/\(megabytes << 20)")
            ) {
                count += chunk.count
                try await Task.sleep(for: .milliseconds(1))
            }
        } catch {
            print("error: \(error)")
        }
        print("bytes: \(count)\npeak: \(Resources.memory("VmHWM"))")
    }

    private func download(_ client: TransportClient, megabytes: Int) async {
        let start = ContinuousClock.now
        let outcome = await client.stream("/bytes/\(megabytes << 20)")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(outcome)
        print("megabytes a second: \(Int(Double(megabytes) / seconds))\npeak: \(Resources.memory("VmHWM"))")
    }

    private func models(_ client: TransportClient, _ arguments: [String]) async {
        let client = client.with {
            $0.timeout = .seconds(20)
            $0.maximumResponseBytes = .max
        }
        let path = "/items/\(arguments[1])/\(arguments[2])/\(arguments[0])"
        var best = (time: Double.infinity, processor: Double.infinity)
        for _ in 0..<(Int(arguments[3]) ?? 1) {
            let start = (ContinuousClock.now, Resources.processorTime)
            do {
                let items: [Item] = try await client.connection.json(client.request(.get, path))
                best.time = min(best.time, (ContinuousClock.now - start.0) / .seconds(1))
                best.processor = min(best.processor, Resources.processorTime - start.1)
                if items.last?.name != "a name of usual length" { return print("error: the items are wrong") }
            } catch {
                return print("error: \(error)")
            }
        }
        print("microseconds: \(Int(best.time * 1e6))\nmicroseconds of CPU: \(Int(best.processor * 1e6))")
        print("peak: \(Resources.memory("VmHWM"))")
    }

    private func cancelled(_ client: TransportClient, count: Int) async {
        _ = await client.get("/ok/x")
        let before = Resources.memory("VmRSS")
        var outcomes: [String] = []
        for _ in 0..<count {
            let call = Task { await client.stream("/bytes/\(100 << 20)") }
            try? await Task.sleep(for: .microseconds(Int.random(in: 0...6000)))
            call.cancel()
            outcomes.append(await call.value)
        }
        tally(outcomes)
        try? await Task.sleep(for: .milliseconds(300))
        print("growth: \(Resources.memory("VmRSS") - before)\ndescriptors: \(Resources.descriptors)")
    }

    private func beside(_ client: TransportClient, count: Int) async {
        var streams: [ByteStream] = []
        for _ in 0..<70 {
            guard let stream = try? await client.connection.stream(client.request(.get, "/bytes/\(1 << 30)")) else {
                return print("no stream")
            }
            streams.append(stream)
        }
        try? await Task.sleep(for: .milliseconds(200))
        var outcomes: [String] = []
        for _ in 0..<count { outcomes.append(await client.get("/ok/x")) }
        // The streams live until here.
        print("streams: \(streams.count)")
        tally(outcomes)
    }

    private func leave(_ client: TransportClient, count: Int) async {
        for index in 0..<count {
            Task.detached { await index % 2 == 0 ? client.stream("/bytes/\(1 << 30)") : client.get("/case/silent") }
        }
        try? await Task.sleep(for: .milliseconds(50))
    }

    private func many(count: Int, concurrent: Int, _ call: @escaping @Sendable () async -> String) async {
        for _ in 0..<count / 10 { _ = await call() }
        let before = (Resources.memory("VmRSS"), Resources.descriptors)
        let start = (ContinuousClock.now, Resources.processorTime)
        var outcomes: [String: Int] = [:]
        await withTaskGroup(of: [String: Int].self) { group in
            for _ in 0..<concurrent {
                group.addTask {
                    var outcomes: [String: Int] = [:]
                    for _ in 0..<count / concurrent { outcomes[await call(), default: 0] += 1 }
                    return outcomes
                }
            }
            for await part in group { outcomes.merge(part, uniquingKeysWith: +) }
        }
        let seconds = (ContinuousClock.now - start.0) / .seconds(1)
        let processor = Resources.processorTime - start.1
        for (outcome, count) in outcomes { print("\(outcome): \(count)") }
        print("growth: \(Resources.memory("VmRSS") - before.0)\ndescriptors: \(Resources.descriptors - before.1)")
        print("calls a second: \(Int(Double(count) / seconds))")
        print("nanoseconds of CPU: \(Int(processor / Double(count) * 1e9))")
    }
}

/// One of many values in a body.
private struct Item: JSONReadable {
    var id: Int
    var name: String
    var tags: [String]
    var note: String?

    init(from json: borrowing JSONReader) throws {
        var object = try json.object()
        id = object.integer("id")
        name = object.string("name")
        tags = try object["tags"]
        note = object.string("note")
        try object.end()
    }
}
