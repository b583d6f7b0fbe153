/// A path template with its arguments filled in.
///
/// An argument is data: `/`, `?`, `%` and everything that is not unreserved is encoded. What no encoding protects is
/// refused: servers and proxies treat `%2E%2E` like `..` (RFC 3986 §6.2.2.2), so an argument that would make its segment
/// `.` or `..` is an error, and so is one that leaves its segment empty, which would address the collection instead.
enum PathExpansion {
    /// - Parameters:
    ///   - template: `/segments/{id}`
    ///   - values: encoded texts by name.
    static func expand(_ template: String, _ values: [PathArgument]) throws(RequestFault) -> String {
        if values.isEmpty, !template.utf8.contains(UInt8(ascii: "{")) { return template }
        var result = ""
        var segment = ""
        var segmentHasArgument = false
        var rest = template[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            switch character {
            case "/":
                try check(segment, hasArgument: segmentHasArgument, template)
                result += segment + "/"
                segment = ""
                segmentHasArgument = false
            case "{":
                guard let end = rest.firstIndex(of: "}") else {
                    throw RequestFault("path template '\(template)' has no '}'")
                }
                let name = rest[..<end]
                guard let value = values.first(where: { $0.name == name }) else {
                    throw RequestFault("no argument for '{\(name)}' of path '\(template)'")
                }
                segment += value.text
                segmentHasArgument = true
                rest = rest[rest.index(after: end)...]
            default:
                segment.append(character)
            }
        }
        try check(segment, hasArgument: segmentHasArgument, template)
        return result + segment
    }

    private static func check(_ segment: String, hasArgument: Bool, _ template: String) throws(RequestFault) {
        guard hasArgument else { return }
        switch segment {
        case "": throw RequestFault("an argument of path '\(template)' is empty")
        case ".", "..": throw RequestFault("an argument of path '\(template)' would change the path: '\(segment)'")
        default: break
        }
    }
}

/// An argument of a path, encoded.
struct PathArgument: Sendable {
    var name: String
    var text: String
}

/// Why a request cannot be formed; it becomes an ``APIError`` when the request is sent.
package struct RequestFault: Error, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }
}
