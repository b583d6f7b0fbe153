public import Foundation

/// A `multipart/form-data` body (RFC 7578): parts in order, from memory or from files.
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
        guard let value else { return }
        do {
            part(name, .data(Data(try value.jsonBytes())), filename: nil, contentType: contentType, headers: headers)
        } catch {
            refuse("form field '\(name)': \(error)")
        }
    }

    /// A file. `nil` is left out.
    ///
    /// - Parameter contentType: the media type unless the file has one.
    public mutating func file(
        _ name: String,
        _ file: UploadFile?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        guard let file else { return }
        let type = file.contentType ?? contentType ?? "application/octet-stream"
        switch file.content {
        case .data(let data):
            part(name, .data(data), filename: file.name ?? name, contentType: type, headers: headers)
        case .file(let url):
            part(name, .file(url), filename: file.name ?? name, contentType: type, headers: headers)
        }
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
        for file in files ?? [] { self.file(name, file, contentType: contentType, headers: headers) }
    }

    /// Adds every member of an object as a field of its own.
    public mutating func fields<Value: JSONWritable>(of value: Value) {
        guard let read = read("body", value) else { return }
        guard case .object(let members, _) = read else { return refuse("a multipart body is not an object") }
        for member in members { add(member.name, member.value, nil, HTTPHeaders()) }
    }

    // MARK: Writing

    private mutating func read<Value: JSONWritable>(_ name: String, _ value: Value) -> ParameterValue? {
        do {
            return try ParameterValue(value)
        } catch {
            refuse("form field '\(name)': \(error)")
            return nil
        }
    }

    private mutating func add(_ name: String, _ value: ParameterValue, _ contentType: String?, _ headers: HTTPHeaders) {
        switch value {
        case .null:
            break
        case .primitive(let text):
            part(name, .data(Data(text.utf8)), filename: nil, contentType: contentType, headers: headers)
        case .array(let elements, _):
            for element in elements { add(name, element, contentType, headers) }
        case .object(_, let json):
            let type = contentType ?? "application/json"
            part(name, .data(Data(json.utf8)), filename: nil, contentType: type, headers: headers)
        }
    }

    private mutating func part(
        _ name: String,
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
        if let fault = headers.fault { return refuse("form field '\(name)': \(fault)") }
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(MultipartForm.quoted(name))\""
        if let filename { head += "; filename=\"\(MultipartForm.quoted(filename))\"" }
        head += "\r\n"
        if let contentType {
            guard HeaderText.isValue(contentType) else {
                return refuse("form field '\(name)': the content type has control characters")
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

    var contentType: String { "\(mediaType); boundary=\(boundary)" }

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
