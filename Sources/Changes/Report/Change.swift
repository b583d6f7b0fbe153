import ApusDiagnostics

/// One difference between two clients, as the people who use them see it.
package struct Change: Sendable {
    package let kind: ChangeKind
    /// The Swift name of what changed, `client.segments.getSegment(limit:)` or `UserSegment.name`.
    package let subject: String
    /// What happened to it, `is optional now: 'String' → 'String?'`.
    package let what: String
    package let verdict: Verdict
    /// Why the verdict is what it is, in one clause.
    package let reason: String
    /// The positions that the verdict was found for; empty where position means nothing.
    package let positions: [Position]
    /// Where the description had it; `nil` for what is new.
    package let oldPlace: SourceLocation?
    /// Where the description has it; `nil` for what is gone.
    package let newPlace: SourceLocation?

    /// A change with the same verdict wherever it stands.
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

    /// A change that is judged in each position; the worst verdict counts.
    ///
    /// `nil` when it means nothing in any of them.
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

/// Where something was and where it is.
struct Places: Sendable {
    var old: SourceLocation?
    var new: SourceLocation?

    init(old: SourceLocation? = nil, new: SourceLocation? = nil) {
        self.old = old
        self.new = new
    }
}
