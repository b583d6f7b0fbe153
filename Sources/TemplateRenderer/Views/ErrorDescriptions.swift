import ApusPlan
import ApusSwiftText

/// The items about errors in the comments of methods.
///
/// Most operations have the same failures as others, so each item is formatted once.
struct ErrorDescriptions {
    private var items: [Failures: DocumentationText] = [:]

    /// What an item depends on.
    private struct Failures: Hashable {
        /// The failures with a payload.
        let decoded: [RequestDefaultsPlan.Failure]
        /// Whether all failures are the default response.
        let isOnlyDefault: Bool

        init(_ operation: OperationPlan) {
            // Read in place, because a copy of a failure retains a dozen values.
            decoded = operation.failures.indices.compactMap { operation.failures[$0].shared }
            isOnlyDefault = operation.failures.indices.allSatisfy { operation.failures[$0].status == .default }
        }
    }

    init(_ plan: ClientPlan, _ spelling: TypeSpelling) {
        for operation in plan.groups.lazy.flatMap(\.operations) {
            let failures = Failures(operation)
            if items[failures] == nil { items[failures] = Self.item(failures, spelling) }
        }
    }

    func item(of operation: OperationPlan) -> DocumentationText {
        items[Failures(operation)] ?? DocumentationText()
    }

    /// ``- Throws: `APIError` with a `NotFoundErrorRep` (404) or a `RateLimitedErrorRep` (429) as its payload.``
    private static func item(_ failures: Failures, _ spelling: TypeSpelling) -> DocumentationText {
        var payloads: [(type: String, statuses: [String])] = []
        for failure in failures.decoded {
            let type = spelling.spell(failure.payload)
            let others = failures.isOnlyDefault ? "any status" : "any other status"
            let status = failure.status == .default ? others : failure.status.documented
            if let index = payloads.firstIndex(where: { $0.type == type }) {
                payloads[index].statuses.append(status)
            } else {
                payloads.append((type, [status]))
            }
        }
        let list = payloads.map { "`" + $0.type + "` (" + $0.statuses.joined(separator: ", ") + ")" }
        let prose = list.isEmpty ? "`APIError`." : "`APIError`, with the payload " + alternatives(list) + "."
        var text = DocumentationText()
        text.appendItem("- Throws: ", prose, separated: false)
        return text
    }

    /// `a`, `a or b`, `a, b or c`
    private static func alternatives(_ list: [String]) -> String {
        guard let last = list.last, list.count > 1 else { return list.first ?? "" }
        return list.dropLast().joined(separator: ", ") + " or " + last
    }
}
