import ApusPlan
import ApusSwiftText

/// Matches the types of two clients, and compares uses of types.
struct TypeMatching: Sendable {
    let old: TypeTable
    let new: TypeTable
    let oldSpelling: TypeSpelling
    let newSpelling: TypeSpelling
    /// The matched types, in the order of the new table.
    private(set) var pairs: [(old: TypeID, new: TypeID)] = []
    private(set) var added: [TypeID] = []
    private(set) var removed: [TypeID] = []
    /// The old types whose name is still valid, because an alias leads to it: `RunLabel.Option` if `RunLabel` is an alias of
    /// `FlowLabel`, which has `Option`.
    private(set) var typesInAliases: Set<TypeID> = []
    /// The matched new type of each old type.
    private let partners: [TypeID: TypeID]

    init(old: TypeTable, new: TypeTable, oldPlaces: TypePlaces, newPlaces: TypePlaces) {
        self.old = old
        self.new = new
        let oldSpelling = TypeSpelling(types: old)
        let newSpelling = TypeSpelling(types: new)
        // Types are matched by Swift name first, because code refers to it. A type that was renamed is recognized by its
        // schema name, its place in an operation, or its members.
        let pairing = Pairing(
            Array(old.ids),
            Array(new.ids),
            by: Pairing.Key(old: { oldSpelling.name(of: $0) }, new: { newSpelling.name(of: $0) }),
            Pairing.Key(old: { old[$0].schemaName }, new: { new[$0].schemaName }),
            Pairing.Key(
                old: { oldPlaces.place(of: old[$0].schemaName) },
                new: { newPlaces.place(of: new[$0].schemaName) }
            ),
            Pairing.Key(
                old: { TypeFingerprint.text(of: $0, in: old, oldSpelling) },
                new: { TypeFingerprint.text(of: $0, in: new, newSpelling) }
            )
        )
        self.oldSpelling = oldSpelling
        self.newSpelling = newSpelling
        pairs = pairing.pairs
        added = pairing.added
        let nested = NestedNames(new)
        for id in pairing.removed {
            if let target = nested.type(at: NestedNames.path(of: id, in: old)) {
                pairs.append((id, target))
                typesInAliases.insert(id)
            } else {
                removed.append(id)
            }
        }
        partners = Dictionary(pairs.map { ($0.old, $0.new) }) { first, _ in first }
    }

    /// The names of two different uses of types, in quotation marks: `'Int'`.
    ///
    /// If the uses have the same Swift name, aliases are replaced by their targets, and encodings are named.
    func names(_ before: TypeReference, _ after: TypeReference) -> (old: String, new: String) {
        let names = (oldSpelling.spell(before), newSpelling.spell(after))
        if names.0 != names.1 { return ("'\(names.0)'", "'\(names.1)'") }
        let target = expanded(before, in: old)
        let newTarget = expanded(after, in: new)
        let targets = (oldSpelling.spell(target), newSpelling.spell(newTarget))
        if targets.0 != targets.1 { return ("'\(targets.0)'", "'\(targets.1)'") }
        return ("'\(targets.0)'" + target.encodingText, "'\(targets.1)'" + newTarget.encodingText)
    }

    /// The reference with the targets of all aliases.
    private func expanded(_ reference: TypeReference, in table: TypeTable) -> TypeReference {
        switch resolved(reference, in: table) {
        case .array(let element): .array(expanded(element, in: table))
        case .dictionary(let value): .dictionary(expanded(value, in: table))
        case .optional(let wrapped): .optional(expanded(wrapped, in: table))
        case let target: target
        }
    }

    /// Compares an old and a new use of types.
    func relation(_ before: TypeReference, _ after: TypeReference) -> TypeRelation {
        let before = resolved(before, in: old)
        let after = resolved(after, in: new)
        if identity(before, isOld: true) == identity(after, isOld: false) { return .same }
        if isSpelledAlike(before, after) { return .sameSwiftType }
        return converts(before, to: after) ? .widened : .different
    }

    /// A text that is equal for uses of matching types.
    ///
    /// - Parameter isOld: Whether the reference belongs to the old client.
    func identity(_ reference: TypeReference, isOld: Bool) -> String {
        let reference = resolved(reference, in: isOld ? old : new)
        switch reference {
        case .array(let element): return "[" + identity(element, isOld: isOld) + "]"
        case .dictionary(let value): return "[:" + identity(value, isOld: isOld) + "]"
        case .optional(let wrapped):
            let inner = identity(wrapped, isOld: isOld)
            return inner.hasSuffix("?") ? inner : inner + "?"
        case .named(let id):
            guard isOld else { return "#\(original(id, in: new).index)" }
            guard let partner = partners[id] ?? partners[original(id, in: old)] else { return "gone#\(id.index)" }
            return "#\(original(partner, in: new).index)"
        case .bytes: return "bytes"
        case .jsonText(let value): return "text of " + identity(value, isOld: isOld)
        case .custom(let spelling): return "custom " + spelling
        default: return newSpelling.spell(reference)
        }
    }

    /// The type that the name of a shared inline type stands for, otherwise the type itself.
    func original(_ id: TypeID, in table: TypeTable) -> TypeID {
        guard table[id].isShared, case .alias(.named(let target)) = table[id].shape else { return id }
        return target
    }

    /// The type whose name stood for the same type as that of `before`, but no longer does; `nil` if there is none.
    func formerTwin(old before: TypeID, new after: TypeID) -> TypeID? {
        let twin = original(before, in: old)
        guard twin != before, let partner = partners[twin], original(partner, in: new) != original(after, in: new)
        else {
            return nil
        }
        return twin
    }

    /// Whether a matched pair of types has the same members as the pair of types that both are aliases of.
    func isReportedElsewhere(old: TypeID, new: TypeID) -> Bool {
        let (before, after) = (original(old, in: self.old), original(new, in: self.new))
        return (before, after) != (old, new) && partners[before] == after
    }

    /// The target of a reference to an alias, following chains of aliases. The names of shared inline types are kept.
    private func resolved(_ reference: TypeReference, in table: TypeTable) -> TypeReference {
        var reference = reference
        // Lowering never creates cycles of aliases, but a plan that was created otherwise could contain one.
        for _ in 0...table.plans.count {
            guard case .named(let id) = reference, case .alias(let target) = table[id].shape, !table[id].isShared
            else { break }
            reference = target
        }
        return reference
    }

    /// Whether types with different encodings have the same Swift type: base64 text and raw bytes are both `Data`.
    private func isSpelledAlike(_ before: TypeReference, _ after: TypeReference) -> Bool {
        switch (resolved(before, in: old), resolved(after, in: new)) {
        case (.base64, .bytes), (.bytes, .base64): true
        case (.array(let before), .array(let after)), (.dictionary(let before), .dictionary(let after)),
            (.optional(let before), .optional(let after)):
            isSpelledAlike(before, after)
        default: false
        }
    }

    /// Whether Swift converts a value of the old type to the new type implicitly: `T` to `T?`, `[T]` to `[T?]`.
    private func converts(_ before: TypeReference, to after: TypeReference) -> Bool {
        if identity(before, isOld: true) == identity(after, isOld: false) { return true }
        switch (resolved(before, in: old), resolved(after, in: new)) {
        case (.optional(let before), .optional(let after)), (.array(let before), .array(let after)),
            (.dictionary(let before), .dictionary(let after)):
            return converts(before, to: after)
        case (let before, .optional(let after)): return converts(before, to: after)
        default: return false
        }
    }
}

extension TypeReference {
    /// What distinguishes uses with the same Swift name: ` as base64 text`.
    fileprivate var encodingText: String {
        switch self {
        case .array(let inner), .dictionary(let inner), .optional(let inner): inner.encodingText
        case .base64: " as base64 text"
        case .bytes: " as bytes"
        case .custom: " of the configuration"
        case .named: " of the description"
        default: ""
        }
    }
}

/// The relation of an old and a new use of types.
enum TypeRelation: Sendable, Hashable {
    case same
    /// The encodings differ; the Swift type is the same.
    case sameSwiftType
    /// Swift converts the old type to the new one implicitly.
    case widened
    case different

    /// The judgement of the change; `nil` if the types are the same.
    func judgement(in position: Position) -> Judgement? {
        switch (self, position) {
        case (.same, _): nil
        case (.sameSwiftType, .request): .behaviour("the same value is encoded differently")
        case (.sameSwiftType, .response): .behaviour("the value is decoded differently")
        case (.widened, .request): .compatible("values of the old type convert implicitly")
        case (.widened, .response): .breaking("code that reads it must unwrap it")
        case (.different, .request): .breaking("values of the old type are no longer accepted")
        case (.different, .response): .breaking("code that reads it gets a different type")
        }
    }
}

/// Finds types by the names of the types that contain them, through the aliases of shared inline types.
private struct NestedNames {
    private struct Name: Hashable {
        let parent: TypeID?
        let text: String
    }

    private let table: TypeTable
    private let ids: [Name: TypeID]

    init(_ table: TypeTable) {
        self.table = table
        ids = Dictionary(table.ids.map { (Name(parent: table[$0].parent, text: table[$0].name.text), $0) }) {
            first,
            _ in
            first
        }
    }

    /// The names of a type and of the types that contain it, from the outside in.
    static func path(of id: TypeID, in table: TypeTable) -> [String] {
        var path: [String] = []
        var next: TypeID? = id
        while let id = next, path.count <= table.plans.count {
            path.append(table[id].name.text)
            next = table[id].parent
        }
        return path.reversed()
    }

    /// The type with the path; `nil` if there is none.
    func type(at path: [String]) -> TypeID? {
        var found: TypeID?
        for (index, text) in path.enumerated() {
            guard let next = ids[Name(parent: found, text: text)] else { return nil }
            found = next
            if index + 1 < path.count, table[next].isShared, case .alias(.named(let target)) = table[next].shape {
                found = target
            }
        }
        return found
    }
}
