internal import Foundation

/// The part of a body that an error shows.
nonisolated enum BodyExcerpt {
    /// How many bytes of a body are shown.
    static let limit = 1024

    /// The first kilobyte of a text body on one line, without secrets; the size of any other body. Of the answer of a
    /// token URL only the error code and its description (RFC 6749 §5.2).
    static func text(_ body: Data, _ contentType: String?, _ call: CallSummary) -> String {
        if body.isEmpty { return "" }
        if call.isConfidential { return call.secrets.redact(TokenRefusal(body)?.description ?? "") }
        let head = body.prefix(limit)
        let isText = !head.contains { $0 < 9 || ($0 > 13 && $0 < 32) }
        guard isText else { return "\(body.count) bytes of \(contentType ?? "unknown type")" }
        // Redacted before it is cut: half a secret at the end would not be recognized.
        let wide = String(decoding: body.prefix(limit * 2), as: UTF8.self)
        let safe = call.secrets.redact(wide)
        let line = safe.split(whereSeparator: \.isNewline).map { HeaderText.trimmed($0) }.joined(separator: " ")
        let cut = line.prefix(limit)
        return cut.count < line.count || body.count > limit * 2 ? cut + "…" : String(cut)
    }
}
