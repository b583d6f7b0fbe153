import ApusTestSupport
import Foundation
import Testing

@testable import ApusRuntime

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Bodies larger than what may be held in memory.
@Suite("large bodies", .serialized)
struct LargeBodyTests {
    private static let size: Int64 = 400 << 20
    /// What a transfer may take, in bytes: far less than the body, and more than other tests need at the same time.
    /// A sanitizer keeps notes on all memory that was ever used: nothing can be said of it then.
    private static let allowance: Int64 =
        ProcessInfo.processInfo.environment["APUS_SANITIZED"] == nil ? 160 << 20 : .max

    private func connection(_ server: LoopbackServer) -> APIConnection {
        var options = ClientOptions()
        options.retry = .none
        return APIConnection(server: Server(server.url), options: options)
    }

    /// Runs `body` and gives how much more memory the process had at most.
    private func growth(_ body: () async throws -> Void) async throws -> Int64 {
        let before = ResidentMemory.current
        let peak = Locked(before)
        let watch = Task {
            while !Task.isCancelled {
                peak.access { $0 = max($0, ResidentMemory.current) }
                try await Task.sleep(for: .milliseconds(5))
            }
        }
        defer { watch.cancel() }
        try await body()
        return max(peak.current, ResidentMemory.current) - before
    }

    @Test("an upload from disk, and a form with the file in it, in constant memory")
    func upload() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let url = try folder.write(repeating: 7, count: Self.size, to: "large")
        let server = try LoopbackServer(options: LoopbackServer.Options(bodies: .digested), replies: .status(204))
        var request = APIRequest("op", .post, "/upload")
        request.binary(.file(url), "image/png")
        let whole = request
        let direct = try await growth { try await connection(server).empty(whole) }
        var form = MultipartForm()
        form.field("name", "x")
        form.file("file", UploadFile(contentsOf: url))
        var multipart = APIRequest("op", .post, "/upload")
        multipart.multipart(form)
        let parts = multipart
        let inForm = try await growth { try await connection(server).empty(parts) }
        let sent = server.requests
        #expect(sent.first?.digest == BodyDigest(repeating: 7, count: Self.size))
        #expect(
            sent.first?.header("Content-Length") == "\(Self.size)" && sent.first?.header("Content-Type") == "image/png"
        )
        #expect((sent.last?.digest.length ?? 0) > Self.size)
        print("upload of \(Self.size >> 20) MB: \(direct >> 20) MB more, in a form \(inForm >> 20) MB more")
        #expect(direct < Self.allowance && inForm < Self.allowance)
        await server.stop()
    }

    @Test("a download to disk in constant memory")
    func download() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = folder.url.appendingPathComponent("download")
        try Data("old".utf8).write(to: target)
        let server = try LoopbackServer(replies: .repeated(9, count: Self.size))
        let connection = connection(server)
        let growth = try await growth { try await connection.download(APIRequest("op", .get, "/"), to: target) }
        print("download of \(Self.size >> 20) MB: \(growth >> 20) MB more")
        #expect(try BodyDigest(contentsOf: target) == BodyDigest(repeating: 9, count: Self.size))
        #expect(growth < Self.allowance)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["download"])
        await server.stop()
    }

    @Test("what a method of a client returns can go to a file or be read bit by bit instead")
    func captured() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = folder.url.appendingPathComponent("export")
        let server = try LoopbackServer(
            replies: .repeated(9, count: Self.size),
            .repeated(9, count: 100_000),
            .json(404, #"{"code":"gone"}"#)
        )
        let client = TestClient(connection(server))
        let growth = try await growth {
            // It returns a `String`; not a byte of it is read as one.
            let response = try await client.download(to: target) { try await $0.call() }
            #expect(response.status == 200 && response.body.isEmpty)
        }
        #expect(try BodyDigest(contentsOf: target) == BodyDigest(repeating: 9, count: Self.size))
        #expect(growth < Self.allowance)
        let (bytes, response) = try await client.bytes { try await $0.call() }
        #expect(try await bytes.collect() == Data(repeating: 9, count: 100_000))
        #expect(response.status == 200)
        let error = await #expect(throws: APIError.self) {
            try await client.download(to: target) { try await $0.call() }
        }
        #expect(error?.payload(as: [String: String].self) == ["code": "gone"])
        await #expect(throws: APIError.self) { try await client.download(to: target) { _ in 1 } }
        #expect(try BodyDigest(contentsOf: target) == BodyDigest(repeating: 9, count: Self.size))
        await server.stop()
    }

    @Test("an upload that is cancelled leaves nothing, no temporary file either", arguments: [false, true])
    func cancelledUpload(isForm: Bool) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let url = try folder.write(repeating: 7, count: Self.size, to: "large")
        let before = Self.temporaryFiles
        // Nothing is read, so that the sender waits when it is cancelled: FoundationNetworking ends the process when a piece
        // of a file is read for a task that has just ended.
        let server = try LoopbackServer(options: LoopbackServer.Options(bodies: .unread), replies: .silence)
        var request = APIRequest("op", .post, "/upload")
        if isForm {
            var form = MultipartForm()
            form.file("file", UploadFile(contentsOf: url))
            request.multipart(form)
        } else {
            request.binary(.file(url))
        }
        let connection = connection(server)
        let upload = request
        let task = Task { try await connection.empty(upload) }
        try await Task.sleep(for: .milliseconds(isForm ? 800 : 300))
        let spooled = Self.temporaryFiles.subtracting(before)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        // Those of other processes end, too, so every one that was seen must go.
        for _ in 0..<500 where !Self.temporaryFiles.isDisjoint(with: spooled) {
            try await Task.sleep(for: .milliseconds(20))
        }
        #expect(Self.temporaryFiles.isDisjoint(with: spooled))
        await server.stop()
    }

    /// What bodies are spooled to.
    private static var temporaryFiles: Set<String> {
        let names = try? FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        return Set((names ?? []).filter { $0.hasPrefix("apus-") && UUID(uuidString: String($0.dropFirst(5))) != nil })
    }

    @Test("who reads a stream can make other calls while the server goes on")
    func otherCalls() async throws {
        let server = try LoopbackServer { $0.path == "/large" ? .repeated(9, count: 40 << 20) : .json("1") }
        let connection = connection(server).with { $0.timeout = .seconds(20) }
        var read = 0
        for try await chunk in try await connection.stream(APIRequest("op", .get, "/large")) {
            if read < 1 << 20 {
                // Until the buffer of the reader is full.
                if read == 0 { try await Task.sleep(for: .milliseconds(300)) }
                let one: Int = try await connection.json(APIRequest("op", .get, "/small"))
                #expect(one == 1)
            }
            read += chunk.count
            #expect(chunk.allSatisfy { $0 == 9 })
        }
        #expect(read == 40 << 20)
        await server.stop()
    }

    @Test("a slow reader costs no memory, is not blamed for it, and can leave")
    func slowReader() async throws {
        let server = try LoopbackServer(
            replies: .repeated(9, count: 2 * Self.size).cut(afterBody: Self.size, by: .silence),
            .repeated(9, count: Self.size)
        )
        let connection = connection(server).with { $0.timeout = .seconds(1) }
        var read: Int64 = 0
        let growth = try await growth {
            var chunks = try await connection.stream(APIRequest("op", .get, "/")).makeAsyncIterator()
            try await Task.sleep(for: .milliseconds(1500))
            for _ in 0..<3 { read += Int64(try await chunks.next()?.count ?? 0) }
        }
        #expect(read > 0 && growth < Self.allowance)
        #expect(await server.isLeft())
        let whole = try await connection.stream(APIRequest("op", .get, "/"))
        var isFirst = true
        read = 0
        for try await chunk in whole {
            if isFirst { try await Task.sleep(for: .milliseconds(1500)) }
            isFirst = false
            read += Int64(chunk.count)
        }
        #expect(read == Self.size)
        await server.stop()
    }

    @Test("a download that fails leaves the old file and nothing else")
    func failedDownload() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let target = folder.url.appendingPathComponent("file")
        try Data("old".utf8).write(to: target)
        let server = try LoopbackServer(
            replies: .repeated(9, count: 1 << 20).cut(afterBody: 1000, by: .close),
            .json(404, "{}")
        )
        for _ in 0..<2 {
            await #expect(throws: APIError.self) {
                try await connection(server).download(APIRequest("op", .get, "/"), to: target)
            }
        }
        #expect(try Data(contentsOf: target) == Data("old".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file"])
        await server.stop()
    }

    @Test("a small form from memory and file, byte for byte")
    func form() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let file = folder.url.appendingPathComponent("a.txt")
        try Data("content".utf8).write(to: file)
        let server = try LoopbackServer(replies: .status(204))
        var form = MultipartForm(boundary: "b")
        form.file("f", UploadFile(contentsOf: file, contentType: "text/plain"))
        var request = APIRequest("op", .post, "/")
        request.multipart(form)
        try await connection(server).with { $0.contentType = "application/json" }.empty(request)
        let sent = try #require(server.requests.first)
        #expect(sent.header("Content-Type") == "multipart/form-data; boundary=b")
        #expect(
            sent.bodyText == "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\ncontent\r\n--b--\r\n"
        )
        await server.stop()
    }

    @Test("a stream is sent, and a file that is not there is an error")
    func stream() async throws {
        let server = try LoopbackServer(replies: .status(204))
        var request = APIRequest("op", .put, "/")
        request.binary(.stream { ByteStream([Data("a".utf8), Data("bc".utf8)]) })
        try await connection(server).empty(request)
        #expect(server.requests.first?.bodyText == "abc")
        var missing = APIRequest("op", .put, "/")
        missing.binary(.file(URL(fileURLWithPath: "/nowhere/at/all")))
        let error = await #expect(throws: APIError.self) { try await connection(server).empty(missing) }
        #expect(error?.description.contains("does not exist") == true)
        await server.stop()
    }

    @Test("events over the network, split at every byte, as they come")
    func events() async throws {
        let server = try LoopbackServer(
            replies: .serverSentEvents("data: {\"n\":1}\r\n\r\ndata: {\"n\":2}\n\n", splitEvery: 1)
        )
        let stream: EventStream<[String: Int]> = try await connection(server).events(APIRequest("op", .get, "/"))
        var numbers: [Int?] = []
        for try await event in stream { numbers.append(event["n"]) }
        #expect(numbers == [1, 2])
        await server.stop()
    }

    @Test("an event is there before the next one is sent, and leaving the loop ends the transfer")
    func liveEvents() async throws {
        let server = try LoopbackServer(
            replies: .stream(type: "text/event-stream") { sink in
                var number = 0
                while true {
                    number += 1
                    try await sink.write("data: \(number)\n\n")
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
        )
        let connection = connection(server)
        do {
            let stream: EventStream<Int> = try await connection.events(APIRequest("op", .get, "/"))
            for try await number in stream where number == 3 { break }
        }
        #expect(await server.becomesQuiet())
        let task = Task {
            let stream: EventStream<Int> = try await connection.events(APIRequest("op", .get, "/"))
            for try await _ in stream { withUnsafeCurrentTask { $0?.cancel() } }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(await server.becomesQuiet())
        await server.stop()
    }

    @Test("a stream that breaks off or falls silent is an error, not an end")
    func brokenStream() async throws {
        for ending in [Reply.Ending.close, .reset, .silence] {
            let server = try LoopbackServer(
                replies: .serverSentEvents("data: 1\n\ndata: 2\n\n", splitEvery: 9).cut(afterBody: 12, by: ending)
            )
            let stream: EventStream<Int> = try await connection(server).with { $0.timeout = .milliseconds(300) }
                .events(APIRequest("op", .get, "/"))
            var numbers: [Int] = []
            await #expect(throws: APIError.self, "\(ending)") {
                for try await number in stream { numbers.append(number) }
            }
            #expect(numbers == [1])
            await server.stop()
        }
    }

    /// The server closes about when the timeout strikes: the session may be forgetting the task that is cancelled.
    @Test("streams that end while they are cancelled")
    func endsWhileCancelled() async throws {
        let body = Reply.serverSentEvents("data: 1\n\ndata: 2\n\n", splitEvery: 9).cut(afterBody: 12, by: .silence)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for round in 0..<96 {
                if round >= 8 { try await group.next() }
                group.addTask {
                    let server = try LoopbackServer(replies: body)
                    async let stopped: Void = stop(server, after: .milliseconds(25) + .microseconds(100 * round))
                    await #expect(throws: APIError.self) {
                        let stream: EventStream<Int> = try await connection(server).with {
                            $0.timeout = .milliseconds(30)
                        }
                        .events(APIRequest("op", .get, "/"))
                        for try await _ in stream {}
                    }
                    try await stopped
                }
            }
            try await group.waitForAll()
        }
    }

    private func stop(_ server: LoopbackServer, after wait: Duration) async throws {
        try await Task.sleep(for: wait)
        await server.stop()
    }
}

/// The memory of this process that is in use, in bytes; 0 on systems that do not report it.
enum ResidentMemory {
    static var current: Int64 {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int64($0) })
        else { return 0 }
        return pages * 4096
    }
}
