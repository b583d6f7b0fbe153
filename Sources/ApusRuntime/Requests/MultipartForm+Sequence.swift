internal import Foundation

// The parts of `multipart/mixed`, `multipart/related` and others, which have positions instead of names.
nonisolated extension MultipartForm {
    /// Sets a header of the next part. `nil` is left out.
    ///
    ///     form.header("X-Kind", body.fileXKind)
    ///     form.file("file", body.file)
    public mutating func header<Value: JSONWritable>(_ name: String, _ value: Value?) {
        guard let value, let read = read(name, value), !read.isNull else { return }
        nextHeaders.append(name, ParameterText.header(read, explode: false))
    }

    /// Adds a part without a name: text for a simple value, JSON for `null`, an array or an object. `nil` is left out.
    public mutating func part<Value: JSONWritable>(
        _ value: Value?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        guard let value, let read = read("", value) else { return }
        let isText = if case .primitive = read { true } else { false }
        add(
            nil,
            .data(Data(read.text.utf8)),
            filename: nil,
            contentType: contentType ?? (isText ? nil : "application/json"),
            headers: headers
        )
    }

    /// Adds a file without a name. `nil` is left out.
    ///
    /// - Parameters:
    ///   - file: the file.
    ///   - contentType: the media type unless the file has one.
    ///   - headers: further headers of the part.
    public mutating func part(
        _ file: UploadFile?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        let headers = takeHeaders(headers)
        if let file { add(nil, file, contentType, headers) }
    }

    /// Adds a part without a name for each value.
    public mutating func parts<Value: JSONWritable>(
        _ values: [Value]?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        for value in values ?? [] { part(value, contentType: contentType, headers: headers) }
    }

    /// Adds a part without a name for each file.
    public mutating func parts(
        _ files: [UploadFile]?,
        contentType: String? = nil,
        headers: HTTPHeaders = HTTPHeaders()
    ) {
        for file in files ?? [] { add(nil, file, contentType, headers) }
    }

    /// Adds parts of any type.
    public mutating func parts(_ parts: [MultipartPart]?) {
        for part in parts ?? [] {
            switch part.content {
            case .file(let file): add(part.name, file, nil, part.headers)
            case .bytes(let data, let type):
                add(part.name, .data(data), filename: nil, contentType: type, headers: part.headers)
            case .fault(let reason): refuse(reason)
            }
        }
    }
}
