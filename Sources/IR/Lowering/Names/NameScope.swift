import ApusPlan
import ApusSpecParser

/// The names that are already used in one scope.
struct NameScope: Sendable {
    private(set) var taken: Set<String>

    init(reserved: Set<String> = []) { taken = reserved }

    init(reserved: WordSet) { taken = reserved.words }

    func contains(_ name: String) -> Bool { taken.contains(name) }

    /// Marks a name as taken. Returns `false` if it was already taken.
    @discardableResult
    mutating func insert(_ name: String) -> Bool { taken.insert(name).inserted }

    /// Takes the first candidate that is free. If none is free, takes the last one with the lowest free number from 2.
    mutating func claim(_ candidates: String...) -> SwiftName { claim(candidates) }

    mutating func claim(_ candidates: [String]) -> SwiftName {
        for candidate in candidates where taken.insert(candidate).inserted { return SwiftName(candidate) }
        let base = candidates.last ?? "value"
        // Separate the number from a digit at the end of the name: `item1` → `item1x2`.
        let stem = base.unicodeScalars.last?.properties.numericType == .decimal ? base + "x" : base
        var number = next[stem] ?? 2
        while !taken.insert(stem + String(number)).inserted { number += 1 }
        next[stem] = number + 1
        return SwiftName(stem + String(number))
    }

    /// The next number to try for each stem, so that claiming many equal names takes linear time.
    private var next: [String: Int] = [:]
}

/// Assigns unique Swift names to the members of one scope.
///
/// If several members have the same Swift name, the one that is already spelled that way keeps it, independent of its
/// position. Otherwise the first in document order keeps it. The others get a number.
struct MemberNames {
    private(set) var names: [SwiftName] = []
    /// The positions of members whose Swift name was already taken, and of the members that have it.
    private(set) var collisions: [(later: Int, earlier: Int)] = []

    /// - Parameters:
    ///   - spelled: The names in the description, or other texts to convert to names.
    ///   - overrides: Configured names by position.
    ///   - reserved: The names that no member can have.
    ///   - suffix: The suffix that is added to a reserved name.
    init(_ spelled: [String], overrides: [Int: String] = [:], reserved: WordSet, suffix: String = "Value") {
        let wanted = spelled.indices.map { index -> String in
            if let override = overrides[index] { return SwiftNaming.configuredMember(override) }
            let name = SwiftNaming.member(spelled[index])
            return reserved.contains(name) ? ReservedNames.renamed(name, suffix: suffix) : name
        }
        if overrides.isEmpty, Self.areDifferent(wanted) {
            // The common case: there are no collisions.
            names = wanted.map { SwiftName($0) }
            return
        }
        var scope = NameScope(reserved: reserved)
        var owners: [String: Int] = [:]
        owners.reserveCapacity(wanted.count)
        var result = [SwiftName?](repeating: nil, count: wanted.count)
        for index in wanted.indices where overrides[index] != nil || wanted[index] == spelled[index] {
            guard owners[wanted[index]] == nil else { continue }
            owners[wanted[index]] = index
            result[index] = scope.claim(wanted[index])
        }
        for index in wanted.indices where result[index] == nil {
            if let owner = owners[wanted[index]] {
                collisions.append((index, owner))
            } else {
                owners[wanted[index]] = index
            }
            // Keep the underscore of `_type` if `type` is taken.
            let alternative = spelled[index].hasPrefix("_") ? "_" + wanted[index] : wanted[index]
            result[index] = scope.claim(wanted[index], alternative)
        }
        names = result.map { $0 ?? SwiftName("value") }
    }

    private static func areDifferent(_ names: [String]) -> Bool {
        // Most scopes have few names, and comparing these is faster than hashing them.
        guard names.count <= 12 else { return TextFingerprints(names).areDifferent || Set(names).count == names.count }
        return names.indices.allSatisfy { index in !names[..<index].contains(names[index]) }
    }
}
