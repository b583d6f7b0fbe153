public import Foundation

/// A multipart body: parts in order, from memory or from files. The parts of `multipart/form-data` have names (RFC 7578),
/// those of other types can be without (RFC 2046 §5.1).
public nonisolated struct MultipartForm: Sendable {
    enum Piece: Sendable {
        case data(Data)
        case file(URL)
    }

    let boundary: String
    private(set) var pieces: [Piece] = []
    private(set) var fault: String?
    /// The media type without parameters.
    var mediaType = "multipart/form-data"
    /// The headers of the next part, in addition to its own.
    var nextHeaders = HTTPHeaders()
    /// The media type of the first part.
    private var firstType: String?

    /// An empty form.
    public init() {
        self.init(boundary: "apus-" + UUID().uuidString)
    }

    /// A form with a known boundary, for tests.
    package init(boundary: String) { self.boundary = boundary }

    /// A field: text for simple values, a field for each element of an array, JSON for an object. `nil` is left out.
    public mutating func field<Value: JSONWritable>(
        _ name: String,
        _ value: Value?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        guard let value, let read = read(name, value) else { return }
        add(name, read, contentType, headers)
    }

    /// A field of JSON, whatever the value is. `nil` is left out.
    public mutating func json<Value: JSONWritable>(
        _ name: String,
        _ value: Value?,
        contentType: String = "application/json",
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        guard let value else { return }
        do {
            add(name, .data(Data(try value.jsonBytes())), filename: nil, contentType: contentType, headers: headers)
        } catch {
            refuse("form field '\(name)': \(error)")
        }
    }

    /// A file. `nil` is left out.
    ///
    /// - Parameters:
    ///   - name: the name of the field.
    ///   - file: the file.
    ///   - contentType: the media types and ranges of the description; the file's own type replaces them.
    ///   - headers: further headers of the part.
    public mutating func file(
        _ name: String,
        _ file: UploadFile?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        guard let file else { return }
        add(name, file, contentType, headers)
    }

    /// Bytes in memory, sent as a file of the field's name. `nil` is left out.
    public mutating func file(_ name: String, _ data: Data?, contentType: String? = nil) {
        file(name, data.map { UploadFile($0) }, contentType: contentType)
    }

    /// Several files in fields of the same name.
    public mutating func files(
        _ name: String,
        _ files: [UploadFile]?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        for file in files ?? [] { add(name, file, contentType, headers) }
    }

    /// Adds every member of an object as a field of its own.
    public mutating func fields<Value: JSONWritable>(of value: Value) {
        guard let read = read("body", value) else { return }
        guard case .object(let members, _) = read else { return refuse("a multipart body is not an object") }
        for member in members { add(member.name, member.value, nil, HTTPHeaders()) }
    }

    // MARK: Writing

    mutating func read<Value: JSONWritable>(_ name: String, _ value: Value) -> ParameterValue? {
        do {
            return try ParameterValue(value)
        } catch {
            refuse("form field '\(name)': \(error)")
            return nil
        }
    }

    /// The headers of the next part. Later parts do not have them.
    mutating func takeHeaders(_ headers: HTTPHeaders) -> HTTPHeaders {
        guard !nextHeaders.fields.isEmpty else { return headers }
        defer { nextHeaders = HTTPHeaders() }
        return HTTPHeaders(headers.fields + nextHeaders.fields)
    }

    /// Adds a file. One without a name is an attachment if the file has a name.
    mutating func add(_ name: String?, _ file: UploadFile, _ contentType: String?, _ headers: HTTPHeaders) {
        let content: Piece =
            switch file.content {
            case .data(let data): .data(data)
            case .file(let url): .file(url)
            }
        if file.isField {
            return add(name, content, filename: nil, contentType: file.contentType, headers: headers)
        }
        let documented = contentType.map { MediaType.split($0, at: ",").map { HeaderText.trimmed($0) } } ?? []
        let type = file.contentType ?? UploadMediaType.name(ofFile: file.name, documented: documented)
        add(name, content, filename: file.name ?? name, contentType: type, headers: headers)
    }

    private mutating func add(_ name: String, _ value: ParameterValue, _ contentType: String?, _ headers: HTTPHeaders) {
        switch value {
        case .null:
            break
        case .primitive(let text):
            add(name, .data(Data(text.utf8)), filename: nil, contentType: contentType, headers: headers)
        case .array(let elements, _):
            for element in elements { add(name, element, contentType, headers) }
        case .object(_, let json):
            let type = contentType ?? "application/json"
            add(name, .data(Data(json.utf8)), filename: nil, contentType: type, headers: headers)
        }
    }

    mutating func add(
        _ name: String?,
        _ content: Piece,
        filename: String?,
        contentType: String?,
        headers: HTTPHeaders
    ) {
        // --boundary
        // Content-Disposition: form-data; name="file"; filename="a.png"
        // Content-Type: image/png
        //
        // …
        let subject = name.map { "form field '\($0)'" } ?? "a part without a name"
        if let fault = headers.fault { return refuse("\(subject): \(fault)") }
        if name == nil, mediaType == "multipart/form-data" {
            return refuse("a part of multipart/form-data has no name")
        }
        if firstType == nil { firstType = contentType ?? "text/plain" }
        var head = "--\(boundary)\r\n"
        if name != nil || filename != nil {
            head +=
                "Content-Disposition: "
                + (name.map { "form-data; name=\"\(MultipartForm.quoted($0))\"" } ?? "attachment")
            if let filename { head += "; filename=\"\(MultipartForm.quoted(filename))\"" }
            head += "\r\n"
        }
        if let contentType {
            guard HeaderText.isValue(contentType) else {
                return refuse("\(subject): the content type has control characters")
            }
            head += "Content-Type: \(contentType)\r\n"
        }
        for field in headers { head += "\(field.name): \(field.value)\r\n" }
        append(.data(Data((head + "\r\n").utf8)))
        append(content)
        append(.data(Data("\r\n".utf8)))
    }

    private mutating func append(_ piece: Piece) {
        guard case .data(let data) = piece, case .data(var last)? = pieces.last else { return pieces.append(piece) }
        // Taken out first, so that the bytes have one owner and are appended in place.
        pieces.removeLast()
        last += data
        pieces.append(.data(last))
    }

    mutating func refuse(_ reason: String) {
        if fault == nil { fault = reason }
    }

    /// A name in quotes as browsers write it (HTML §4.10.21.8): only characters that end the quotes or the line are encoded.
    static func quoted(_ name: String) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": result += "%22"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case "\0": result += "%00"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    // MARK: Results

    /// The media type with the boundary. `multipart/related` has the type of its root, the first part (RFC 2387 §3.1).
    var contentType: String {
        let text = "\(mediaType); boundary=\(boundary)"
        guard mediaType == "multipart/related", let firstType else { return text }
        return text + "; type=\"" + (firstType.split(separator: ";").first.map(String.init) ?? firstType) + "\""
    }

    /// The line after the last part.
    var ending: Data { Data("--\(boundary)--\r\n".utf8) }

    /// The whole body; `nil` when a part of it is a file.
    package var data: Data? {
        var whole = Data()
        for piece in pieces {
            guard case .data(let data) = piece else { return nil }
            whole += data
        }
        return whole + ending
    }

    /// Writes the whole body, a piece at a time.
    func write(to sink: (Data) throws -> Void) throws {
        for piece in pieces {
            switch piece {
            case .data(let data):
                try sink(data)
            case .file(let url):
                let file = try FileHandle(forReadingFrom: url)
                defer { try? file.close() }
                while let chunk = try file.read(upToCount: 1 << 18), !chunk.isEmpty { try sink(chunk) }
            }
        }
        try sink(ending)
    }
}
