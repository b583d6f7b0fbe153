import ApusPlan

/// Compares the parameters of one operation.
struct ParameterChanges {
    let pair: OperationPair

    func changes() -> [Change] {
        let oldPath = PathShape.parameters(of: pair.before.path)
        let newPath = PathShape.parameters(of: pair.after.path)
        let isSamePath = PathShape.text(of: pair.before.path) == PathShape.text(of: pair.after.path)
        let pairing = Pairing(
            pair.before.parameters,
            pair.after.parameters,
            by: Pairing.Key { $0.location.rawValue + " " + $0.wireName },
            // A path parameter is identified by its position in the path.
            Pairing.Key(
                old: { isSamePath ? Self.index($0, in: oldPath) : nil },
                new: { isSamePath ? Self.index($0, in: newPath) : nil }
            ),
            Pairing.Key { $0.name.text }
        )
        return pairing.pairs.flatMap { parameter($0.old, $0.new) }
            + pairing.added.map(added)
            + pairing.removed.map(removed)
    }

    private static func index(_ parameter: ParameterPlan, in path: [String]) -> String? {
        parameter.location == .path ? path.firstIndex(of: parameter.wireName).map(String.init) : nil
    }

    private func change(
        _ kind: ChangeKind,
        _ parameter: ParameterPlan,
        _ what: String,
        _ judgement: Judgement,
        from old: ParameterPlan? = nil
    ) -> Change {
        let places = places(old, parameter)
        return Change(kind, pair.new.subject(of: parameter.name), what, judgement, places)
    }

    private func places(_ old: ParameterPlan?, _ new: ParameterPlan?) -> Places {
        Places(old: old.flatMap { $0.place ?? pair.before.place }, new: new.flatMap { $0.place ?? pair.after.place })
    }

    private func added(_ parameter: ParameterPlan) -> Change {
        let type = pair.plans.types.newSpelling.spell(parameter.type)
        return change(
            .parameterAdded,
            parameter,
            "is a new \(parameter.isRequired ? "required" : "optional") parameter: '\(type)'",
            parameter.isRequired
                ? .breaking("calls lack the required argument") : .compatible("the argument has a default")
        )
    }

    private func removed(_ parameter: ParameterPlan) -> Change {
        let judgement: Judgement = .breaking("calls with this argument no longer compile")
        return Change(
            .parameterRemoved,
            pair.old.subject(of: parameter.name),
            "is removed",
            judgement,
            places(parameter, nil)
        )
    }

    private func parameter(_ old: ParameterPlan, _ new: ParameterPlan) -> [Change] {
        names(old, new) + requirement(old, new) + wire(old, new) + remarks(old, new)
    }

    private func names(_ old: ParameterPlan, _ new: ParameterPlan) -> [Change] {
        var changes: [Change] = []
        if old.name != new.name {
            let what = "is renamed to \'\(new.name)\'"
            let why: Judgement = .breaking("the argument has a different label")
            changes.append(Change(.parameterRenamed, pair.old.subject(of: old.name), what, why, places(old, new)))
        }
        // The name of a path parameter is not sent.
        if old.wireName != new.wireName, old.location != .path || new.location != .path {
            let what = "is sent as '\(new.wireName)' instead of '\(old.wireName)'"
            changes.append(
                change(.parameterWireName, new, what, .behaviour("the server receives a different request"), from: old)
            )
        }
        return changes
    }

    private func requirement(_ old: ParameterPlan, _ new: ParameterPlan) -> [Change] {
        var changes: [Change] = []
        if !old.isRequired, new.isRequired {
            let why: Judgement = .breaking("calls that omit it or pass an optional no longer compile")
            changes.append(change(.parameterRequired, new, "is now required", why, from: old))
        } else if old.isRequired, !new.isRequired {
            changes.append(
                change(
                    .parameterOptional,
                    new,
                    "is now optional",
                    .compatible("existing calls still compile"),
                    from: old
                )
            )
        }
        let relation = pair.plans.types.relation(old.type, new.type)
        if let judgement = relation.judgement(in: .request) {
            let what = "has a different type: " + pair.plans.arrow(old.type, new.type)
            changes.append(change(.parameterType, new, what, judgement, from: old))
        }
        return changes
    }

    private func wire(_ old: ParameterPlan, _ new: ParameterPlan) -> [Change] {
        var changes: [Change] = []
        let why: Judgement = .behaviour("the server receives a different request")
        if old.location != new.location {
            let what = "is sent in the \(new.location.rawValue) instead of the \(old.location.rawValue)"
            changes.append(change(.parameterLocation, new, what, why, from: old))
        } else if old.form != new.form {
            changes.append(
                change(.parameterStyle, new, "is encoded as \(new.form) instead of \(old.form)", why, from: old)
            )
        }
        return changes
    }

    private func remarks(_ old: ParameterPlan, _ new: ParameterPlan) -> [Change] {
        var changes: [Change] = []
        if old.defaultValue != new.defaultValue, !old.isRequired || !new.isRequired {
            let after = new.defaultValue.map { "\($0.compactText)" } ?? "nothing"
            let before = old.defaultValue.map { "\($0.compactText)" } ?? "nothing"
            let what = "is \(after) by default instead of \(before)"
            changes.append(
                change(
                    .parameterDefault,
                    new,
                    what,
                    .behaviour("the server uses a different value if the parameter is omitted"),
                    from: old
                )
            )
        }
        if old.isDeprecated != new.isDeprecated {
            changes.append(
                change(
                    .parameterDeprecated,
                    new,
                    new.isDeprecated ? "is deprecated" : "is no longer deprecated",
                    .compatible("only the documentation changes"),
                    from: old
                )
            )
        }
        return changes
    }
}

extension ParameterPlan {
    /// The encoding of the value: `'form', exploded` or `'application/json'`.
    fileprivate var form: String {
        if let contentType { return "'\(contentType)'" }
        return "'\(style.rawValue)'" + (explode ? ", exploded" : "")
            + (allowReserved ? ", reserved characters kept" : "")
    }
}
