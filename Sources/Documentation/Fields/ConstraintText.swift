import ApusMarkdown
import ApusPlan

extension ValueConstraint {
    /// ``Minimum: `1`.``
    func documented(in pages: PageSet) -> String {
        switch self {
        case .minimum(let bound): "Minimum: " + MarkdownText.code(bound) + "."
        case .exclusiveMinimum(let bound): "Greater than " + MarkdownText.code(bound) + "."
        case .maximum(let bound): "Maximum: " + MarkdownText.code(bound) + "."
        case .exclusiveMaximum(let bound): "Less than " + MarkdownText.code(bound) + "."
        case .multipleOf(let number): "Multiple of " + MarkdownText.code(number) + "."
        case .minimumLength(let count): "Minimum length: " + MarkdownText.code(String(count)) + "."
        case .maximumLength(let count): "Maximum length: " + MarkdownText.code(String(count)) + "."
        case .pattern(let pattern):
            // A code span does not show spaces at its ends.
            "Pattern: " + pages.code(pattern) + (pattern.first == " " ? ", with a space at its start" : "")
                + (pattern.last == " " ? ", with a space at its end" : "") + "."
        case .minimumItems(let count): "Minimum number of items: " + MarkdownText.code(String(count)) + "."
        case .maximumItems(let count): "Maximum number of items: " + MarkdownText.code(String(count)) + "."
        case .uniqueItems: "Unique items."
        case .minimumProperties(let count):
            "Minimum number of properties: " + MarkdownText.code(String(count)) + "."
        case .maximumProperties(let count):
            "Maximum number of properties: " + MarkdownText.code(String(count)) + "."
        case .contentMediaType(let name): "Media type: " + pages.code(name) + "."
        case .contentEncoding(let name): "Encoding: " + pages.code(name) + "."
        }
    }
}

extension ValueFacts {
    /// The format and the constraints, also those of elements: ``Format: `int64`. Minimum: `1`.``
    func sentences(in pages: PageSet) -> [String] {
        var sentences = format.map { ["Format: " + pages.code($0) + "."] } ?? []
        sentences += constraints.map { $0.documented(in: pages) }
        if let elements {
            var own = elements.sentences(in: pages)
            if elements.isNullable { own.insert("Nullable.", at: 0) }
            if let value = elements.defaultValue { own.append("Default: " + value.shown(in: pages) + ".") }
            sentences += own.map(\.ofEachElement)
        }
        return sentences
    }
}

extension String {
    /// ``Maximum length of each element: `5000`.``, ``Each element: unique items.``
    fileprivate var ofEachElement: String {
        let label = prefix { $0 != "`" && $0 != ":" }
        guard self[label.endIndex...].hasPrefix(":"), !label.isEmpty else {
            return "Each element: " + prefix(1).lowercased() + dropFirst()
        }
        return label + " of each element" + self[label.endIndex...]
    }
}

extension JSONLiteral {
    /// Compact JSON; for a string, its text without quotation marks.
    var text: String {
        if case .string(let text) = self { return text }
        return compactText
    }

    /// The maximum number of characters of a value in a sentence.
    static let shownLimit = 400

    /// The value as a code span, cut after ``shownLimit`` characters.
    func shown(in pages: PageSet) -> String {
        let text = text
        let isLong = text.count > Self.shownLimit
        return pages.code(isLong ? String(text.prefix(Self.shownLimit)) + "…" : text)
    }
}
