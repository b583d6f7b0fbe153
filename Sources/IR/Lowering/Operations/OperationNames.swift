import ApusPlan
import ApusSpecParser

/// The names of operations before they are made unique in their group.
package enum OperationNames {
    /// The name of an operation without an operationId, derived from method and path:
    /// `GET /users/{userId}/keys/{key}` → `getUsersKeysByUserIDAndKey`.
    static func name(method: String, path: String) -> String {
        var segments: [String] = []
        var parameters: [String] = []
        for segment in path.split(separator: "/") {
            if segment.hasPrefix("{") {
                parameters.append(String(segment.filter { $0 != "{" && $0 != "}" }))
            } else {
                segments.append(SwiftNaming.type(String(segment)))
            }
        }
        var name = method.lowercased() + segments.joined()
        if segments.isEmpty, parameters.isEmpty { name += "Root" }
        if !parameters.isEmpty { name += SwiftNaming.parameterSuffix(parameters) }
        if name.utf8.count <= NameWords.maximumLength * 2 { return name }
        return String(name.prefix(NameWords.maximumLength)) + NameWords.hash(method + " " + path)
    }

    static func name(of operation: Operation) -> String { name(method: operation.method, path: operation.path) }

    /// The keys that refer to the operation in a configuration: operationId, `GET /pets`, JSON pointer.
    package static func keys(of operation: Operation) -> [String] { keys(operation.id, OperationID(operation)) }

    /// The keys that refer to the operation of a method in a configuration.
    package static func keys(of plan: OperationPlan) -> [String] { keys(plan.id, plan.operationID) }

    private static func keys(_ id: String?, _ operation: OperationID) -> [String] {
        let pointer = "#/paths/\(operation.path.escapedForPointer)/\(operation.method.lowercased())"
        return [id, operation.description, pointer].compactMap { $0 }
    }

    /// The operationId, or the method and path if there is none. It is the name of the operation in diagnostics.
    static func identifier(of operation: Operation) -> String { operation.id ?? OperationID(operation).description }

    /// The setting for an operation; `nil` if none of its keys has one.
    static func setting<Value>(_ settings: [String: Value], of operation: Operation) -> Value? {
        if settings.isEmpty { return nil }
        return keys(of: operation).lazy.compactMap { settings[$0] }.first
    }
}

extension OperationID {
    init(_ operation: Operation) { self.init(method: operation.method, path: operation.path) }
}

extension String {
    /// The text with `~` and `/` escaped for a JSON Pointer (RFC 6901 §3).
    fileprivate var escapedForPointer: String {
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
