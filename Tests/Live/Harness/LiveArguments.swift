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
    ///
    /// The result is one type and not `Value?`: for calls with 50 optional arguments, the compiler would try both
    /// conversions to an optional for each of them.
    public func optional<Value: LiveOptional>(_ name: String) throws -> Value {
        try Value(liveArgument: members[name].map { member in { try read(name, member) } })
    }

    /// The parts of a form that the description does not describe: text as it is, anything else as JSON.
    public func required(_ name: String) throws -> [MultipartPart] {
        let values: [JSONValue] = try required(name)
        return values.map { value in
            value.string.map { .text($0, name: "part") } ?? .json(value, name: "part")
        }
    }

    /// The same of an optional body.
    public func optional(_ name: String) throws -> [MultipartPart]? {
        has(name) ? try required(name) : nil
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

/// The type of an optional parameter.
public protocol LiveOptional {
    associatedtype Wrapped: JSONReadable
    /// Reads the argument; `nil`: there is none.
    init(liveArgument: (() throws -> Wrapped)?) throws
}

extension Optional: LiveOptional where Wrapped: JSONReadable {
    public init(liveArgument read: (() throws -> Wrapped)?) throws { self = try read?() }
}
