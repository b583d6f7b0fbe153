import ApusTestSupport
import ApusTesting
import Foundation
import Testing

@testable import ApusRuntime

@Suite("uploads")
struct UploadTests {
    private let mock = MockTransport()
    private let folder: TemporaryFolder
    private var client: TestClient { TestClient(mock: mock) }

    init() throws {
        folder = try TemporaryFolder()
        mock.reply(to: "op", status: 204)
    }

    private func send(_ content: some UploadContent) async throws {
        var request = APIRequest("op", .put, "/x")
        request.binary(content, "application/octet-stream")
        try await client.connection.empty(request)
    }

    private func request(_ change: (inout APIRequest) -> Void) -> APIRequest {
        var request = APIRequest("op", .post, "/x")
        change(&request)
        return request
    }

    private func empty(_ request: APIRequest) async throws { try await client.connection.empty(request) }

    @Test("bytes, a file and a stream are all accepted where bytes are")
    func contents() async throws {
        let file = folder.url.appendingPathComponent("file")
        try Data("file".utf8).write(to: file)
        try await send(Data("data".utf8))
        try await send(.data(Data("data".utf8)))
        try await send(.bytes(Array("bytes".utf8)))
        try await send(.text("text"))
        try await send(.file(file))
        try await send(.stream(ByteStream(Data("stream".utf8))))
        try await send(UploadBody.stream(isRepeatable: true) { ByteStream(Data("stream".utf8)) })
        try await send(UploadBody.file(file))
        #expect(
            mock.requests.map { $0.body?.description } == [
                "4 bytes", "4 bytes", "5 bytes", "4 bytes", "file file", "stream", "stream", "file file",
            ]
        )
    }

    @Test(
        "the content type is that of the body, the documented one for the file's name, or the first, RFC 9110 §8.3",
        arguments: [
            (UploadBody.data(Data()), ["image/png"], "image/png"),
            (.data(Data()), [], "application/octet-stream"),
            (.data(Data()), ["image/*"], "application/octet-stream"),
            (.data(Data()), ["image/*", "image/png"], "image/png"),
            (.data(Data(), contentType: "image/webp"), ["image/*"], "image/webp"),
            (.data(Data(), contentType: "image/webp"), ["image/png"], "image/webp"),
            (.bytes([], contentType: "image/webp"), ["image/*"], "image/webp"),
            (.stream(ByteStream(Data()), contentType: "video/mp4"), ["image/*", "video/*"], "video/mp4"),
            (.stream(contentType: "video/mp4") { ByteStream(Data()) }, ["video/*"], "video/mp4"),
            (.file(URL(fileURLWithPath: "/a.b/photo.JPG")), ["image/*"], "image/jpeg"),
            (.file(URL(fileURLWithPath: "/photo.jpeg")), ["image/png", "image/jpeg"], "image/jpeg"),
            (.file(URL(fileURLWithPath: "/clip.mp4")), ["image/*", "video/*"], "video/mp4"),
            (.file(URL(fileURLWithPath: "/song.mp3")), ["audio/*"], "audio/mpeg"),
            (.file(URL(fileURLWithPath: "/photo.png")), ["audio/*"], "application/octet-stream"),
            (.file(URL(fileURLWithPath: "/photo.png")), ["image/jpeg"], "image/jpeg"),
            (.file(URL(fileURLWithPath: "/photo.png")), ["application/octet-stream"], "application/octet-stream"),
            (.file(URL(fileURLWithPath: "/photo.unknown")), ["image/*"], "application/octet-stream"),
            (.file(URL(fileURLWithPath: "/png")), ["image/*"], "application/octet-stream"),
            (.file(URL(fileURLWithPath: "/photo.png"), contentType: "image/apng"), ["image/*"], "image/apng"),
        ] as [(UploadBody, [String], String)]
    )
    func contentTypes(body: UploadBody, documented: [String], expected: String) {
        #expect(UploadMediaType.name(of: body, documented: documented) == expected)
    }

    @Test("an upload file is sent with its media type, and the caller's content type replaces it")
    func uploadFiles() async throws {
        func send(_ client: TestClient, _ content: some UploadContent) async throws {
            var request = APIRequest("op", .put, "/x")
            request.binary(content, "image/*")
            try await client.connection.empty(request)
        }
        let file = folder.url.appendingPathComponent("photo.png")
        try Data("x".utf8).write(to: file)
        try await send(client, UploadFile(Data("x".utf8), contentType: "image/gif"))
        try await send(client, UploadFile(contentsOf: file))
        try await send(client.with { $0.contentType = "image/heic" }, UploadFile(contentsOf: file))
        #expect(mock.requests.map { $0.headers["Content-Type"] } == ["image/gif", "image/png", "image/heic"])
    }

    @Test(
        "the file of a form has its own type, the documented one for its name, or the first that is not a range",
        arguments: [
            (UploadFile(Data(), name: "a.jpg"), "image/png, image/jpeg", "image/jpeg"),
            (UploadFile(Data()), "image/png, image/jpeg", "image/png"),
            (UploadFile(Data(), name: "a.jpg"), "image/*", "image/jpeg"),
            (UploadFile(Data(), name: "a.jpg"), "image/png", "image/png"),
            (UploadFile(Data(), name: "a.jpg", contentType: "image/x"), "image/png", "image/x"),
            (UploadFile(Data(), name: "a"), "image/*", "application/octet-stream"),
        ]
    )
    func formFiles(file: UploadFile, documented: String, expected: String) {
        var form = MultipartForm()
        form.file("f", file, contentType: documented)
        let text = form.data.map { String(decoding: $0, as: UTF8.self) }
        #expect(text?.contains("Content-Type: \(expected)\r\n") == true)
    }

    @Test(
        "a file that is not regular is refused before the request is sent",
        arguments: ["/dev/zero", "/", "fifo"]
    )
    func special(path: String) async throws {
        var url = URL(fileURLWithPath: path)
        if path == "fifo" {
            url = folder.url.appendingPathComponent("fifo")
            #expect(mkfifo(url.path, 0o600) == 0)
        }
        let error = await #expect(throws: APIError.self) { try await send(.file(url)) }
        #expect(error?.reason == .request && error?.attempts == 0)
        #expect(error?.message.contains("is not a regular file") == true)
        var form = MultipartForm()
        form.file("f", UploadFile(contentsOf: url))
        let request = self.request { $0.multipart(form) }
        await #expect(throws: APIError.self) { try await empty(request) }
        #expect(mock.requests.isEmpty)
    }

    @Test("a link to a regular file is one")
    func link() async throws {
        let file = folder.url.appendingPathComponent("file")
        let link = folder.url.appendingPathComponent("link")
        try Data("x".utf8).write(to: file)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        try await send(.file(link))
        #expect(mock.requests.count == 1)
    }

    @Test("a file that does not exist is an error before anything is sent, and never null")
    func missing() async throws {
        let file = folder.url.appendingPathComponent("missing")
        let error = await #expect(throws: APIError.self) { try await send(.file(file)) }
        #expect(error?.message == "file 'missing' of the body does not exist")
        let request = self.request { $0.json(["file": UploadFile(contentsOf: file)]) }
        let inModel = await #expect(throws: APIError.self) { try await empty(request) }
        #expect(inModel?.reason == .request && inModel?.message.contains("'missing' cannot be read") == true)
        var form = MultipartForm()
        form.json("f", UploadFile(contentsOf: file))
        let multipart = self.request { $0.multipart(form) }
        await #expect(throws: APIError.self) { try await empty(multipart) }
        #expect(mock.requests.isEmpty)
    }

    @Test("a required body that may be null sends it")
    func nullable() async throws {
        for value in [nil, 7] as [Int?] {
            var request = APIRequest("op", .post, "/x")
            request.json(nullable: value)
            try await client.connection.empty(request)
        }
        #expect(mock.requests.map { $0.body?.data } == [Data("null".utf8), Data("7".utf8)])
        #expect(mock.requests.allSatisfy { $0.headers["Content-Type"] == "application/json" })
    }

    @Test("a form grows without copying what it has")
    func manyFields() {
        var form = MultipartForm(boundary: "b")
        for index in 0..<16_000 { form.field("name\(index)", String(repeating: "x", count: 100)) }
        #expect(form.pieces.count == 1)
        #expect(form.data?.count ?? 0 > 16_000 * 100)
    }
}
