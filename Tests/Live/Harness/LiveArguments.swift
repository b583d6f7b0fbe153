import ApusRuntime
import Foundation

/// The arguments of one call, as JSON that the parameter's own type reads.
public struct LiveArguments: Sendable {
    let members: [String: JSONValue]

    /// An argument that cannot be had.
    struct Fault: Error {
        let name: String
        let message: String
    }

    /// A value for a required parameter.
    public func required<Value: JSONReadable>(_ name: String) throws -> Value {
        guard let member = members[name] else { throw Fault(name: name, message: "there is no argument") }
        return try read(name, member)
    }

    /// A value for an optional parameter; `nil` when the call leaves it out.
    public func optional<Value: JSONReadable>(_ name: String) throws -> Value? {
        try members[name].map { try read(name, $0) }
    }

    /// Whether the call has the argument.
    public func has(_ name: String) -> Bool { members[name] != nil }

    private func read<Value: JSONReadable>(_ name: String, _ member: JSONValue) throws -> Value {
        do {
            return try Value(jsonBytes: member.jsonBytes())
        } catch {
            throw Fault(name: name, message: "\(Value.self): \(error)")
        }
    }
}
