extension MarkdownText {
    /// Prose for a documentation comment, in UTF-8.
    ///
    /// Paragraphs, lists, quotes, tables, code and links to the web remain. What DocC would read as the structure of the
    /// comment becomes text: headings are bold paragraphs, and tags of lists (`- Returns:`), directives (`@Image`), tags of
    /// Doxygen (`\param`), symbol links, links within the description and images are text or code.
    package static func comment(_ text: String) -> [UInt8] {
        let bytes = HTMLText.markdown(text)
        guard CommentText.hasMarkup(bytes) else { return bytes }
        return MarkdownDocument.text(of: MarkdownBlocks.read(bytes), form: .comment)
    }
}

/// Finds out whether text has Markdown that a documentation comment must not contain as it is.
enum CommentText {
    /// Whether a part of the text could have a meaning for DocC. Most descriptions are sentences, and are printed as they
    /// are, because rewriting them takes a multiple of the time.
    static func hasMarkup(_ bytes: [UInt8]) -> Bool {
        var isAtLineStart = true
        /// The start of the text of an item, while it can begin with a tag.
        var item: Int?
        var backticks = 0
        for index in bytes.indices {
            let byte = bytes[index]
            // Most bytes are letters and spaces inside of a line.
            if byte.isASCIILetter {
                isAtLineStart = false
                continue
            }
            if byte == UInt8(ascii: " ") { continue }
            let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: "\n")
            switch byte {
            case UInt8(ascii: "\n"): (isAtLineStart, item) = (true, nil)
            // A quote can contain each other block.
            case UInt8(ascii: ">"): break
            case UInt8(ascii: "<"), UInt8(ascii: "|"): return true
            case UInt8(ascii: "\\"):
                // Other escapes have the same meaning in DocC.
                if isAtLineStart || item != nil || next == byte { return true }
            case UInt8(ascii: ":"):
                if let start = item, DocCTag.isTag(bytes[start..<index]) { return true }
                item = nil
            case UInt8(ascii: "!"):
                if next == UInt8(ascii: "[") { return true }
                isAtLineStart = false
            case UInt8(ascii: "]"):
                if next == UInt8(ascii: "("), !isLinkToWeb(bytes[(index + 2)...]) { return true }
                if "[:".utf8.contains(next) { return true }
                isAtLineStart = false
            case UInt8(ascii: "`"):
                if next == byte { return true }
                backticks += 1
                (isAtLineStart, item) = (false, nil)
            case UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "@"):
                if isAtLineStart { return true }
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                if isAtLineStart, byte == UInt8(ascii: "-"), next == byte { return true }
                if isAtLineStart, next == UInt8(ascii: " ") { item = index + 2 } else { isAtLineStart = false }
            default: isAtLineStart = false
            }
        }
        return !backticks.isMultiple(of: 2)
    }

    /// Whether the destination of a link is an address of the web, which needs no change.
    private static func isLinkToWeb(_ destination: ArraySlice<UInt8>) -> Bool {
        destination.starts(with: "https://".utf8) || destination.starts(with: "http://".utf8)
    }
}
