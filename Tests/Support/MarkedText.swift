/// A text with the places that a test marks by `1️⃣`, `2️⃣` …, after the markers are removed.
///
/// A marker is directly before the marked text. Markers are the emoji 0️⃣ to 9️⃣ and 🔟.
package struct MarkedText: Sendable {
    /// The place of a marker in the text without markers.
    package struct Place: Sendable, Hashable, CustomStringConvertible {
        /// The offset in bytes of UTF-8.
        package let offset: Int
        /// The line, from 1.
        package let line: Int
        /// The column in Unicode scalars, from 1, as in diagnostics.
        package let column: Int

        package init(offset: Int, line: Int, column: Int) {
            self.offset = offset
            self.line = line
            self.column = column
        }

        package var description: String { "\(line):\(column)" }
    }

    /// The text without the markers.
    package let text: String
    /// The places by the number of their marker; for a repeated marker its first place.
    package let places: [Int: Place]
    /// The numbers of markers that occur more than once, which is a mistake in the test.
    package let repeated: [Int]

    /// Removes the markers from `marked`.
    package init(_ marked: String) {
        var text = String.UnicodeScalarView()
        var places: [Int: Place] = [:]
        var repeated: [Int] = []
        var (offset, line, column) = (0, 1, 1)
        var rest = Substring(marked).unicodeScalars
        while let scalar = rest.first {
            if let (number, length) = MarkedText.mark(at: rest) {
                if places[number] == nil {
                    places[number] = Place(offset: offset, line: line, column: column)
                } else {
                    repeated.append(number)
                }
                rest = rest.dropFirst(length)
                continue
            }
            text.append(scalar)
            offset += UTF8.width(scalar)
            // A byte order mark does not count as a column of the first line.
            if scalar != "\u{FEFF}" || offset > 3 { column += 1 }
            // "\r\n" is a single line break; so is a "\r" that no "\n" follows.
            let next = rest.dropFirst().first
            if scalar == "\n" || (scalar == "\r" && next != "\n") { (line, column) = (line + 1, 1) }
            rest = rest.dropFirst()
        }
        self.text = String(text)
        self.places = places
        self.repeated = repeated
    }

    /// The place of a marker; `nil` if the text does not contain it.
    package subscript(number: Int) -> Place? { places[number] }

    /// The places, ordered by the numbers of their markers.
    package var inOrder: [Place] {
        places.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The text without the markers, in UTF-8.
    package var bytes: [UInt8] { [UInt8](text.utf8) }

    /// Returns the number of the marker at the start of `rest`, and its length in scalars.
    private static func mark(at rest: Substring.UnicodeScalarView) -> (number: Int, length: Int)? {
        guard let first = rest.first else { return nil }
        if first == "\u{1F51F}" { return (10, 1) }
        guard ("0"..."9").contains(first) else { return nil }
        let digit = Int(first.value) - 48
        let following = rest.dropFirst().prefix(2)
        if following.first == "\u{20E3}" { return (digit, 2) }
        return Array(following) == ["\u{FE0F}", "\u{20E3}"] ? (digit, 3) : nil
    }
}
