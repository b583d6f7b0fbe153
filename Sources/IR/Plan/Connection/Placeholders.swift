extension String {
    /// Returns the text with the values of its placeholders, which are names in braces: `/pets/{petId}`.
    ///
    /// - Parameter value: returns the value of a name; `nil` leaves the placeholder.
    package func replacingPlaceholders(_ value: (String) -> String?) -> String {
        var result = ""
        var rest = utf8[...]
        while let brace = rest.firstIndex(where: { $0 == UInt8(ascii: "{") }) {
            result += String(Substring(rest[..<brace]))
            rest = rest[brace...]
            let start = rest.index(after: brace)
            // A brace that is not closed before the next one begins no placeholder.
            guard let end = rest[start...].firstIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "{") })
            else { break }
            let isClosed = rest[end] == UInt8(ascii: "}")
            let next = isClosed ? rest.index(after: end) : end
            let known = isClosed ? value(String(Substring(rest[start..<end]))) : nil
            result += known ?? String(Substring(rest[..<next]))
            rest = rest[next...]
        }
        return result + String(Substring(rest))
    }
}
