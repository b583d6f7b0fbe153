internal import Foundation

/// A part of a multipart body whose parts the description does not describe.
///
///     try await client.runBatch(body: [.json(request), .file(UploadFile(contentsOf: url))])
public nonisolated struct MultipartPart: Sendable {
    enum Content: Sendable {
        case bytes(Data, contentType: String)
        case file(UploadFile)
        case fault(String)
    }

    let content: Content
    /// The name, which every part of `multipart/form-data` needs (RFC 7578 §4.2).
    public var name: String?
    /// The headers in addition to `Content-Type` and `Content-Disposition`.
    public var headers: HTTPHeaders

    /// Text in UTF-8.
    public static func text(
        _ text: String,
        name: String? = nil,
        contentType: String = "text/plain; charset=utf-8",
        headers: HTTPHeaders = HTTPHeaders()
    ) -> MultipartPart {
        MultipartPart(content: .bytes(Data(text.utf8), contentType: contentType), name: name, headers: headers)
    }

    /// A value as JSON. A value that cannot be written, such as a number that is not finite, fails the request.
    public static func json(
        _ value: some JSONWritable,
        name: String? = nil,
        contentType: String = "application/json",
        headers: HTTPHeaders = HTTPHeaders()
    ) -> MultipartPart {
        do {
            let data = Data(try value.jsonBytes())
            return MultipartPart(content: .bytes(data, contentType: contentType), name: name, headers: headers)
        } catch {
            return MultipartPart(content: .fault("part of the body: \(error)"), name: name, headers: headers)
        }
    }

    /// A file, or bytes with a media type.
    public static func file(
        _ file: UploadFile,
        name: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) -> MultipartPart {
        MultipartPart(content: .file(file), name: name, headers: headers)
    }
}
