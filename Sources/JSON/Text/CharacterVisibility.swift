/// The way in which a person sees a character.
///
/// This is the only definition of hidden characters. Text of a description is escaped by it before it is shown on a
/// terminal or written to Markdown, JSON and Swift source code.
package nonisolated enum CharacterVisibility: Sendable {
    /// A character that is shown, or the space U+0020.
    case visible
    /// A space other than U+0020, such as U+00A0.
    case space
    /// U+200C or U+200D, which are invisible, but occur in emoji and in several scripts.
    case joiner
    /// A control or format character, a line or paragraph separator, or a code point without a character: it is
    /// invisible or changes how other characters are shown.
    case hidden
}

nonisolated extension Unicode.Scalar {
    /// The way in which a person sees this character.
    package var visibility: CharacterVisibility {
        // Most text is ASCII, and looking up the category takes longer.
        if value < 0x7F { return value < 0x20 ? .hidden : .visible }
        if value == 0x200C || value == 0x200D { return .joiner }
        return switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: .hidden
        case .spaceSeparator: .space
        default: .visible
        }
    }
}
