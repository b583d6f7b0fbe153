/// An option: `--output DIR`.
package struct OptionDescription: Sendable {
    /// `--output`
    package let name: String
    /// `-o`
    package let short: String?
    /// The placeholder of the value in help texts: `DIR`. `nil` for an option without a value.
    package let value: String?
    /// The accepted values; if empty, any text is accepted.
    package let words: [String]
    package let summary: String

    package init(
        _ name: String,
        short: String? = nil,
        value: String? = nil,
        words: [String] = [],
        _ summary: String
    ) {
        self.name = name
        self.short = short
        self.value = value
        self.words = words
        self.summary = summary
    }

    /// An option whose value is a case of an enum.
    init<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        short: String? = nil,
        value: String,
        words: Choice.Type,
        _ summary: String
    ) {
        self.init(name, short: short, value: value, words: Choice.allCases.map(\.rawValue), summary)
    }
}
