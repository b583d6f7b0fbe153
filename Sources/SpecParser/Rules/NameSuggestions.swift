import ApusDiagnostics

/// Finds the declared name that is most similar to a misspelled one.
///
/// The number of comparisons for one description is limited, because a description can have a million misspelled names.
/// After the limit there are no suggestions.
struct NameSuggestions {
    /// The number of names that can still be compared.
    private var remainingComparisons = 200_000

    /// Returns the element of `names` that is most similar to `name`, or `nil` if none is similar.
    mutating func nearest(to name: String, among names: some Collection<String>) -> String? {
        guard reserve(names.count) else { return nil }
        return NearestName.find(name, among: names)
    }

    /// Returns the key of a mapping that is most similar to `name`, or `nil` if none is similar.
    mutating func nearest(to name: String, amongKeysOf node: Node) -> String? {
        guard reserve(node.count) else { return nil }
        return NearestName.find(name, among: node.keys)
    }

    private mutating func reserve(_ count: Int) -> Bool {
        guard remainingComparisons >= count else { return false }
        remainingComparisons -= count
        return true
    }
}
