import ApusPlan

/// Compares the request bodies of one operation.
struct BodyChanges {
    let pair: OperationPair

    /// The places of the old and the new body. One of them is `nil` if the body is added or removed.
    private var places: Places {
        let old = pair.before.body.flatMap { $0.place ?? pair.before.place }
        let new = pair.after.body.flatMap { $0.place ?? pair.after.place }
        return Places(old: old, new: new)
    }

    func changes() -> [Change] {
        switch (pair.before.body, pair.after.body) {
        case (nil, nil): []
        case (nil, let new?): [added(new)]
        case (let old?, nil):
            [change(.bodyRemoved, old.name, "is removed", .breaking("calls with this argument no longer compile"))]
        case (let old?, let new?): argument(old, new) + contents(old, new)
        }
    }

    private func change(_ kind: ChangeKind, _ name: SwiftName, _ what: String, _ judgement: Judgement) -> Change {
        Change(kind, pair.new.subject(of: name), what, judgement, places)
    }

    private func added(_ body: BodyPlan) -> Change {
        change(
            .bodyAdded,
            body.name,
            "is a new \(body.isRequired ? "required" : "optional") body",
            body.isRequired ? .breaking("calls lack the required argument") : .compatible("the argument has a default")
        )
    }

    private func argument(_ old: BodyPlan, _ new: BodyPlan) -> [Change] {
        var changes: [Change] = []
        if old.name != new.name {
            let why: Judgement = .breaking("the argument has a different label")
            changes.append(
                Change(
                    .bodyRenamed,
                    pair.old.subject(of: old.name),
                    "is renamed to \'\(new.name)\'",
                    why,
                    places
                )
            )
        }
        if !old.isRequired, new.isRequired {
            let why: Judgement = .breaking("calls that omit it or pass an optional no longer compile")
            changes.append(change(.bodyRequired, new.name, "is now required", why))
        } else if old.isRequired, !new.isRequired {
            changes.append(
                change(.bodyOptional, new.name, "is now optional", .compatible("existing calls still compile"))
            )
        }
        return changes
    }

    // MARK: - Contents

    private func contents(_ old: BodyPlan, _ new: BodyPlan) -> [Change] {
        switch (old.choice, new.choice) {
        case (nil, nil):
            guard let before = old.contents.first, let after = new.contents.first else { return [] }
            return content(before, after, of: new, subject: pair.new.subject(of: new.name))
        case (let before?, let after?): return choice(old, before, new, after)
        case (nil, let after?):
            let what = "is now one of \(Self.names(after.caseNames))"
            return [change(.bodyType, new.name, what, .breaking("calls must select the content that they send"))]
        case (_?, nil):
            let what = "is no longer a choice"
            return [change(.bodyType, new.name, what, .breaking("the cases no longer exist"))]
        }
    }

    private static func names(_ cases: [SwiftName]) -> String {
        cases.map { "'.\($0)'" }.joined(separator: ", ")
    }

    /// One content of a body and the case that represents it.
    private struct NamedContent {
        let name: SwiftName
        let content: BodyContent
    }

    private func choice(_ old: BodyPlan, _ before: BodyChoice, _ new: BodyPlan, _ after: BodyChoice) -> [Change] {
        var changes: [Change] = []
        if before.name != after.name {
            let what = "has the type '\(after.name)' instead of '\(before.name)'"
            changes.append(change(.bodyType, new.name, what, .breaking("the old name no longer exists")))
        }
        let pairing = Pairing(
            zip(before.caseNames, old.contents).map { NamedContent(name: $0, content: $1) },
            zip(after.caseNames, new.contents).map { NamedContent(name: $0, content: $1) },
            by: Pairing.Key { $0.name.text },
            Pairing.Key { $0.content.mediaTypes.first }
        )
        for (before, after) in pairing.pairs {
            let subject = subject(of: after.name, in: new)
            if before.name != after.name {
                let why: Judgement = .breaking("the old name no longer exists")
                let what = "was '.\(before.name)'"
                changes.append(Change(.bodyContentRenamed, subject, what, why, places))
            }
            changes += content(before.content, after.content, of: new, subject: subject)
        }
        changes += pairing.added.map { content in
            let why: Judgement = .compatible("existing code does not send it")
            let what = "is a new kind of content: \(Self.list(content.content.mediaTypes))"
            return Change(.bodyContentAdded, subject(of: content.name, in: new), what, why, places)
        }
        changes += pairing.removed.map { content in
            let why: Judgement = .breaking("calls that send it no longer compile")
            let what = "is removed: \(Self.list(content.content.mediaTypes))"
            return Change(.bodyContentRemoved, subject(of: content.name, in: new), what, why, places)
        }
        return changes
    }

    private func subject(of caseName: SwiftName, in body: BodyPlan) -> String {
        pair.new.subject(of: body.name) + ".\(caseName)"
    }

    private func content(
        _ old: BodyContent,
        _ new: BodyContent,
        of body: BodyPlan,
        subject: String
    ) -> [Change] {
        var changes: [Change] = []
        if let (what, judgement) = typeChange(old, new) {
            changes.append(Change(.bodyType, subject, what, judgement, places))
        }
        if old.mediaTypes != new.mediaTypes {
            let lost = old.mediaTypes.filter { !new.mediaTypes.contains($0) }
            let isKept = lost.isEmpty && old.mediaTypes.first == new.mediaTypes.first
            let what = "is \(Self.list(new.mediaTypes)) instead of \(Self.list(old.mediaTypes))"
            let why: Judgement =
                isKept
                ? .compatible("the old media types are still accepted")
                : .behaviour("the body is sent with a different media type")
            changes.append(Change(.bodyMediaTypes, subject, what, why, places))
        }
        if old.coding != new.coding || old.encodings != new.encodings || old.elementPart != new.elementPart {
            let what =
                old.coding == new.coding
                ? "encodes its fields differently"
                : "is encoded as \(new.coding.text) instead of \(old.coding.text)"
            let why: Judgement = .behaviour("the same value is encoded differently")
            changes.append(Change(.bodyEncoding, subject, what, why, places))
        }
        return changes
    }

    /// The change of the argument's type. Bytes are passed as `Data`, as a file or as a stream.
    private func typeChange(_ old: BodyContent, _ new: BodyContent) -> (String, Judgement)? {
        let types = pair.plans.types
        switch (old.coding == .binary, new.coding == .binary) {
        case (true, true): return nil
        case (true, false):
            let what = "has a different type: 'some UploadContent' → '\(types.newSpelling.spell(new.type))'"
            return (what, .breaking("files and streams are no longer accepted"))
        case (false, true):
            let before = types.oldSpelling.spell(old.type)
            let what = "has a different type: '\(before)' → 'some UploadContent'"
            let isData = before == "Data"
            return (
                what,
                isData
                    ? .behaviour("the same value is encoded differently")
                    : .breaking("values of the old type are no longer accepted")
            )
        case (false, false):
            guard let judgement = types.relation(old.type, new.type).judgement(in: .request) else { return nil }
            return ("has a different type: " + pair.plans.arrow(old.type, new.type), judgement)
        }
    }

    private static func list(_ mediaTypes: [String]) -> String {
        mediaTypes.map { "'\($0)'" }.joined(separator: ", ")
    }
}

extension BodyCoding {
    var text: String {
        switch self {
        case .json: "JSON"
        case .form: "a form"
        case .multipart: "multipart"
        case .text: "text"
        case .binary: "bytes"
        case .serverSentEvents: "server-sent events"
        case .jsonLines: "JSON lines"
        }
    }
}
