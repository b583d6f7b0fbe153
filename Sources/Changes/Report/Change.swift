import ApusDiagnostics

/// A difference between two clients, as seen by code that uses them.
package struct Change: Sendable {
    package let kind: ChangeKind
    /// The Swift name of the changed declaration: `client.segments.getSegment(limit:)` or `UserSegment.name`.
    package let subject: String
    /// The predicate of the change: `is now optional instead of required`.
    package let what: String
    package let verdict: Verdict
    /// The reason for the verdict, in one clause.
    package let reason: String
    /// The positions that have the verdict; empty if the verdict does not depend on the position.
    package let positions: [Position]
    /// The place in the old description; `nil` if the subject is added.
    package private(set) var oldPlace: SourceLocation?
    /// The place in the new description; `nil` if the subject is removed.
    package private(set) var newPlace: SourceLocation?

    /// The change without its places.
    var withoutPlaces: Change {
        var change = self
        (change.oldPlace, change.newPlace) = (nil, nil)
        return change
    }

    /// Creates a change whose verdict does not depend on the position.
    init(_ kind: ChangeKind, _ subject: String, _ what: String, _ judgement: Judgement, _ places: Places) {
        self.kind = kind
        self.subject = subject
        self.what = what
        verdict = judgement.verdict
        reason = judgement.reason
        positions = []
        oldPlace = places.old
        newPlace = places.new
    }

    /// Creates a change that is judged in each position. Its verdict is the most severe one.
    ///
    /// Returns `nil` if no position is affected.
    init?(
        _ kind: ChangeKind,
        _ subject: String,
        _ what: String,
        in positions: [Position],
        _ places: Places,
        judge: (Position) -> Judgement?
    ) {
        let judged = positions.compactMap { position in judge(position).map { (position: position, judgement: $0) } }
        guard let worst = judged.map(\.judgement.verdict).max() else { return nil }
        let deciding = judged.filter { $0.judgement.verdict == worst }
        var reasons: [String] = []
        for one in deciding where !reasons.contains(one.judgement.reason) { reasons.append(one.judgement.reason) }
        self.kind = kind
        self.subject = subject
        self.what = what
        verdict = worst
        reason = reasons.joined(separator: "; ")
        self.positions = deciding.map(\.position)
        oldPlace = places.old
        newPlace = places.new
    }
}

/// The places of a subject in the old and the new description.
struct Places: Sendable {
    var old: SourceLocation?
    var new: SourceLocation?

    init(old: SourceLocation? = nil, new: SourceLocation? = nil) {
        self.old = old
        self.new = new
    }
}
