import ApusDiagnostics

/// Compares the declarations of old and new generated files.
package struct SurfaceChanges {
    private let old: [SwiftDeclaration]
    private let new: [SwiftDeclaration]

    package init(old: [SourceFile], new: [SourceFile]) {
        let old = SurfaceAliases(SwiftSurface(old).declarations)
        let new = SurfaceAliases(SwiftSurface(new).declarations)
        let aliases = old.changed(in: new)
        self.old = old.expanding(aliases)
        self.new = new.expanding(aliases)
    }

    /// The number of declarations in the new files.
    package var count: Int { new.count }

    /// The changes in the order of the new files, followed by removed declarations.
    package var changes: [Change] {
        let types = RenamedTypes(old: old, new: new)
        let old = types.applied(to: old)
        var unmatched: [String: [SwiftDeclaration]] = [:]
        for declaration in old { unmatched[declaration.identity, default: []].append(declaration) }
        var pairs: [(old: SwiftDeclaration?, new: SwiftDeclaration)] = new.map { (nil, $0) }
        // Overloads with equal signatures are matched first.
        for isExact in [true, false] {
            for index in pairs.indices where pairs[index].old == nil {
                let declaration = pairs[index].new
                let match = unmatched[declaration.identity]?.firstIndex {
                    !isExact || $0.signature == declaration.signature
                }
                if let match { pairs[index].old = unmatched[declaration.identity]?.remove(at: match) }
            }
        }
        let unpaired = old.filter { unmatched[$0.identity]?.isEmpty == false }
        let renamed = RenamedMethods(unpaired, pairs.filter { $0.old == nil }.map { $0.new })
        let removed = unpaired.filter { !renamed.old.contains($0.key) }
        let removedTypes = Set(removed.filter { $0.kind == .type }.map(\.path))
        let oldTypes = Set(old.filter { $0.kind == .type }.map(\.path))
        let addedTypes = Set(new.filter { $0.kind == .type }.map(\.path)).subtracting(oldTypes)
        return pairs.flatMap { pair -> [Change] in
            let original = pair.new.kind == .type ? types.originals[pair.new.path] : nil
            let renaming = original.map { [self.renamed($0, pair.new)] } ?? []
            if let old = pair.old { return renaming + [change(old, pair.new)].compactMap(\.self) }
            if let old = renamed.partners[pair.new.key] { return [self.renamed(old, pair.new)] }
            // The members of a new type are not reported separately.
            return addedTypes.contains(pair.new.scope) ? [] : [added(pair.new)]
        } + removed.filter { !removedTypes.contains($0.scope) }.map(self.removed)
    }

    // MARK: Added and removed

    private func added(_ new: SwiftDeclaration) -> Change {
        let judgement: Judgement
        switch new.kind {
        case .enumCase: judgement = .breaking("a 'switch' without 'default' must handle it")
        case .type, .function, .initializer, .property: judgement = .compatible("existing code does not use it")
        }
        return Change(.declarationAdded, new.subject, "is new", judgement, Places(new: new.place))
    }

    private func removed(_ old: SwiftDeclaration) -> Change {
        let why = Judgement.breaking("code that names it no longer compiles")
        return Change(.declarationRemoved, old.subject, "is removed", why, Places(old: old.place))
    }

    private func renamed(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> Change {
        let why = Judgement.breaking("the old name no longer exists")
        let places = Places(old: old.place, new: new.place)
        return Change(.declarationRenamed, old.subject, "is renamed to '\(new.subject)'", why, places)
    }

    // MARK: Changed

    private func change(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> Change? {
        guard let (what, judgement) = difference(old, new) else { return nil }
        let places = Places(old: old.place, new: new.place)
        return Change(.declarationChanged, new.subject, what, judgement, places)
    }

    private func difference(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> (String, Judgement)? {
        let before = old.signature
        let after = new.signature
        if before.words != after.words {
            return ("is a '\(after.words)' instead of a '\(before.words)'", .breaking("it is used differently"))
        }
        if before.type != after.type { return type(old, new) }
        if before.wrapper != after.wrapper { return wrapper(old, new) }
        if before.parameters != after.parameters {
            let judgement = Self.judge(before.parameters, after.parameters)
            return (
                "has different arguments: '\(Self.list(before.parameters))' → '\(Self.list(after.parameters))'",
                judgement
            )
        }
        guard old.implementation != new.implementation else { return nil }
        switch new.kind {
        case .function:
            return (
                "has a different implementation",
                .behaviour("the same call may send a different request or decode the response differently")
            )
        case .property: return ("is coded differently", .behaviour("the value is read from a different place"))
        case .enumCase: return ("stands for a different value", .behaviour("a different value is read as this case"))
        case .type, .initializer: return nil
        }
    }

    private func type(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> (String, Judgement) {
        let what = "'\(old.signature.type)' → '\(new.signature.type)'"
        switch new.kind {
        case .type:
            let lost = Set(Self.protocols(old)).subtracting(Self.protocols(new))
            return (
                "conforms to different protocols: \(what)",
                lost.isEmpty ? .compatible("no conformance is removed") : .breaking("a conformance is removed")
            )
        case .function: return ("returns a different type: \(what)", .breaking("callers get a different type"))
        case .initializer: return ("has a different failure: \(what)", .breaking("callers must handle it differently"))
        case .property: return ("has a different type: \(what)", .breaking("code that reads it gets a different type"))
        case .enumCase:
            return ("has a different payload: \(what)", .breaking("code that reads the payload no longer compiles"))
        }
    }

    private func wrapper(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> (String, Judgement) {
        let before = old.signature.wrapper
        let after = new.signature.wrapper
        if before.isEmpty {
            return ("has the wrapper '\(after)'", .compatible("code that uses the value still compiles"))
        }
        let why = Judgement.breaking("code that uses '$\(old.name)' no longer compiles")
        return (
            after.isEmpty
                ? "no longer has the wrapper '\(before)'" : "has the wrapper '\(after)' instead of '\(before)'", why
        )
    }

    private static func protocols(_ type: SwiftDeclaration) -> [String] {
        type.signature.type.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }

    /// `projKey: String, limit: Int? = nil`
    private static func list(_ parameters: [SwiftDeclaration.Parameter]) -> String {
        parameters.map { $0.label + ": " + $0.type + ($0.defaultValue.map { " = " + $0 } ?? "") }.joined(
            separator: ", "
        )
    }

    /// Judges changed parameters by calls with the old arguments.
    private static func judge(
        _ old: [SwiftDeclaration.Parameter],
        _ new: [SwiftDeclaration.Parameter]
    ) -> Judgement {
        var rest = new[...]
        var hasOtherDefault = false
        for parameter in old {
            while let next = rest.first, next.label != parameter.label, next.defaultValue != nil { rest.removeFirst() }
            guard let next = rest.popFirst(), next.label == parameter.label else {
                return .breaking("an argument is removed, renamed, moved or added")
            }
            if next.type != parameter.type, next.type != parameter.type + "?" {
                return .breaking("values of the old type are no longer accepted")
            }
            if parameter.defaultValue != nil, next.defaultValue == nil {
                return .breaking("calls that omit it no longer compile")
            }
            hasOtherDefault =
                hasOtherDefault || (parameter.defaultValue != nil && parameter.defaultValue != next.defaultValue)
        }
        if rest.contains(where: { $0.defaultValue == nil }) { return .breaking("calls lack a required argument") }
        if hasOtherDefault { return .behaviour("calls that omit it send a different value") }
        return .compatible("calls with the old arguments still compile")
    }
}
