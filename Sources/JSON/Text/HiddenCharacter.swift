extension Unicode.Scalar {
    /// Whether the character is invisible in source text or changes the order in which its neighbors are displayed.
    package var isHidden: Bool {
        // Avoid the slow lookup of the category for ASCII, which is nearly all text.
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case .spaceSeparator: self != " "
        default: false
        }
    }
}
