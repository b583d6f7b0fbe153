import ApusPlan

/// Finds what most operations of a client share.
///
/// A statement is shared if more than half of the operations have it, so that a new operation rarely changes the others.
/// Small clients share nothing: a reader of three methods is served best if each states everything.
struct RequestDefaults {
    private static let minimumOperations = 4

    private let operations: [OperationPlan]

    init(_ plan: ClientPlan) {
        operations = plan.groups.flatMap(\.operations)
    }

    func plan() -> RequestDefaultsPlan {
        var plan = RequestDefaultsPlan()
        guard operations.count >= Self.minimumOperations else { return plan }
        plan.accept = shared(operations.map(\.accept)) ?? []
        plan.security = shared(operations.map(\.securityKeys)) ?? []
        for key in Set(plan.security.joined()) {
            plan.scopes[key] = shared(operations.compactMap { $0.scopes[key] })
        }
        plan.failures = failures()
        return plan
    }

    /// The value that more than half of the operations have.
    private func shared<Value: Hashable>(_ values: [Value]) -> Value? {
        var counts: [Value: Int] = [:]
        for value in values { counts[value, default: 0] += 1 }
        return counts.first { $0.value * 2 > operations.count }?.key
    }

    /// The failures that more than half of the operations have, by status. At most one for each status.
    private func failures() -> [RequestDefaultsPlan.Failure] {
        var counts: [RequestDefaultsPlan.Failure: Int] = [:]
        for operation in operations {
            // Read in place, because a copy of a failure retains a dozen values.
            for index in operation.failures.indices {
                guard let failure = operation.failures[index].shared, isDeclaredHere(failure.payload) else { continue }
                counts[failure, default: 0] += 1
            }
        }
        return counts.filter { $0.value * 2 > operations.count }.keys.sorted {
            $0.status.documented < $1.status.documented
        }
    }

    /// Whether the file of the client can name the type without a further import.
    private func isDeclaredHere(_ type: TypeReference) -> Bool {
        if case .named = type { return true }
        return false
    }
}
