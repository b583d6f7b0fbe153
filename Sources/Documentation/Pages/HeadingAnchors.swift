/// Gives each heading of a page the anchor that a reader's link to it needs.
struct HeadingAnchors: Sendable {
    /// How often each anchor was asked for.
    private var counts: [String: Int] = [:]

    /// The anchor of the next heading, made as GitHub makes it: lower case, blanks as hyphens, no other punctuation, and
    /// a number behind what another heading of the page has.
    mutating func next(_ heading: String) -> String {
        var slug = ""
        for character in heading.lowercased() {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                slug.append(character)
            } else if character == " " {
                slug.append("-")
            }
        }
        var anchor = slug
        var count = counts[slug, default: 0]
        while counts[anchor] != nil {
            count += 1
            anchor = slug + "-" + String(count)
        }
        counts[slug] = count
        counts[anchor] = 0
        return anchor
    }

    /// The anchor that DocC gives a heading: the letters as they are, without the dots of a nested type.
    static func catalogAnchor(_ name: String) -> String { name.replacing(".", with: "") }
}
