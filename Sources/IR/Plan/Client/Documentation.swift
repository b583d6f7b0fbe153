/// The documentation of a declaration, as CommonMark text of the description, without wrapping and escaping.
package struct Documentation: Sendable, Hashable {
    /// One line.
    package var summary: String?
    /// Any number of paragraphs.
    package var description: String?
    /// The URL of external documentation.
    package var externalURL: String?

    package init(summary: String? = nil, description: String? = nil, externalURL: String? = nil) {
        self.summary = summary
        self.description = description
        self.externalURL = externalURL
    }

    /// Whether the documentation has no text and no link.
    package var isEmpty: Bool { summary == nil && description == nil && externalURL == nil }

    /// The summary and the description as one text, for a parameter or a result.
    package var prose: String {
        switch (summary, description) {
        case (let summary?, let description?) where summary != description: summary + "\n\n" + description
        case (let summary?, _): summary
        case (nil, let description?): description
        case (nil, nil): ""
        }
    }
}
