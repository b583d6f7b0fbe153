extension Unicode.Scalar {
    /// Whether a reader of source text cannot see the character, or sees its neighbours in another order because of it.
    package var isHidden: Bool {
        // Looking up a category takes long, and nearly all text is ASCII.
        if value < 0x7F { return value < 0x20 }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        case .spaceSeparator: self != " "
        default: false
        }
    }
}
