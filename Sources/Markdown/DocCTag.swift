/// Words before a colon with which DocC gives an item of a list another meaning: it removes `- Returns: …` and
/// `- Parameter name: …` from the list, for example.
enum DocCTag {
    /// The text of an item in UTF-8, with a tag at its beginning in bold so that it stays text.
    ///
    ///     Version: the version of the API   →   **Version**: the version of the API
    static func emphasized(_ text: [UInt8]) -> [UInt8] {
        // DocC finds a tag only in plain text before other inlines.
        guard let colon = text.prefix(maximumLength).firstIndex(where: ":*_`[<\\\n".utf8.contains),
            text[colon] == UInt8(ascii: ":"), isTag(text[..<colon])
        else { return text }
        var end = colon
        let words = text[..<colon].split(separator: UInt8(ascii: " "))
        if words.count > maximumWords, let first = words.first { end = first.endIndex }
        return Array("**".utf8) + text[..<end] + Array("**".utf8) + text[end...]
    }

    /// Whether the text before the colon of an item is a tag.
    static func isTag(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= maximumLength else { return false }
        let lowered = text.drop { $0 == space }.map { $0.isASCIILetter ? $0 | 0x20 : $0 }
        let name = String(decoding: lowered.filter { $0 != space && $0 != UInt8(ascii: "-") }, as: UTF8.self)
        return names.contains(name) || beginnings.contains(where: name.hasPrefix) || lowered.starts(with: "term ".utf8)
    }

    private static let space = UInt8(ascii: " ")

    private static let maximumLength = 200

    /// The maximum number of words that become bold. Of more words, only the first becomes bold.
    private static let maximumWords = 3

    private static let names: Set<String> = [
        "attention", "author", "authors", "bug", "complexity", "copyright", "date", "experiment", "httpbody",
        "important",
        "invariant", "keyword", "localizationkey", "mutatingvariant", "nonmutatingvariant", "note", "postcondition",
        "precondition", "recommended", "recommendedover", "remark", "remarks", "requires", "returns", "seealso",
        "since",
        "tag", "throws", "tip", "todo", "version", "warning",
    ]

    /// DocC compares only the beginning of these with the text of the item.
    private static let beginnings = [
        "dictionarykey", "httpbodyparameter", "httpparameter", "httpresponse", "parameter", "possiblevalue",
    ]
}
