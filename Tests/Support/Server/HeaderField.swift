/// A header field, with the case of its name kept (RFC 9112 §5).
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
    /// Returns the values of all fields with this name, in order. Case is ignored (RFC 9110 §5.1).
    package func values(of name: String) -> [String] {
        let name = name.lowercased()
        return filter { $0.name.lowercased() == name }.map(\.value)
    }
}
