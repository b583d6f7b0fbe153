/// A collection of diagnostics without duplicates.
///
/// ``sorted`` does not depend on the order in which diagnostics were added, and so not on the number of threads.
package struct Diagnostics: Sendable {
    private var found: [Diagnostic] = []
    private var known: Set<Diagnostic> = []

    package init() {}

    /// Creates a collection with the diagnostics of a sequence.
    package init(_ diagnostics: some Sequence<Diagnostic>) {
        add(contentsOf: diagnostics)
    }

    /// Adds a diagnostic, unless the collection contains an equal one.
    package mutating func add(_ diagnostic: Diagnostic) {
        if known.insert(diagnostic).inserted { found.append(diagnostic) }
    }

    /// Adds the diagnostics of a sequence.
    package mutating func add(contentsOf diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics { add(diagnostic) }
    }

    /// Adds the diagnostics of another collection.
    package mutating func add(contentsOf other: Diagnostics) { add(contentsOf: other.found) }

    package var isEmpty: Bool { found.isEmpty }
    package var count: Int { found.count }
    package var hasErrors: Bool { found.contains { $0.severity == .error } }

    /// Returns the number of diagnostics of a severity.
    package func count(of severity: Severity) -> Int {
        found.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
    }

    /// The number of diagnostics for each code.
    package var countsByCode: [DiagnosticCode: Int] {
        found.reduce(into: [:]) { counts, diagnostic in counts[diagnostic.code, default: 0] += 1 }
    }

    /// All diagnostics: first those without a place, then by path, offset, severity, code and message.
    package var sorted: [Diagnostic] { found.sorted(by: Diagnostic.precedes) }

    /// Returns ``sorted`` with at most `limit` diagnostics of each code. A remark gives the number of those omitted.
    package func capped(perCode limit: Int, help: String) -> [Diagnostic] {
        let totals = countsByCode
        var shown: [DiagnosticCode: Int] = [:]
        var result: [Diagnostic] = []
        for diagnostic in sorted {
            let number = shown[diagnostic.code, default: 0] + 1
            shown[diagnostic.code] = number
            if number <= limit { result.append(diagnostic) }
            let hidden = totals[diagnostic.code, default: 0] - limit
            if number == max(limit, 1), hidden > 0 {
                let message = "and \(hidden) more like this"
                result.append(Diagnostic(diagnostic.code, severity: .remark, message, at: nil, help: help))
            }
        }
        return result
    }
}

extension Diagnostic {
    /// Whether `left` is shown before `right`. A total order, so that the result of sorting is unique.
    static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        switch (left.place, right.place) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let here?, let there?):
            if here.file.path != there.file.path { return here.file.path < there.file.path }
            if here.range.lowerBound != there.range.lowerBound {
                return here.range.lowerBound < there.range.lowerBound
            }
            if here.range.upperBound != there.range.upperBound {
                return here.range.upperBound < there.range.upperBound
            }
        case (nil, nil): break
        }
        if left.severity != right.severity { return left.severity > right.severity }
        if left.code != right.code { return left.code.name < right.code.name }
        if left.message != right.message { return left.message < right.message }
        return left.tieBreaker < right.tieBreaker
    }

    private var tieBreaker: String {
        let places = related.map { "\($0.label) \($0.place)" }
        return ([consequence ?? "", help ?? ""] + places).joined(separator: "\u{0}")
    }
}
