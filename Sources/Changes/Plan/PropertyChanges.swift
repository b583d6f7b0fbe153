import ApusJSON
import ApusPlan

/// What changed about one property.
struct PropertyChanges {
    let type: TypeChanges
    let old: PropertyPlan
    let new: PropertyPlan

    func changes() -> [Change?] {
        [name, key, valueType, presence, defaultValue, part, deprecation]
    }

    private func change(
        _ kind: ChangeKind,
        _ name: SwiftName,
        _ what: String,
        judge: (Position) -> Judgement?
    ) -> Change? {
        let places = Places(old: old.place ?? type.before.place, new: new.place ?? type.after.place)
        return type.change(kind, name, what, places, judge: judge)
    }

    private var name: Change? {
        guard old.name != new.name else { return nil }
        return change(.propertyRenamed, old.name, "is called '\(new.name)' now") { _ in
            .breaking("the old name is gone")
        }
    }

    private var key: Change? {
        guard old.key != new.key else { return nil }
        return change(.propertyKey, new.name, "has the key '\(new.key)' instead of '\(old.key)'") { position in
            switch position {
            case .request: .behaviour("the value is sent under another key")
            case .response: .behaviour("the value is read from another key")
            }
        }
    }

    private var valueType: Change? {
        let relation = type.plans.types.relation(old.type, new.type)
        let what = "has another type: " + type.plans.arrow(old.type, new.type)
        return change(.propertyType, new.name, what, judge: relation.judgement)
    }

    private var presence: Change? {
        guard old.presence != new.presence else { return nil }
        let presence = PresenceChange(old: old, new: new)
        let what = "is \(new.presence.text) now instead of \(old.presence.text)"
        return change(.propertyPresence, new.name, what, judge: presence.judgement)
    }

    private var defaultValue: Change? {
        // Texts, because ids of types mean something in one client only. Whether an argument has a default at all is
        // told with the presence.
        guard old.defaultValue?.text != new.defaultValue?.text, old.presence == new.presence else { return nil }
        let what = "is \(text(new)) by default instead of \(text(old))"
        return change(.propertyDefault, new.name, what) { position in
            guard position == .request else { return nil }
            if !new.hasDefaultArgument { return .breaking("the initializer asks for it") }
            if !old.hasDefaultArgument { return .compatible("writers may leave it out") }
            return .behaviour("writers that leave it out send another value")
        }
    }

    private func text(_ property: PropertyPlan) -> String {
        property.defaultValue?.text ?? (property.hasDefaultArgument ? "nil" : "nothing")
    }

    private var part: Change? {
        guard old.part != new.part else { return nil }
        let types = new.part.map {
            $0.contentTypes.isEmpty ? "the usual content type" : $0.contentTypes.joined(separator: ", ")
        }
        return change(.propertyPart, new.name, "is sent as \(types ?? "a field")") { position in
            position == .request ? .behaviour("the same value becomes another part") : nil
        }
    }

    private var deprecation: Change? {
        guard old.isDeprecated != new.isDeprecated else { return nil }
        let what = new.isDeprecated ? "is deprecated" : "is no longer deprecated"
        return change(.propertyDeprecated, new.name, what) { _ in
            .compatible(new.isDeprecated ? "its uses are only warned of" : "its uses are no longer warned of")
        }
    }
}

/// A property that may be left out, or `null`, where it could not be, or the other way round.
///
/// | from \ to | required | optional | requiredNullable | optionalNullable |
/// |---|---|---|---|---|
/// | required `T` | | W compatible, R breaking | W compatible, R breaking | W compatible, R breaking |
/// | optional `T? = nil` | W, R breaking | | W breaking, R behaviour | W, R compatible |
/// | requiredNullable `T?` | W, R breaking | W behaviour, R compatible | | W behaviour, R compatible |
/// | optionalNullable `T? = nil` | W, R breaking | W, R breaking | W, R breaking | |
///
/// W writes it in requests, R reads it in responses.
struct PresenceChange {
    let old: PropertyPlan
    let new: PropertyPlan

    func judgement(in position: Position) -> Judgement {
        if old.presence == .optionalNullable, new.presence != .required {
            return .breaking("'null' and absent can no longer be told apart")
        }
        switch position {
        case .request: return writing
        case .response: return reading
        }
    }

    private var writing: Judgement {
        if old.isOptional, !new.isOptional {
            return .breaking("writers that pass an optional or nothing no longer compile")
        }
        if old.hasDefaultArgument, !new.hasDefaultArgument { return .breaking("the initializer asks for it") }
        if !old.isOptional { return .compatible("writers may go on giving it") }
        if old.presence == .requiredNullable { return .behaviour("'nil' is left out instead of written as 'null'") }
        return .compatible("'nil' is left out as before")
    }

    private var reading: Judgement {
        switch (old.isOptional, new.isOptional) {
        case (false, true): .breaking("readers must unwrap it")
        case (true, false): .breaking("readers that unwrap it no longer compile")
        default:
            new.presence == .requiredNullable
                ? .behaviour("a payload without it is a decoding error")
                : .compatible("it reads as an optional as before")
        }
    }
}

extension PropertyPlan {
    fileprivate var isOptional: Bool { presence != .required }
}

extension PropertyPlan.Presence {
    fileprivate var text: String {
        switch self {
        case .required: "required"
        case .optional: "optional"
        case .requiredNullable: "required, but may be null"
        case .optionalNullable: "optional, and may be null"
        }
    }
}
