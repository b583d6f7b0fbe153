/// Rows of levels in which all combinations of levels of any few factors occur.
///
/// With strength 2, every pair of levels of two factors is in a row. A covering array finds faults that two settings cause
/// together with a small part of all combinations.
struct CoveringArray {
    /// The level of each factor in each row.
    private(set) var rows: [[Int]] = []

    /// - Parameters:
    ///   - levels: The number of levels of each factor.
    ///   - strength: The number of factors of which all combinations occur.
    init(levels: [Int], strength: Int) {
        var missing = Self.combinations(levels: levels, strength: strength)
        while let first = missing.first {
            var row = [Int?](repeating: nil, count: levels.count)
            for choice in first { row[choice.factor] = choice.level }
            for factor in levels.indices where row[factor] == nil {
                let best = (0..<levels[factor]).max { left, right in
                    row[factor] = left
                    let count = missing.count { Self.agrees($0, with: row) }
                    row[factor] = right
                    return count < missing.count { Self.agrees($0, with: row) }
                }
                row[factor] = best
            }
            missing.removeAll { combination in combination.allSatisfy { row[$0.factor] == $0.level } }
            rows.append(row.map { $0 ?? 0 })
        }
    }

    struct Choice: Hashable {
        let factor: Int
        let level: Int
    }

    /// All combinations of levels of `strength` factors.
    static func combinations(levels: [Int], strength: Int) -> [[Choice]] {
        var combinations: [[Choice]] = [[]]
        for _ in 0..<strength {
            combinations = combinations.flatMap { combination in
                let next = (combination.last?.factor ?? -1) + 1
                return (next..<levels.count).flatMap { factor in
                    (0..<levels[factor]).map { combination + [Choice(factor: factor, level: $0)] }
                }
            }
        }
        return combinations
    }

    /// Whether a row whose other factors are not chosen yet can contain the combination.
    private static func agrees(_ combination: [Choice], with row: [Int?]) -> Bool {
        combination.allSatisfy { row[$0.factor] == nil || row[$0.factor] == $0.level }
    }
}
