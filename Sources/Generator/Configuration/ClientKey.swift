import ApusLowering
import ApusPlan

/// A key of a client in `apus.yaml`. The reader, the reference page and the JSON Schema are derived from it.
package struct ClientKey: Sendable {
    package let name: String
    package let value: Value
    /// The meaning of the key, in Markdown, for the reference page and editors.
    package let documentation: String
    /// A sample value in YAML.
    package let example: String

    /// The type of the value, and the assignment that stores it in a client's configuration.
    package enum Value: Sendable {
        case text(@Sendable (String, inout ClientConfiguration) -> Void)
        /// The path of a description.
        case description(@Sendable (String, inout ClientConfiguration) -> Void)
        /// The name of a Swift module.
        case module(@Sendable (String, inout ClientConfiguration) -> Void)
        /// The name of a Swift type.
        case typeName(@Sendable (String, inout ClientConfiguration) -> Void)
        /// A list of names of Swift modules.
        case modules(@Sendable ([String], inout ClientConfiguration) -> Void)
        /// One of several words. The closure returns `false` for any other word.
        case choice([String], @Sendable (String, inout ClientConfiguration) -> Bool)
        case list(@Sendable ([String], inout ClientConfiguration) -> Void)
        /// A string, or a list of strings.
        case texts(@Sendable ([String], inout ClientConfiguration) -> Void)
        /// A mapping of names to strings.
        case map(@Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        /// A mapping of names to Swift types.
        case types(@Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        /// A mapping of operations to security requirements.
        case security(@Sendable ([Named<[[String]]>], inout ClientConfiguration) -> Void)
        /// A mapping of diagnostic codes to severities.
        case severities(@Sendable ([Named<DiagnosticLevel>], inout ClientConfiguration) -> Void)
        /// A mapping of diagnostic codes to a pattern or a list of patterns.
        case allowances(@Sendable ([NamedList], inout ClientConfiguration) -> Void)
        /// A mapping of names or patterns to names.
        case names(@Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        /// A mapping of names to one of several words. The closure returns `false` for any other word.
        case choices([String], @Sendable (_ name: String, _ word: String, inout ClientConfiguration) -> Bool)
        /// A mapping of names to lists of strings.
        case lists(@Sendable ([NamedList], inout ClientConfiguration) -> Void)
        /// A mapping of fixed keys, all optional, to strings.
        case record([String], @Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        case paging(@Sendable ([String: PagingOverride], inout ClientConfiguration) -> Void)
        case filter(@Sendable (OperationSelection, inout ClientConfiguration) -> Void)
        /// A mapping of limits to numbers.
        case limits(@Sendable (DescriptionLimits, inout ClientConfiguration) -> Void)

        /// A value of an enum.
        static func choice<Word: RawRepresentable<String> & CaseIterable & Sendable>(
            _ set: @escaping @Sendable (Word, inout ClientConfiguration) -> Void
        ) -> Value {
            .choice(Word.allCases.map(\.rawValue)) { text, client in
                guard let word = Word(rawValue: text) else { return false }
                set(word, &client)
                return true
            }
        }

        /// A mapping of names to some values of an enum.
        static func choices<Word: RawRepresentable<String> & Hashable & Sendable>(
            among words: [Word],
            _ add: @escaping @Sendable (Named<Word>, inout ClientConfiguration) -> Void
        ) -> Value {
            .choices(words.map(\.rawValue)) { name, text, client in
                guard let word = Word(rawValue: text), words.contains(word) else { return false }
                add(Named(name, word), &client)
                return true
            }
        }
    }

    package init(_ name: String, _ value: Value, example: String, _ documentation: String) {
        self.name = name
        self.value = value
        self.example = example
        self.documentation = documentation
    }

    /// The keys that every client must have.
    package static let required = ["description", "output", "module"]
}
