/// The coding of a body.
package enum BodyCoding: Sendable, Hashable {
    case json
    case form
    case multipart
    case text
    case binary
    /// `text/event-stream`
    case serverSentEvents
    /// JSON lines, JSON text sequences.
    case jsonLines
}

extension BodyCoding {
    /// Whether the body is a sequence of values.
    package var isStream: Bool { self == .serverSentEvents || self == .jsonLines }
}
