import ApusPlan

/// Compares the results of one operation.
struct SuccessChanges {
    let pair: OperationPair

    func changes() -> [Change] { result + accept }

    private var result: [Change] {
        switch (pair.before.success, pair.after.success) {
        case (.none, .none): []
        case (.single(let old), .single(let new)), (.optional(let old), .optional(let new)): content(old, new)
        case (.several(let oldName, let old), .several(let newName, let new)):
            name(oldName, newName) + cases(old, new)
        case (.single(let old), .optional(let new)):
            [returns(.breaking("a success without a body is documented, so callers must unwrap the result"))]
                + content(old, new)
        case (.optional(let old), .single(let new)):
            [returns(.breaking("every success has a body, so code that unwraps the result no longer compiles"))]
                + content(old, new)
        case (.none, _): [returns(.breaking("the method now returns a value"))]
        case (_, .none): [returns(.breaking("the method no longer returns a value"))]
        case (_, .several): [returns(.breaking("callers must select the success that they expect"))]
        case (.several, _): [returns(.breaking("the cases of the old result no longer exist"))]
        }
    }

    private func returns(_ judgement: Judgement) -> Change {
        let old = spell(pair.before.success, isOld: true)
        let new = spell(pair.after.success, isOld: false)
        return pair.change(.resultType, "returns '\(new)' instead of '\(old)'", judgement)
    }

    private func spell(_ success: SuccessPlan, isOld: Bool) -> String {
        switch success {
        case .none: "Void"
        case .single(let content): spell(content, isOld: isOld)
        case .optional(let content): spell(content, isOld: isOld) + "?"
        case .several(let name, _): name.text
        }
    }

    private func spell(_ content: ResponseContent, isOld: Bool) -> String {
        let types = pair.plans.types
        let type = (isOld ? types.oldSpelling : types.newSpelling).spell(content.type)
        return content.coding.stream.map { "\($0)<\(type)>" } ?? type
    }

    /// `returns 'Int' instead of 'String'`, or `is decoded as text instead of JSON` for the same type.
    private func difference(_ verb: String, _ old: ResponseContent, _ new: ResponseContent) -> String {
        let before = spell(old, isOld: true)
        let after = spell(new, isOld: false)
        if before != after { return "\(verb) '\(after)' instead of '\(before)'" }
        if old.coding != new.coding { return "is decoded as \(new.coding.text) instead of \(old.coding.text)" }
        let names = pair.plans.types.names(old.type, new.type)
        return "\(verb) \(names.new) instead of \(names.old)"
    }

    private func content(_ old: ResponseContent, _ new: ResponseContent) -> [Change] {
        let what = difference("returns", old, new)
        return payload(.resultType, pair.new.subject, what, old, new)
    }

    private func payload(
        _ kind: ChangeKind,
        _ subject: String,
        _ what: String,
        _ old: ResponseContent,
        _ new: ResponseContent,
        _ places: Places? = nil
    ) -> [Change] {
        var relation = pair.plans.types.relation(old.type, new.type)
        if old.coding.stream != new.coding.stream { relation = .different }
        if relation == .same, old.coding != new.coding { relation = .sameSwiftType }
        guard let judgement = relation.judgement(in: .response) else { return [] }
        return [Change(kind, subject, what, judgement, places ?? pair.places)]
    }

    // MARK: - Several successes

    private func name(_ old: SwiftName, _ new: SwiftName) -> [Change] {
        guard old != new else { return [] }
        let what = "returns '\(new)' instead of '\(old)'"
        return [pair.change(.resultRenamed, what, .breaking("the old name no longer exists"))]
    }

    private func cases(_ old: [SuccessCase], _ new: [SuccessCase]) -> [Change] {
        let pairing = Pairing(old, new, by: Pairing.Key { $0.name.text })
        var changes = pairing.pairs.flatMap { successCase($0.old, $0.new) }
        changes += pairing.added.map { added in
            let why: Judgement = .breaking("a 'switch' over the result must handle it")
            let what = "has the new success '.\(added.name)' for \(added.status.documented)"
            return pair.change(.resultCaseAdded, what, why)
        }
        changes += pairing.removed.map { removed in
            let what = "no longer has the success '.\(removed.name)' for \(removed.status.documented)"
            return pair.change(.resultCaseRemoved, what, .breaking("the name no longer exists"))
        }
        return changes
    }

    private func successCase(_ old: SuccessCase, _ new: SuccessCase) -> [Change] {
        var changes: [Change] = []
        let subject = pair.new.subject + ".\(new.name)"
        let places = pair.places(old.place, new.place)
        if old.status != new.status {
            let what = "stands for \(new.status.documented) instead of \(old.status.documented)"
            let why: Judgement = .behaviour("a different status is returned as this case")
            changes.append(Change(.resultStatus, subject, what, why, places))
        }
        switch (old.content, new.content) {
        case (nil, nil): break
        case (nil, _?):
            let why: Judgement = .compatible("patterns of the case still match without it")
            changes.append(Change(.resultType, subject, "has a payload", why, places))
        case (_?, nil):
            let why: Judgement = .breaking("patterns that bind the payload no longer compile")
            changes.append(Change(.resultType, subject, "no longer has a payload", why, places))
        case (let before?, let after?):
            let what = difference("has", before, after)
            changes += payload(.resultType, subject, what, before, after, places)
        }
        return changes
    }

    // MARK: - Media types

    private var accept: [Change] {
        let old = pair.before.accept
        let new = pair.after.accept
        guard old != new else { return [] }
        func list(_ types: [String]) -> String {
            types.isEmpty ? "any media type" : types.map { "'\($0)'" }.joined(separator: ", ")
        }
        let what = "accepts \(list(new)) instead of \(list(old))"
        return [pair.change(.resultMediaTypes, what, .behaviour("the server may respond with a different media type"))]
    }
}

extension BodyCoding {
    /// The type of the asynchronous sequence that the method returns; `nil` for a single value.
    fileprivate var stream: String? {
        switch self {
        case .serverSentEvents: "EventStream"
        case .jsonLines: "JSONLines"
        default: nil
        }
    }
}
