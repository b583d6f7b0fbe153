#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What an error shows of a body and of another error.
enum BodyExcerpt {
    /// How many bytes of a body are shown.
    static let limit = 1024

    /// The first kilobyte of a text body on one line, without secrets; what is no text is only counted.
    static func text(_ body: Data, _ contentType: String?, _ secrets: Secrets) -> String {
        if body.isEmpty { return "" }
        let head = body.prefix(limit)
        let isText = !head.contains { $0 < 9 || ($0 > 13 && $0 < 32) }
        guard isText else { return "\(body.count) bytes of \(contentType ?? "unknown type")" }
        // Redacted before it is cut, so that no half of a secret is left at the end.
        let wide = String(decoding: body.prefix(limit * 2), as: UTF8.self)
        let safe = secrets.redact(wide)
        let line = safe.split(whereSeparator: \.isNewline).map { HeaderText.trimmed($0) }.joined(separator: " ")
        let cut = line.prefix(limit)
        return cut.count < line.count || body.count > limit * 2 ? cut + "…" : String(cut)
    }

    /// The wording of what went wrong.
    static func detail(_ reason: APIError.Reason) -> String {
        switch reason {
        case .status, .timeout: ""
        case .decoding(let error): fault(error)
        case .transport(let error): transportFault(error)
        case .request(let message), .redirect(let message): message
        case .credential(let error): "\(error)"
        }
    }

    /// What was expected, what was there, and where.
    private static func fault(_ error: any Error) -> String {
        switch error {
        case let fault as JSONFault: "an unexpected body: \(fault)"
        case let syntax as JSONSyntaxError: "a body that is not JSON: \(syntax.message) at byte \(syntax.byteOffset)"
        default: "an unexpected body: \(error)"
        }
    }

    /// An error of `URLSession` without the URL, which may hold secrets.
    private static func transportFault(_ error: any Error) -> String {
        if let error = error as? URLError { return "\(error.localizedDescription) (\(error.code.rawValue))" }
        if let error = error as? RequestFault { return error.description }
        // An NSError shows its whole userInfo, URLs included.
        return type(of: error) is NSError.Type ? (error as NSError).localizedDescription : "\(error)"
    }
}
