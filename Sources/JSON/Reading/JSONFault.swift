/// An error for a value in a valid JSON text that does not match what a model expects.
///
/// The fault keeps the text. The pointer, the path and the excerpt are computed on access, which keeps throwing cheap.
public nonisolated struct JSONFault: Error, Sendable, CustomStringConvertible {
    /// The kind of a fault.
    public enum Problem: Hashable, Sendable {
        /// The object at the pointer has no member `key`.
        case missing(key: String)

        /// The value at the pointer has a different type.
        case mismatch(expected: String)

        /// The value has the expected kind but is not valid, for example a number out of range.
        case invalid(String)
    }

    /// The kind of the fault.
    public let problem: Problem

    private let tape: JSONTape
    private let index: Int
    /// The object whose member is missing or `null`.
    private var object: Int?
    /// The type that read the object.
    private var owner: (any JSONReadable.Type)?

    init(tape: JSONTape, index: Int, problem: Problem) {
        self.tape = tape
        self.index = index
        self.problem = problem
        if case .missing = problem { object = index }
    }

    /// Returns the fault after a value could not be read as a type.
    ///
    /// - Parameter container: The object of which the value is a member; `nil` if it is unknown.
    func read(as type: any JSONReadable.Type, at value: Int, in container: Int?) -> JSONFault {
        var fault = self
        if object == nil, index == value, tape.entries[value].is(.null) { fault.object = container }
        if owner == nil, object == value { fault.owner = type }
        return fault
    }

    /// The entry of `apus.yaml` that makes the member optional, if a member is missing or `null` that is required:
    /// `optional: [Segment.name]` or `nullable: [Segment.name]`. The type is spelled as in Swift.
    public var configuration: String? {
        guard let owner, let object, tape.entries[object].is(.object) else { return nil }
        // The first component is the module.
        let name = String(reflecting: owner).split(separator: ".").dropFirst().joined(separator: ".")
        if case .missing(let key) = problem { return "optional: [\(name).\(key)]" }
        guard case .member(let key)? = path.last else { return nil }
        return "nullable: [\(name).\(key)]"
    }

    /// The JSON Pointer of the value from the root of the text (RFC 6901); for a missing member, that of its object.
    public var pointer: String { tape.pointer(to: index) }

    /// The steps of `pointer`, with its escapes decoded.
    public var path: [JSONPathStep] { tape.path(to: index) }

    /// The offset in bytes from the start of the text to the first byte of the value.
    public var byteOffset: Int { tape.entries[index].byteOffset }

    /// The spelling of the value in the text; longer values are cut after 64 bytes.
    public var found: String { tape.excerpt(of: index) }

    /// The expected member or type, or the message of an invalid value.
    public var expected: String {
        switch problem {
        case .missing(let key): "member '\(key)'"
        case .mismatch(let expected): expected
        case .invalid(let message): message
        }
    }

    /// The pointer, the offset, the problem and the value found, on one line.
    public var description: String {
        let place = pointer.isEmpty ? "at the root" : "at '\(pointer)'"
        return switch problem {
        case .missing(let key): "\(place) (byte \(byteOffset)): the required member '\(key)' is missing"
        case .mismatch(let expected): "\(place) (byte \(byteOffset)): expected \(expected), found \(found)"
        case .invalid(let message): "\(place) (byte \(byteOffset)): \(message), found \(found)"
        }
    }
}

/// One step of a path: from a container to one of its values.
public nonisolated enum JSONPathStep: Hashable, Sendable {
    /// The name of a member of an object, with its escapes decoded.
    case member(String)

    /// The index of an element of an array, from 0.
    case element(Int)
}
