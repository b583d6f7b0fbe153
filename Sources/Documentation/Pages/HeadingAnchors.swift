/// Computes the anchors of the headings of a page.
struct HeadingAnchors: Sendable {
    /// The number of the last duplicate of each anchor.
    private var counts: [String: Int] = [:]

    /// Returns the anchor of the next heading, by GitHub's rules: lower case, hyphens for spaces, no other punctuation, and
    /// a number after the anchor if an earlier heading has the same one.
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

    /// The anchor of a heading in DocC: unchanged, but without the dots of a nested type.
    static func catalogAnchor(_ name: String) -> String { name.replacing(".", with: "") }
}
