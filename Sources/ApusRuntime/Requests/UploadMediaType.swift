import Foundation

/// The media type of bytes that are sent (RFC 9110 §8.3).
///
/// A description can document media ranges (`image/*`), which are not content types: a range only limits which types fit.
nonisolated enum UploadMediaType {
    /// The content type of a body.
    ///
    /// - Parameter documented: media types and ranges of the description, in order.
    static func name(of body: UploadBody, documented: [String]) -> String {
        if let contentType = body.contentType { return contentType }
        var fileName: String?
        if case .file(let url) = body.source { fileName = url.lastPathComponent }
        return name(ofFile: fileName, documented: documented)
    }

    /// The content type of a file without a media type: the documented one that the end of its name stands for, then the
    /// first documented one that is not a range.
    static func name(ofFile name: String?, documented: [String]) -> String {
        let isFixed = documented.count == 1 && !documented[0].contains("*")
        if !isFixed, let name, let found = type(ofFile: name), let type = MediaType(found),
            documented.contains(where: { MediaType($0)?.matches(type) == true })
        {
            return found
        }
        return documented.first { !$0.contains("*") } ?? "application/octet-stream"
    }

    /// The registered media type for the extension of a file name.
    private static func type(ofFile name: String) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return types[name[name.index(after: dot)...].lowercased()]
    }

    /// Media types of the IANA registry by the extensions that their registrations name.
    private static let types: [String: String] = [
        "apng": "image/apng", "avif": "image/avif", "bmp": "image/bmp", "gif": "image/gif", "heic": "image/heic",
        "heif": "image/heif", "ico": "image/vnd.microsoft.icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
        "jxl": "image/jxl", "png": "image/png", "svg": "image/svg+xml", "tif": "image/tiff", "tiff": "image/tiff",
        "webp": "image/webp",
        "aac": "audio/aac", "flac": "audio/flac", "m4a": "audio/mp4", "mp3": "audio/mpeg", "oga": "audio/ogg",
        "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
        "m4v": "video/mp4", "mov": "video/quicktime", "mp4": "video/mp4", "mpeg": "video/mpeg", "ogv": "video/ogg",
        "webm": "video/webm",
        "otf": "font/otf", "ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2",
        "glb": "model/gltf-binary", "gltf": "model/gltf+json", "obj": "model/obj", "stl": "model/stl",
        "css": "text/css", "csv": "text/csv", "htm": "text/html", "html": "text/html", "ics": "text/calendar",
        "md": "text/markdown", "txt": "text/plain", "vtt": "text/vtt",
        "gz": "application/gzip", "json": "application/json", "pdf": "application/pdf", "xml": "application/xml",
        "zip": "application/zip",
    ]
}
