/// The files of the layout `fixed`, which do not depend on the description.
///
/// A plugin can't import the generator; a test compares this list with that of the generator.
enum GeneratedFiles {
    static let names =
        ["Client.swift"] + (1...4).map { "Operations\($0).swift" } + (1...8).map { "Types\($0).swift" }
}
