import ApusDiagnostics

/// Looks for what somebody who mistyped a name meant, as long as that takes no time: a description can have a million
/// mistyped names, and nobody reads a million suggestions.
struct NameSuggestions {
    /// How many names may still be compared.
    private var budget = 200_000

    /// The one of `names` that is most like `name`.
    mutating func nearest(to name: String, among names: some Collection<String>) -> String? {
        guard spend(names.count) else { return nil }
        return NearestName.find(name, among: names)
    }

    /// The key of a mapping that is most like `name`.
    mutating func nearest(to name: String, amongKeysOf node: Node) -> String? {
        guard spend(node.count) else { return nil }
        return NearestName.find(name, among: node.keys)
    }

    private mutating func spend(_ count: Int) -> Bool {
        guard budget >= count else { return false }
        budget -= count
        return true
    }
}
