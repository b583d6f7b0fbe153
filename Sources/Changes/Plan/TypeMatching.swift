import ApusPlan
import ApusSwiftText

/// Which types of two clients are the same type, and which uses of types are the same use.
struct TypeMatching: Sendable {
    let old: TypeTable
    let new: TypeTable
    let oldSpelling: TypeSpelling
    let newSpelling: TypeSpelling
    /// In the order of the new table.
    private(set) var pairs: [(old: TypeID, new: TypeID)] = []
    private(set) var added: [TypeID] = []
    private(set) var removed: [TypeID] = []
    /// The new type of each old one.
    private let partners: [TypeID: TypeID]

    init(old: TypeTable, new: TypeTable) {
        self.old = old
        self.new = new
        let oldSpelling = TypeSpelling(types: old)
        let newSpelling = TypeSpelling(types: new)
        // Swift names come first: they are what people's code holds on to. A type whose name is gone may go on under
        // another one, which its schema or its members tell.
        let pairing = Pairing(
            Array(old.ids),
            Array(new.ids),
            by: Pairing.Key(old: { oldSpelling.name(of: $0) }, new: { newSpelling.name(of: $0) }),
            Pairing.Key(old: { old[$0].schemaName }, new: { new[$0].schemaName }),
            Pairing.Key(
                old: { TypeFingerprint.text(of: $0, in: old, oldSpelling) },
                new: { TypeFingerprint.text(of: $0, in: new, newSpelling) }
            )
        )
        self.oldSpelling = oldSpelling
        self.newSpelling = newSpelling
        pairs = pairing.pairs
        added = pairing.added
        removed = pairing.removed
        partners = Dictionary(pairing.pairs.map { ($0.old, $0.new) }) { first, _ in first }
    }

    /// What an old use of a type is now.
    func relation(_ before: TypeReference, _ after: TypeReference) -> TypeRelation {
        let before = resolved(before, in: old)
        let after = resolved(after, in: new)
        if identity(before, isOld: true) == identity(after, isOld: false) { return .same }
        if isSpelledAlike(before, after) { return .sameSwiftType }
        return converts(before, to: after) ? .widened : .different
    }

    /// A text that is equal for equal uses of types, in the old or the new client.
    func identity(_ reference: TypeReference, isOld: Bool) -> String {
        let reference = resolved(reference, in: isOld ? old : new)
        switch reference {
        case .array(let element): return "[" + identity(element, isOld: isOld) + "]"
        case .dictionary(let value): return "[:" + identity(value, isOld: isOld) + "]"
        case .optional(let wrapped):
            let inner = identity(wrapped, isOld: isOld)
            return inner.hasSuffix("?") ? inner : inner + "?"
        case .named(let id):
            guard isOld else { return "#\(id.index)" }
            return partners[id].map { "#\($0.index)" } ?? "gone#\(id.index)"
        case .bytes: return "bytes"
        case .custom(let spelling): return "custom " + spelling
        default: return newSpelling.spell(reference)
        }
    }

    /// The type behind the names of aliases.
    private func resolved(_ reference: TypeReference, in table: TypeTable) -> TypeReference {
        var reference = reference
        // An alias cannot lead back to itself, but a plan that is made by hand could.
        for _ in 0...table.plans.count {
            guard case .named(let id) = reference, case .alias(let target) = table[id].shape else { break }
            reference = target
        }
        return reference
    }

    /// Whether Swift sees one type where the wire sees two: base64 text and raw bytes are both `Data`.
    private func isSpelledAlike(_ before: TypeReference, _ after: TypeReference) -> Bool {
        switch (resolved(before, in: old), resolved(after, in: new)) {
        case (.base64, .bytes), (.bytes, .base64): true
        case (.array(let before), .array(let after)), (.dictionary(let before), .dictionary(let after)),
            (.optional(let before), .optional(let after)):
            isSpelledAlike(before, after)
        default: false
        }
    }

    /// Whether Swift turns a value of the old type into one of the new type by itself: `T` into `T?`, `[T]` into `[T?]`.
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

/// What became of the use of a type.
enum TypeRelation: Sendable, Hashable {
    case same
    /// Another type on the wire, the same one in Swift.
    case sameSwiftType
    /// Swift turns the old type into the new one by itself.
    case widened
    case different

    /// What it does to people's code; `nil` when nothing changed.
    func judgement(in position: Position) -> Judgement? {
        switch (self, position) {
        case (.same, _): nil
        case (.sameSwiftType, .request): .behaviour("the same value is written in another way")
        case (.sameSwiftType, .response): .behaviour("the value is read in another way")
        case (.widened, .request): .compatible("values of the old type become the new one by themselves")
        case (.widened, .response): .breaking("readers must unwrap it")
        case (.different, .request): .breaking("values of the old type are no longer taken")
        case (.different, .response): .breaking("readers get a value of another type")
        }
    }
}
