import ApusExampleCheck
import ApusTemplateRenderer

/// What became of the examples of a description, each either back as it was, or explained, or not.
struct ExampleReport {
    /// An example that does not come back, and the reason that is wrong with it.
    struct Loss {
        let example: ListedExample
        let outcome: ExampleProgram.Outcome
        /// What is wrong with the example where it differs; empty: nothing is, so that the client must be wrong.
        let reasons: [ExampleFinding]

        /// Why, in a word.
        var kind: ExampleFinding.Kind? {
            if reasons.isEmpty { return nil }
            return reasons.contains { $0.kind == .contradiction } ? .contradiction : .undeclaredMember
        }
    }

    let count: Int
    let losses: [Loss]

    /// - Parameters:
    ///   - listed: The examples in the order of the program's list.
    ///   - outcomes: Those that don't come back.
    ///   - findings: What is wrong with examples.
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

    /// What is committed: `97 back=88 contradicting=5 undeclared=4`
    var counts: String {
        var parts = ["\(count) back=\(count - losses.count)"]
        let contradicting = count(of: .contradiction)
        let undeclared = count(of: .undeclaredMember)
        if contradicting > 0 { parts.append("contradicting=\(contradicting)") }
        if undeclared > 0 { parts.append("undeclared=\(undeclared)") }
        return parts.joined(separator: " ")
    }

    /// For people: how many come back, and why others don't.
    var summary: String {
        "\(count - losses.count) of \(count) examples come back, \(count(of: .contradiction)) contradict their schema, "
            + "\(count(of: .undeclaredMember)) have undeclared members, \(unexplained.count) unexplained"
    }

    /// A line for each example that does not come back.
    /// - Parameter all: Whether those that are explained are told too.
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
    /// Whether this is a reason for what is at a JSON Pointer into the example not to come back.
    fileprivate func explains(_ other: String) -> Bool {
        if other == pointer || other.hasPrefix(pointer + "/") { return true }
        // What is read as a whole, such as a case of a union, is lost as a whole.
        return kind == .contradiction && (other.isEmpty || pointer.hasPrefix(other + "/"))
    }
}
