/// A media type for an example, where a description has media ranges.
package enum MediaTypeSample {
    private static let examples = [
        "image/*": "image/png", "audio/*": "audio/mpeg", "video/*": "video/mp4", "font/*": "font/woff2",
    ]

    /// The first media type that is not a range, or an example of the first range: `image/png` for `image/*`.
    package static func name(in mediaTypes: [String]) -> String? {
        mediaTypes.first { !$0.contains("*") } ?? mediaTypes.lazy.compactMap { examples[$0] }.first
    }
}
