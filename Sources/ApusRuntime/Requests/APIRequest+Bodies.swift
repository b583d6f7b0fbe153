public import Foundation

// The body of a request. A `nil` body sends none. Of several media types the first is the default;
// `client.with { $0.contentType = … }` chooses another one.
nonisolated extension APIRequest {
    /// A body of JSON, or of any `+json` type.
    public mutating func json<Value: JSONWritable>(_ value: Value?, _ mediaTypes: String...) {
        guard let value else { return }
        do {
            setBody(.data(Data(try value.jsonBytes())), mediaTypes.first ?? "application/json")
        } catch {
            refuse("body: \(error)")
        }
    }

    /// A required body of JSON that may be `null`: `nil` sends `null`.
    public mutating func json<Value: JSONWritable>(nullable value: Value?, _ mediaTypes: String...) {
        do {
            let bytes = try value?.jsonBytes() ?? Array("null".utf8)
            setBody(.data(Data(bytes)), mediaTypes.first ?? "application/json")
        } catch {
            refuse("body: \(error)")
        }
    }

    /// A body of JSON lines: each value on a line of its own. In a JSON text sequence (RFC 7464) a record separator
    /// comes before each.
    public mutating func jsonLines<Value: JSONWritable>(_ values: [Value]?, _ mediaTypes: String...) {
        guard let values else { return }
        let isSequence = mediaTypes.first.flatMap { MediaType($0) }?.isJSONSequence == true
        do {
            var lines = Data()
            for value in values {
                if isSequence { lines.append(JSONRecords.separator) }
                lines.append(contentsOf: try value.jsonBytes())
                lines.append(UInt8(ascii: "\n"))
            }
            setBody(.data(lines), mediaTypes.first ?? "application/jsonl")
        } catch {
            refuse("body: \(error)")
        }
    }

    /// A body of `application/x-www-form-urlencoded`.
    ///
    /// - Parameters:
    ///   - value: the form; `nil` is left out.
    ///   - encodings: how single properties are written, by name.
    public mutating func form<Value: JSONWritable>(_ value: Value?, encodings: [String: FormEncoding] = [:]) {
        guard let value else { return }
        do {
            let text = FormBody.text(try ParameterValue(value), encodings: encodings)
            setBody(.text(text), "application/x-www-form-urlencoded")
        } catch {
            refuse("body: \(error)")
        }
    }

    /// A body of text, in UTF-8.
    public mutating func text(_ text: String?, _ mediaTypes: String...) {
        guard let text else { return }
        setBody(.text(text), mediaTypes.first ?? "text/plain; charset=utf-8")
    }

    /// A body of text, of a value that writes itself as a string, such as an open enum.
    public mutating func text<Value: JSONWritable>(_ value: Value?, mediaType: String) {
        guard let value else { return }
        do {
            setBody(.text(try ParameterValue(value).text), mediaType)
        } catch {
            refuse("body: \(error)")
        }
    }

    /// A body of bytes, from memory, a file, or a stream.
    public mutating func binary(_ body: UploadBody?, _ mediaTypes: String...) {
        guard let body else { return }
        setBody(body, UploadMediaType.name(of: body, documented: mediaTypes))
    }

    /// A body of bytes, from memory, a file, or a stream.
    public mutating func binary(_ body: (some UploadContent)?, _ mediaTypes: String...) {
        guard let body = body?.uploadBody else { return }
        setBody(body, UploadMediaType.name(of: body, documented: mediaTypes))
    }

    /// A body of bytes.
    public mutating func binary(_ data: Data?, _ mediaTypes: String...) {
        guard let data else { return }
        let body = UploadBody.data(data)
        setBody(body, UploadMediaType.name(of: body, documented: mediaTypes))
    }

    /// A body of `multipart/form-data`.
    public mutating func multipart(_ form: MultipartForm?) {
        guard let form else { return }
        if let fault = form.fault { refuse(fault) }
        setBody(.multipart(form), form.contentType)
    }

    private mutating func setBody(_ body: UploadBody, _ contentType: String) {
        change { parts in
            parts.body = body
            parts.contentType = contentType
        }
    }
}
