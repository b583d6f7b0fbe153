/// Finds the intended name for a mistyped one.
package enum NearestName {
    /// Returns the candidate with the smallest edit distance to `name`, if it is small enough for a typing error.
    ///
    /// The distance is at most a third of the length, and at most three. Of equal distances, the earlier candidate is
    /// returned. Letter case is ignored. Names of more than 100 bytes are not compared.
    package static func find(_ name: String, among candidates: some Sequence<String>) -> String? {
        let target = Array(name.lowercased().utf8)
        guard (1...100).contains(target.count) else { return nil }
        let allowed = min(3, max(1, target.count / 3))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().utf8)
            guard abs(letters.count - target.count) <= allowed else { continue }
            let distance = distance(target, letters)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Returns the edit distance: the number of insertions, deletions, replacements and transpositions of adjacent
    /// bytes.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
