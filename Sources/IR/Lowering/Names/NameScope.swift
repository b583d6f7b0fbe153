import ApusPlan

/// The names that are taken in one scope.
struct NameScope: Sendable {
    private(set) var taken: Set<String>

    init(reserved: Set<String> = []) { taken = reserved }

    func contains(_ name: String) -> Bool { taken.contains(name) }

    /// Marks a name as taken; `false` when it was.
    @discardableResult
    mutating func insert(_ name: String) -> Bool { taken.insert(name).inserted }

    /// Takes the first of the names that is free; when none is, the last one with the lowest free number from 2.
    mutating func claim(_ candidates: String...) -> SwiftName { claim(candidates) }

    mutating func claim(_ candidates: [String]) -> SwiftName {
        for candidate in candidates where taken.insert(candidate).inserted { return SwiftName(candidate) }
        let base = candidates.last ?? "value"
        // A name that ends in a digit would read as another number: `item1` → `item1x2`.
        let stem = base.unicodeScalars.last?.properties.numericType == .decimal ? base + "x" : base
        var number = next[stem] ?? 2
        while !taken.insert(stem + String(number)).inserted { number += 1 }
        next[stem] = number + 1
        return SwiftName(stem + String(number))
    }

    /// The number to try next for each stem, so that a thousand equal names take linear time.
    private var next: [String: Int] = [:]
}

/// Gives the members of one scope their names: a name that is spelled just as Swift wants it keeps it, whatever else
/// stands before it; of others that become the same name the first in document order has it.
struct MemberNames {
    private(set) var names: [SwiftName] = []
    /// The pairs of positions that became the same name, the later one first.
    private(set) var collisions: [(later: Int, earlier: Int)] = []

    /// - Parameters:
    ///   - spelled: The names of the description, or what is to be made into a name.
    ///   - overrides: Configured names by position.
    ///   - reserved: What no member may be called.
    ///   - suffix: What makes a reserved name free.
    init(_ spelled: [String], overrides: [Int: String] = [:], reserved: Set<String>, suffix: String = "Value") {
        let wanted = spelled.indices.map { index -> String in
            if let override = overrides[index] { return SwiftNaming.member(override) }
            let name = SwiftNaming.member(spelled[index])
            return reserved.contains(name) ? ReservedNames.renamed(name, suffix: suffix) : name
        }
        if overrides.isEmpty, Set(wanted).count == wanted.count {
            // Nothing to settle, as nearly always.
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
            // `_type` beside `type` keeps its underscore.
            let other = spelled[index].hasPrefix("_") ? "_" + wanted[index] : wanted[index]
            result[index] = scope.claim(wanted[index], other)
        }
        names = result.map { $0 ?? SwiftName("value") }
    }
}
