/// What the layout `fixed` makes, known before the description is read.
///
/// A plugin can't import the generator; a test compares this list with the generator's own.
enum GeneratedFiles {
    static let names =
        ["Client.swift"] + (1...4).map { "Operations\($0).swift" } + (1...8).map { "Types\($0).swift" }
}
