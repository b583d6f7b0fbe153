import ApusPlan

/// Compares the lists of operations.
struct OperationListChanges {
    let pair: PlanPair

    func changes() -> [Change] {
        // Operations are matched by request first, because operationIds change more often than URLs.
        let pairing = Pairing(
            GroupedOperation.all(of: pair.old),
            GroupedOperation.all(of: pair.new),
            by: Pairing.Key { $0.request + " " + $0.operation.id },
            Pairing.Key { $0.operation.method + " " + PathShape.text(of: $0.operation.path) },
            Pairing.Key { $0.operation.id }
        )
        var changes = groups
        for (old, new) in pairing.pairs {
            changes += OperationChanges(pair: OperationPair(plans: pair, old: old, new: new)).changes()
        }
        changes += pairing.added.map { new in
            Change(
                .operationAdded,
                new.subject,
                "is added: \(new.request)",
                .compatible("existing code does not call it"),
                Places(new: new.operation.place)
            )
        }
        changes += pairing.removed.map { old in
            Change(
                .operationRemoved,
                old.subject,
                "is removed: \(old.request)",
                .breaking("calls no longer compile"),
                Places(old: old.operation.place)
            )
        }
        return changes
    }

    /// Groups that keep their property but have a different type name.
    private var groups: [Change] {
        let key = Pairing<OperationGroup>.Key { $0.propertyName?.text }
        return Pairing(pair.old.groups, pair.new.groups, by: key).pairs.compactMap { old, new in
            guard old.typeName != new.typeName else { return nil }
            let why: Judgement = .breaking("code that names the type no longer compiles")
            let what = "is renamed to \'\(new.typeName)\'"
            return Change(.groupRenamed, "\(pair.old.name).\(old.typeName)", what, why, Places())
        }
    }
}

/// A path without the names of its parameters: `/segments/{}`.
enum PathShape {
    static func text(of path: PathTemplate) -> String {
        pieces(of: path).map { $0.isParameter ? "{}" : $0.text }.joined()
    }

    /// The names of the parameters, in the order of the path.
    static func parameters(of path: PathTemplate) -> [String] {
        pieces(of: path).filter(\.isParameter).map(\.text)
    }

    private static func pieces(of path: PathTemplate) -> [(text: String, isParameter: Bool)] {
        var pieces: [(String, Bool)] = []
        var rest = path.text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append((String(rest[..<open]), false))
            pieces.append((String(rest[rest.index(after: open)..<close]), true))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append((String(rest), false))
        return pieces
    }
}
