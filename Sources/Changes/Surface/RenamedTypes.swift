/// Finds types that have another name and the same members, as ``TypeFingerprint`` does for plans.
struct RenamedTypes {
    /// The old declarations of the types by their new full names.
    private(set) var originals: [String: SwiftDeclaration] = [:]
    /// The new full names by the old ones.
    private var names: [String: String] = [:]

    init(old: [SwiftDeclaration], new: [SwiftDeclaration]) {
        let before = Self.types(of: old, without: new)
        let after = Self.types(of: new, without: old)
        for (members, types) in after where types.count == 1 {
            guard let originals = before[members], originals.count == 1 else { continue }
            names[originals[0].path] = types[0].path
            self.originals[types[0].path] = originals[0]
        }
    }

    /// The types that the other version does not have, by their members. Types with fewer than two members are left out.
    private static func types(
        of declarations: [SwiftDeclaration],
        without others: [SwiftDeclaration]
    ) -> [String: [SwiftDeclaration]] {
        let known = Set(others.filter { $0.kind == .type }.map(\.path))
        let types = declarations.filter { $0.kind == .type && !known.contains($0.path) }
        let scopes = Set(types.map(\.path))
        let members = Dictionary(grouping: declarations.filter { scopes.contains($0.scope) }, by: \.scope)
        var result: [String: [SwiftDeclaration]] = [:]
        for type in types {
            let values = (members[type.path] ?? []).filter { $0.kind == .property || $0.kind == .enumCase }
            guard values.count > 1 else { continue }
            let key = [type.signature.words, type.scope] + values.map { "\($0.kind.rawValue) \($0.name)" }
            result[key.joined(separator: "\u{0}"), default: []].append(type)
        }
        return result
    }

    /// The old declarations with the new names of the types.
    func applied(to declarations: [SwiftDeclaration]) -> [SwiftDeclaration] {
        if names.isEmpty { return declarations }
        return declarations.map { declaration in
            let path = kept(declaration.path)
            let isType = declaration.kind == .type
            let name = isType ? path.split(separator: ".").last.map(String.init) ?? declaration.name : declaration.name
            var renamed = SwiftDeclaration(
                kind: declaration.kind,
                scope: isType ? String(path.dropLast(name.count + 1)) : kept(declaration.scope),
                name: name,
                signature: declaration.signature,
                implementation: replaced(declaration.implementation),
                place: declaration.place
            )
            renamed.signature.type = replaced(renamed.signature.type)
            for index in renamed.signature.parameters.indices {
                let parameter = renamed.signature.parameters[index]
                renamed.signature.parameters[index].type = replaced(parameter.type)
                renamed.signature.parameters[index].defaultValue = parameter.defaultValue.map(replaced)
            }
            return renamed
        }
    }

    /// The new name of a type, or of a type in it.
    private func kept(_ path: String) -> String {
        var end = path.endIndex
        while true {
            if let name = names[String(path[..<end])] { return name + path[end...] }
            guard let dot = path[..<end].lastIndex(of: ".") else { return path }
            end = dot
        }
    }

    /// The text with the new names of types.
    private func replaced(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while !rest.isEmpty {
            let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
            if word.isEmpty {
                result.append(rest.removeFirst())
            } else {
                result += kept(String(word))
                rest = rest.dropFirst(word.count)
            }
        }
        return result
    }
}
