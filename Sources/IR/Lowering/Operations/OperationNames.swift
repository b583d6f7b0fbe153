import ApusSpecParser

/// The names of operations before they are made unique in their group.
package enum OperationNames {
    /// What an operation without an operationId is called: `GET /users/{userId}/keys/{key}` → `getUsersKeysByUserIdAndKey`.
    static func name(method: String, path: String) -> String {
        var segments: [String] = []
        var parameters: [String] = []
        for segment in path.split(separator: "/") {
            if segment.hasPrefix("{") {
                parameters.append(SwiftNaming.type(String(segment.filter { $0 != "{" && $0 != "}" })))
            } else {
                segments.append(SwiftNaming.type(String(segment)))
            }
        }
        var name = method.lowercased() + segments.joined()
        if segments.isEmpty, parameters.isEmpty { name += "Root" }
        if !parameters.isEmpty { name += "By" + parameters.joined(separator: "And") }
        return String(name.prefix(NameWords.longest * 2))
    }

    static func name(of operation: Operation) -> String { name(method: operation.method, path: operation.path) }

    /// The keys under which a configuration may name an operation.
    package static func keys(of operation: Operation) -> [String] {
        let path = operation.path.replacingTokenSigns
        return [
            operation.id, "\(operation.method) \(operation.path)", "#/paths/\(path)/\(operation.method.lowercased())",
        ]
        .compactMap { $0 }
    }

    static func setting<Value>(_ settings: [String: Value], of operation: Operation) -> Value? {
        if settings.isEmpty { return nil }
        return keys(of: operation).lazy.compactMap { settings[$0] }.first
    }
}

extension String {
    /// `~` and `/` escaped as JSON Pointers do (RFC 6901 §3).
    fileprivate var replacingTokenSigns: String {
        var result = ""
        for character in self {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.append(character)
            }
        }
        return result
    }
}
