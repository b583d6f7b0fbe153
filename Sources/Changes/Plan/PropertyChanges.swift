import ApusJSON
import ApusPlan
import ApusSwiftText

/// Compares one property of a struct.
struct PropertyChanges {
    let type: TypeChanges
    let old: PropertyPlan
    let new: PropertyPlan

    func changes() -> [Change?] {
        [name, key, valueType, presence, defaultValue, part, header, deprecation]
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
        return change(.propertyRenamed, old.name, "is renamed to \'\(new.name)\'") { _ in
            .breaking("the old name no longer exists")
        }
    }

    private var key: Change? {
        guard old.key != new.key else { return nil }
        return change(.propertyKey, new.name, "has the key '\(new.key)' instead of '\(old.key)'") { position in
            switch position {
            case .request: .behaviour("the value is written with a different key")
            case .response: .behaviour("the value is read from a different key")
            }
        }
    }

    private var valueType: Change? {
        if old.part?.isFile == true || new.part?.isFile == true { return fileType }
        let relation = type.plans.types.relation(old.type, new.type)
        let what = "has a different type: " + type.plans.arrow(old.type, new.type)
        return change(.propertyType, new.name, what, judge: relation.judgement)
    }

    /// The change of a part that is or was a file of a multipart body, whose Swift type is `UploadFile`.
    private var fileType: Change? {
        func spell(_ property: PropertyPlan, _ spelling: TypeSpelling) -> String {
            var property = property
            property.presence = .required
            return spelling.spell(property)
        }
        let before = spell(old, type.plans.types.oldSpelling)
        let after = spell(new, type.plans.types.newSpelling)
        guard before != after else { return nil }
        let relation = TypeRelation.different
        let what = "has a different type: '\(before)' → '\(after)'"
        return change(.propertyType, new.name, what, judge: relation.judgement)
    }

    private var presence: Change? {
        guard old.presence != new.presence else { return nil }
        let presence = PresenceChange(old: old, new: new)
        let what = "is now \(new.presence.text) instead of \(old.presence.text)"
        return change(.propertyPresence, new.name, what, judge: presence.judgement)
    }

    private var defaultValue: Change? {
        // Compares texts, because type ids of two clients are not comparable. `presence` reports whether an argument gains
        // or loses its default.
        guard old.defaultValue?.text != new.defaultValue?.text, old.presence == new.presence else { return nil }
        let what = "is \(text(new)) by default instead of \(text(old))"
        return change(.propertyDefault, new.name, what) { position in
            guard position == .request else { return nil }
            if !new.hasDefaultArgument { return .breaking("calls of the initializer lack the argument") }
            if !old.hasDefaultArgument { return .compatible("calls of the initializer can omit it") }
            return .behaviour("calls of the initializer that omit it send a different value")
        }
    }

    private func text(_ property: PropertyPlan) -> String {
        property.defaultValue?.text ?? (property.hasDefaultArgument ? "nil" : "nothing")
    }

    private var part: Change? {
        // A part that becomes a file has a different type, which is reported.
        guard old.part != new.part, old.part?.isFile == new.part?.isFile else { return nil }
        let types = new.part.map {
            $0.contentTypes.isEmpty ? "the default content type" : $0.contentTypes.joined(separator: ", ")
        }
        return change(.propertyPart, new.name, "is sent as \(types ?? "a field")") { position in
            position == .request ? .behaviour("the same value is sent as a different part") : nil
        }
    }

    private var header: Change? {
        guard old.partHeader != new.partHeader, let header = new.partHeader else { return nil }
        return change(.propertyPart, new.name, "is sent as the header '\(header.name)' of '\(header.part)'") {
            position in
            position == .request ? .behaviour("the same value is sent as a different header") : nil
        }
    }

    private var deprecation: Change? {
        guard old.isDeprecated != new.isDeprecated else { return nil }
        let what = new.isDeprecated ? "is deprecated" : "is no longer deprecated"
        return change(.propertyDeprecated, new.name, what) { _ in
            .compatible(new.isDeprecated ? "uses produce a warning" : "uses no longer produce a warning")
        }
    }
}

/// Judges a change of a property's presence: whether it is required and nullable.
///
/// | from \ to | required | optional | requiredNullable | optionalNullable |
/// |---|---|---|---|---|
/// | required `T` | | W compatible, R breaking | W compatible, R breaking | W compatible, R breaking |
/// | optional `T? = nil` | W, R breaking | | W breaking, R behaviour | W, R compatible |
/// | requiredNullable `T?` | W, R breaking | W behaviour, R compatible | | W behaviour, R compatible |
/// | optionalNullable `T? = nil` | W, R breaking | W, R breaking | W, R breaking | |
///
/// W is the verdict for code that writes the property in requests, R for code that reads it in responses.
struct PresenceChange {
    let old: PropertyPlan
    let new: PropertyPlan

    func judgement(in position: Position) -> Judgement {
        if old.presence == .optionalNullable, new.presence != .required {
            return .breaking("'null' can no longer be distinguished from an absent value")
        }
        switch position {
        case .request: return writing
        case .response: return reading
        }
    }

    private var writing: Judgement {
        if old.isOptional, !new.isOptional {
            return .breaking("calls of the initializer that omit it or pass an optional no longer compile")
        }
        if old.hasDefaultArgument, !new.hasDefaultArgument {
            return .breaking("calls of the initializer lack the argument")
        }
        if !old.isOptional { return .compatible("existing calls of the initializer still compile") }
        if old.presence == .requiredNullable { return .behaviour("'nil' is omitted instead of written as 'null'") }
        return .compatible("'nil' is still omitted")
    }

    private var reading: Judgement {
        switch (old.isOptional, new.isOptional) {
        case (false, true): .breaking("code that reads it must unwrap it")
        case (true, false): .breaking("code that unwraps it no longer compiles")
        default:
            new.presence == .requiredNullable
                ? .behaviour("a payload without the property is a decoding error")
                : .compatible("it is still read as an optional")
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
        case .requiredNullable: "required and nullable"
        case .optionalNullable: "optional and nullable"
        }
    }
}
