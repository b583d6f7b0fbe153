/// A path template with its arguments filled in.
///
/// An argument is data: `/`, `?`, `%` and everything that is not unreserved is encoded. Encoding does not protect `.` and
/// `..`: servers and proxies treat `%2E%2E` like `..` (RFC 3986 §6.2.2.2). An argument that would make its segment one of
/// these is an error, and so is one that leaves its segment empty, unless the template ends with the argument:
/// `/contents/{path}` has a root.
nonisolated enum PathExpansion {
    /// - Parameters:
    ///   - template: `/segments/{id}`
    ///   - values: encoded texts by name.
    ///   - base: the URL before the path.
    static func expand(
        _ template: String,
        _ values: [PathArgument],
        behind base: String = ""
    ) throws(RequestFault) -> String {
        if values.isEmpty, !template.utf8.contains(UInt8(ascii: "{")) { return base + template }
        var result = base
        result.reserveCapacity(values.reduce(base.utf8.count + template.utf8.count) { $0 + $1.text.utf8.count })
        var segment = PathSegment(start: base.utf8.count)
        var rest = template[...]
        while let stop = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "{") }) {
            result += rest[..<stop]
            let isSlash = rest.utf8[stop] == UInt8(ascii: "/")
            rest = rest[rest.utf8.index(after: stop)...]
            if isSlash {
                try segment.check(result, template, isLast: false)
                result += "/"
                segment = PathSegment(start: result.utf8.count)
            } else {
                guard let end = rest.utf8.firstIndex(of: UInt8(ascii: "}")) else {
                    throw RequestFault("path template '\(template)' has no '}'")
                }
                let name = rest[..<end]
                guard let value = values.first(where: { $0.name == name }) else {
                    throw RequestFault("no argument for '{\(name)}' of path '\(template)'")
                }
                result += value.text
                segment.hasArgument = true
                rest = rest[rest.utf8.index(after: end)...]
            }
        }
        result += rest
        try segment.check(result, template, isLast: true)
        return result
    }
}

/// The last segment of a path that is being written.
private nonisolated struct PathSegment {
    /// Where it begins, in bytes.
    let start: Int
    var hasArgument = false

    /// - Parameter isLast: Whether the template ends with the segment.
    func check(_ path: String, _ template: String, isLast: Bool) throws(RequestFault) {
        guard hasArgument else { return }
        switch path.utf8.count - start {
        case 0 where isLast: break
        case 0: throw RequestFault("an argument of path '\(template)' is empty")
        case 1, 2:
            let text = path.utf8.dropFirst(start)
            guard text.allSatisfy({ $0 == UInt8(ascii: ".") }) else { return }
            throw RequestFault("an argument of path '\(template)' would change the path: '\(Substring(text))'")
        default: break
        }
    }
}

/// An argument of a path, encoded.
nonisolated struct PathArgument: Sendable {
    var name: String
    var text: String
}

/// Why a request cannot be formed; it becomes an ``APIError`` when the request is sent.
package nonisolated struct RequestFault: Error, CustomStringConvertible {
    package var description: String

    init(_ description: String) { self.description = description }
}
