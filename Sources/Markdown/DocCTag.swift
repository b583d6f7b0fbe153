/// Words before a colon with which DocC gives an item of a list another meaning: it removes `- Returns: …` and
/// `- Parameter name: …` from the list, for example.
enum DocCTag {
    /// The text of an item, with a tag at its beginning in bold so that it stays text.
    ///
    ///     Version: the version of the API   →   **Version**: the version of the API
    static func emphasized(_ text: String) -> String {
        let start = text.prefix(maximumLength)
        // DocC finds a tag only in plain text before other inlines.
        guard let colon = start.firstIndex(where: { ":*_`[<\\\n".contains($0) }), start[colon] == ":",
            isTag(start[..<colon])
        else { return text }
        var end = colon
        let words = start[..<colon].split(separator: " ")
        if words.count > maximumWords, let first = words.first { end = first.endIndex }
        return "**" + text[..<end] + "**" + text[end...]
    }

    /// Whether the text before the colon of an item is a tag.
    static func isTag(_ text: ArraySlice<UInt8>) -> Bool {
        text.count <= maximumLength && isTag(String(decoding: text, as: UTF8.self).drop { $0 == " " })
    }

    private static let maximumLength = 200

    /// The maximum number of words that become bold. Of more words, only the first becomes bold.
    private static let maximumWords = 3

    private static func isTag(_ text: Substring) -> Bool {
        let name = text.lowercased().filter { $0 != " " && $0 != "-" }
        return names.contains(name) || beginnings.contains(where: name.hasPrefix)
            || text.lowercased().hasPrefix("term ")
    }

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
