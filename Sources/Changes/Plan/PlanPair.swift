import ApusDiagnostics
import ApusPlan

/// The plans of two clients, with their matched types.
struct PlanPair: Sendable {
    let old: ClientPlan
    let new: ClientPlan
    let types: TypeMatching

    init(old: ClientPlan, new: ClientPlan) {
        self.old = old
        self.new = new
        types = TypeMatching(old: old.types, new: new.types, oldPlaces: TypePlaces(old), newPlaces: TypePlaces(new))
    }

    /// `'Int' → 'String'`
    func arrow(_ before: TypeReference, _ after: TypeReference) -> String {
        let names = types.names(before, after)
        return "\(names.old) → \(names.new)"
    }

    /// All changes: of the client, its operations and its types.
    func changes() -> [Change] {
        ConnectionChanges(pair: self).changes()
            + OperationListChanges(pair: self).changes()
            + TypeListChanges(pair: self).changes()
    }
}

/// An operation and its group.
struct GroupedOperation: Sendable {
    let group: OperationGroup
    let operation: OperationPlan

    /// `client.segments.getSegment`
    var subject: String {
        let prefix = group.propertyName.map { "client.\($0.text)." } ?? "client."
        return prefix + operation.name.text
    }

    /// `client.segments.getSegment(limit:)`
    func subject(of argument: SwiftName) -> String { subject + "(\(argument.text):)" }

    /// `GET /segments`
    var request: String { operation.operationID.description }

    static func all(of plan: ClientPlan) -> [GroupedOperation] {
        plan.groups.flatMap { group in group.operations.map { GroupedOperation(group: group, operation: $0) } }
    }
}

/// An operation of the old and the new client.
struct OperationPair: Sendable {
    let plans: PlanPair
    let old: GroupedOperation
    let new: GroupedOperation

    var before: OperationPlan { old.operation }
    var after: OperationPlan { new.operation }
    var places: Places { Places(old: before.place, new: after.place) }

    /// The places of a part of the operation. A part without a place has that of the operation.
    func places(_ old: SourceLocation?, _ new: SourceLocation?) -> Places {
        Places(old: old ?? before.place, new: new ?? after.place)
    }

    /// A change of the operation as a whole.
    func change(_ kind: ChangeKind, _ what: String, _ judgement: Judgement) -> Change {
        Change(kind, new.subject, what, judgement, places)
    }
}
