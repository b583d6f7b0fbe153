import ApusDiagnostics

/// What becomes different for code that uses a client when its generated files are replaced by others.
package struct SurfaceChanges {
    private let old: [SwiftDeclaration]
    private let new: [SwiftDeclaration]

    package init(old: [SourceFile], new: [SourceFile]) {
        self.old = SwiftSurface(old).declarations
        self.new = SwiftSurface(new).declarations
    }

    /// How many declarations the new files have.
    package var count: Int { new.count }

    /// In the order of the new files; what is gone comes last.
    package var changes: [Change] {
        var waiting: [String: [SwiftDeclaration]] = [:]
        for declaration in old { waiting[declaration.identity, default: []].append(declaration) }
        var pairs: [(old: SwiftDeclaration?, new: SwiftDeclaration)] = new.map { (nil, $0) }
        // Of several with one name, those that are alike belong together.
        for isExact in [true, false] {
            for index in pairs.indices where pairs[index].old == nil {
                let declaration = pairs[index].new
                let match = waiting[declaration.identity]?.firstIndex {
                    !isExact || $0.signature == declaration.signature
                }
                if let match { pairs[index].old = waiting[declaration.identity]?.remove(at: match) }
            }
        }
        let removed = old.filter { waiting[$0.identity]?.isEmpty == false }
        let gone = Set(removed.filter { $0.kind == .type }.map(\.path))
        let known = Set(old.filter { $0.kind == .type }.map(\.path))
        let types = Set(new.filter { $0.kind == .type }.map(\.path)).subtracting(known)
        return pairs.compactMap { pair in
            if let old = pair.old { return change(old, pair.new) }
            // The members of a new type are part of the news.
            return types.contains(pair.new.scope) ? nil : added(pair.new)
        } + removed.filter { !gone.contains($0.scope) }.map(self.removed)
    }

    // MARK: Added and removed

    private func added(_ new: SwiftDeclaration) -> Change {
        let judgement: Judgement
        switch new.kind {
        case .enumCase: judgement = .behaviour("a 'switch' without 'default' must list it")
        case .type, .function, .initializer, .property: judgement = .compatible("nobody has to use it")
        }
        return Change(.declarationAdded, new.subject, "is new", judgement, Places(new: new.place))
    }

    private func removed(_ old: SwiftDeclaration) -> Change {
        let why = Judgement.breaking("code that names it no longer compiles")
        return Change(.declarationRemoved, old.subject, "is gone", why, Places(old: old.place))
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
            return ("is a '\(after.words)' instead of a '\(before.words)'", .breaking("it is used in another way"))
        }
        if before.type != after.type { return type(old, new) }
        if before.parameters != after.parameters {
            let judgement = Self.judge(before.parameters, after.parameters)
            return (
                "has other arguments: '\(Self.list(before.parameters))' → '\(Self.list(after.parameters))'", judgement
            )
        }
        guard old.conduct != new.conduct else { return nil }
        switch new.kind {
        case .function:
            return ("does something else", .behaviour("the same call sends another request or reads it otherwise"))
        case .property: return ("is coded in another way", .behaviour("the value is read from another place"))
        case .enumCase: return ("stands for another value", .behaviour("another value is read as this case"))
        case .type, .initializer: return nil
        }
    }

    private func type(_ old: SwiftDeclaration, _ new: SwiftDeclaration) -> (String, Judgement) {
        let what = "'\(old.signature.type)' → '\(new.signature.type)'"
        switch new.kind {
        case .type:
            let lost = Set(Self.protocols(old)).subtracting(Self.protocols(new))
            return (
                "conforms to other protocols: \(what)",
                lost.isEmpty ? .compatible("it keeps those that it had") : .breaking("it lost some that it had")
            )
        case .function: return ("returns something else: \(what)", .breaking("callers get a value of another type"))
        case .initializer: return ("may fail in another way: \(what)", .breaking("callers must say so"))
        case .property: return ("has another type: \(what)", .breaking("readers get a value of another type"))
        case .enumCase:
            return ("has another payload: \(what)", .breaking("code that takes it apart no longer compiles"))
        }
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

    /// What calls with the old arguments say of the new ones.
    private static func judge(
        _ old: [SwiftDeclaration.Parameter],
        _ new: [SwiftDeclaration.Parameter]
    ) -> Judgement {
        var rest = new[...]
        var hasOtherDefault = false
        for parameter in old {
            while let next = rest.first, next.label != parameter.label, next.defaultValue != nil { rest.removeFirst() }
            guard let next = rest.popFirst(), next.label == parameter.label else {
                return .breaking("an argument is gone, renamed or moved, or one is missing from calls")
            }
            if next.type != parameter.type, next.type != parameter.type + "?" {
                return .breaking("values of the old type are no longer taken")
            }
            if parameter.defaultValue != nil, next.defaultValue == nil {
                return .breaking("calls that leave it out no longer compile")
            }
            hasOtherDefault =
                hasOtherDefault || (parameter.defaultValue != nil && parameter.defaultValue != next.defaultValue)
        }
        if rest.contains(where: { $0.defaultValue == nil }) { return .breaking("calls lack an argument") }
        if hasOtherDefault { return .behaviour("calls that leave it out send another value") }
        return .compatible("calls with the old arguments go on to compile")
    }
}

extension SwiftDeclaration {
    /// The type's full name.
    fileprivate var path: String { scope.isEmpty ? name : scope + "." + name }
}
