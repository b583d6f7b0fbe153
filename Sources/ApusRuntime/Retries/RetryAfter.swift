package import Foundation

/// How long a server asks to wait.
package nonisolated enum RetryAfter {
    /// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); for 429 also the headers that say when a limit is reset.
    package static func delay(status: Int, headers: HTTPHeaders, now: Date) -> Duration? {
        if let text = headers["Retry-After-Ms"], let milliseconds = Double(text), milliseconds >= 0 {
            return .bounded(seconds: milliseconds / 1000)
        }
        if let text = headers["Retry-After"].map({ HeaderText.trimmed($0) }) {
            if let seconds = Double(text), seconds >= 0 { return .bounded(seconds: seconds) }
            if let date = HTTPDate.date(text) { return .bounded(seconds: date.timeIntervalSince(now)) }
        }
        guard status == 429 else { return nil }
        return reset(headers, now: now)
    }

    /// Some servers send the seconds that are left, some a time since 1970 in seconds or milliseconds.
    private static func reset(_ headers: HTTPHeaders, now: Date) -> Duration? {
        for name in ["RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset"] {
            guard let text = headers[name], let value = Double(HeaderText.trimmed(text)), value >= 0 else { continue }
            switch value {
            case 1e11...: return .bounded(seconds: value / 1000 - now.timeIntervalSince1970)
            case 1e9...: return .bounded(seconds: value - now.timeIntervalSince1970)
            default: return .bounded(seconds: value)
            }
        }
        return nil
    }
}
