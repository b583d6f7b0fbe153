import ApusExampleCheck
import ApusTemplateRenderer

/// The examples of a description that change when they are decoded and encoded, with the reasons.
struct ExampleReport {
    /// An example that changes.
    struct Loss {
        let example: ListedExample
        let outcome: ExampleProgram.Outcome
        /// The findings of the example at the places that change. Empty if the example is valid there, which means that the
        /// client is wrong.
        let reasons: [ExampleFinding]

        /// The kind of the reasons; `nil` if there are none.
        var kind: ExampleFinding.Kind? {
            if reasons.isEmpty { return nil }
            return reasons.contains { $0.kind == .contradiction } ? .contradiction : .undeclaredMember
        }
    }

    let count: Int
    let losses: [Loss]

    /// - Parameters:
    ///   - listed: All examples, in the order of the program's list.
    ///   - outcomes: The examples that change.
    ///   - findings: The findings of all examples.
    init(_ listed: [ListedExample], _ outcomes: [ExampleProgram.Outcome], _ findings: [ExampleFinding]) {
        count = listed.count
        let byPlace = Dictionary(grouping: findings) { $0.example }
        losses = outcomes.filter { listed.indices.contains($0.index) }.map { outcome in
            let example = listed[outcome.index]
            let found = byPlace[example.place] ?? []
            let reasons = outcome.pointers.map { pointer in found.filter { $0.explains(pointer) } }
            let isExplained = reasons.allSatisfy { !$0.isEmpty }
            return Loss(example: example, outcome: outcome, reasons: isExplained ? reasons.flatMap(\.self) : [])
        }
    }

    var unexplained: [Loss] { losses.filter { $0.kind == nil } }

    private func count(of kind: ExampleFinding.Kind?) -> Int { losses.filter { $0.kind == kind }.count }

    /// The counts in `round-trips.txt`: `97 back=88 contradicting=5 undeclared=4`. `back` is the number of examples that do
    /// not change.
    var counts: String {
        var parts = ["\(count) back=\(count - losses.count)"]
        let contradicting = count(of: .contradiction)
        let undeclared = count(of: .undeclaredMember)
        if contradicting > 0 { parts.append("contradicting=\(contradicting)") }
        if undeclared > 0 { parts.append("undeclared=\(undeclared)") }
        return parts.joined(separator: " ")
    }

    /// The counts as a sentence.
    var summary: String {
        "\(count - losses.count) of \(count) examples are unchanged, \(count(of: .contradiction)) contradict their schema, "
            + "\(count(of: .undeclaredMember)) have undeclared members, \(unexplained.count) unexplained"
    }

    /// Returns a line for each example that changes.
    /// - Parameter all: Whether examples with a reason are included.
    func lines(all: Bool) -> [String] {
        losses.compactMap { loss in
            guard let reason = loss.reasons.first else {
                let pointers = loss.outcome.pointers.joined(separator: " ")
                return "UNEXPLAINED \(loss.example.place): \(loss.outcome.message) [\(pointers)]"
            }
            return all ? "\(reason.place): \(loss.example.name): \(reason.message)" : nil
        }
    }
}

extension ExampleFinding {
    /// Returns whether the finding is a reason for a change at a JSON Pointer of the example.
    fileprivate func explains(_ other: String) -> Bool {
        if other == pointer || other.hasPrefix(pointer + "/") { return true }
        // A contradiction inside a value, such as a member of a union, can change the whole value.
        return kind == .contradiction && (other.isEmpty || pointer.hasPrefix(other + "/"))
    }
}
