/// A field of a message's head, in the case in which it was or will be on the wire (RFC 9112 §5).
package struct HeaderField: Sendable, Hashable, CustomStringConvertible {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    package var description: String { "\(name): \(value)" }
}

extension Sequence where Element == HeaderField {
    /// The values of all fields of that name, in order; names are compared without regard to case (RFC 9110 §5.1).
    package func values(of name: String) -> [String] {
        let wanted = name.lowercased()
        return filter { $0.name.lowercased() == wanted }.map(\.value)
    }
}
