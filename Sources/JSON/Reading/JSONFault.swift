/// A value of a valid JSON text that is not what a model expects.
///
/// It keeps the text, so that where and what are only worked out for those who look.
public struct JSONFault: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The object at the pointer has no member `key`.
        case missing(key: String)

        /// Something else stands at the pointer.
        case mismatch(expected: String)

        /// The value has the right kind but cannot be taken, for example a number out of range.
        case invalid(String)
    }

    /// What is wrong.
    public let problem: Problem

    private let tape: JSONTape
    private let index: Int

    init(tape: JSONTape, index: Int, problem: Problem) {
        self.tape = tape
        self.index = index
        self.problem = problem
    }

    /// Where: the JSON Pointer from the root of the text (RFC 6901), for a missing member that of its object.
    public var pointer: String { tape.pointer(to: index) }

    /// The steps of `pointer`, without escapes.
    public var path: [JSONPathStep] { tape.path(to: index) }

    /// Where: bytes from the first byte of the text to the first byte of the value.
    public var byteOffset: Int { tape.entries[index].byteOffset }

    /// What stands there, as it is spelled, at most 64 characters.
    public var found: String { tape.excerpt(of: index) }

    /// What should be there, or what is wrong with what is.
    public var expected: String {
        switch problem {
        case .missing(let key): "member '\(key)'"
        case .mismatch(let expected): expected
        case .invalid(let message): message
        }
    }

    /// One line: the pointer, the problem, what was found and the offset.
    public var description: String {
        let place = pointer.isEmpty ? "at the root" : "at '\(pointer)'"
        return switch problem {
        case .missing(let key): "\(place) (byte \(byteOffset)): the required member '\(key)' is missing"
        case .mismatch(let expected): "\(place) (byte \(byteOffset)): expected \(expected), found \(found)"
        case .invalid(let message): "\(place) (byte \(byteOffset)): \(message), found \(found)"
        }
    }
}

/// One step from a value into it.
public enum JSONPathStep: Hashable, Sendable {
    /// Into an object: the name of the member, escapes resolved.
    case member(String)

    /// Into an array: the number of the element, from 0.
    case element(Int)
}
