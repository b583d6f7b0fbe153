/// A general category of Unicode, or a group of categories (RFC 9485 §4, IsCategory).
struct RegexpCategory: Sendable {
    private let categories: Set<Unicode.GeneralCategory>

    /// Returns the category of a name such as `L` or `Lu`; `nil` if RFC 9485 does not define it.
    init?(_ name: String) {
        let members = Self.names.filter { $0.name == name || (name.utf8.count == 1 && $0.name.hasPrefix(name)) }
        guard !members.isEmpty else { return nil }
        categories = Set(members.map(\.category))
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool { categories.contains(scalar.properties.generalCategory) }

    private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
        ("Ll", .lowercaseLetter), ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Lt", .titlecaseLetter),
        ("Lu", .uppercaseLetter), ("Mc", .spacingMark), ("Me", .enclosingMark), ("Mn", .nonspacingMark),
        ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
        ("Pd", .dashPunctuation), ("Pe", .closePunctuation), ("Pf", .finalPunctuation), ("Pi", .initialPunctuation),
        ("Po", .otherPunctuation), ("Ps", .openPunctuation), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
        ("Zs", .spaceSeparator), ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("Sm", .mathSymbol),
        ("So", .otherSymbol), ("Cc", .control), ("Cf", .format), ("Cn", .unassigned), ("Co", .privateUse),
    ]
}
