/// A text in which `1️⃣`, `2️⃣` … mark the places where a test expects something: the text without the marks, and where
/// they were.
///
/// A mark stands directly before the thing that it marks. Marks are the emoji 0️⃣ to 9️⃣ and 🔟.
package struct MarkedText: Sendable {
    /// Where a mark was, in the text without marks.
    package struct Place: Sendable, Hashable, CustomStringConvertible {
        /// Bytes of UTF-8 before the place.
        package let offset: Int
        /// From 1.
        package let line: Int
        /// From 1, in Unicode scalars, as diagnostics count.
        package let column: Int

        package init(offset: Int, line: Int, column: Int) {
            self.offset = offset
            self.line = line
            self.column = column
        }

        package var description: String { "\(line):\(column)" }
    }

    /// The text without the marks.
    package let text: String
    /// The places by the number of their mark. Of a mark that is there twice, the first.
    package let places: [Int: Place]
    /// The numbers of marks that are there more than once: a mistake of the test.
    package let repeated: [Int]

    /// Takes the marks out of `marked`.
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
            // A byte order mark is no character of the first line.
            if scalar != "\u{FEFF}" || offset > 3 { column += 1 }
            // "\r\n" is one line end; a "\r" alone is one too.
            let next = rest.dropFirst().first
            if scalar == "\n" || (scalar == "\r" && next != "\n") { (line, column) = (line + 1, 1) }
            rest = rest.dropFirst()
        }
        self.text = String(text)
        self.places = places
        self.repeated = repeated
    }

    /// The place of a mark, `nil` when it is not there.
    package subscript(number: Int) -> Place? { places[number] }

    /// The places in the order of their numbers.
    package var inOrder: [Place] {
        places.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The text as bytes, for readers of bytes.
    package var bytes: [UInt8] { [UInt8](text.utf8) }

    /// The number of the mark that starts here and how many scalars it takes.
    private static func mark(at rest: Substring.UnicodeScalarView) -> (number: Int, length: Int)? {
        guard let first = rest.first else { return nil }
        if first == "\u{1F51F}" { return (10, 1) }
        guard ("0"..."9").contains(first) else { return nil }
        let digit = Int(first.value) - 48
        let behind = rest.dropFirst().prefix(2)
        if behind.first == "\u{20E3}" { return (digit, 2) }
        return Array(behind) == ["\u{FE0F}", "\u{20E3}"] ? (digit, 3) : nil
    }
}
