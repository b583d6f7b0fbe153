import CYAML

/// What the tag of a YAML node asks for (YAML 1.2 §10, and the language-independent types of YAML 1.1).
enum YAMLTag: Sendable {
    /// None, or the non-specific tag of a plain scalar or a container.
    case none
    case null, bool, integer, number, string, sequence, mapping
    /// `!!merge`, which only a key can be.
    case merge
    /// A known type that JSON has no kind for, and that is read as if it had no tag: `!!set`, `!!timestamp`.
    case natural
    case unknown(String)

    private static let prefix = "tag:yaml.org,2002:"

    init(_ tag: UnsafeMutablePointer<yaml_char_t>?) {
        guard let tag else {
            self = .none
            return
        }
        let name = String(cString: tag)
        guard name.hasPrefix(Self.prefix) else {
            // The non-specific tag "!" makes a scalar a string whatever it looks like (YAML 1.2 §6.9.1).
            self = name == "!" ? .string : .unknown(name)
            return
        }
        switch name.dropFirst(Self.prefix.count) {
        case "null": self = .null
        case "bool": self = .bool
        case "int": self = .integer
        case "float": self = .number
        case "str": self = .string
        case "seq": self = .sequence
        case "map": self = .mapping
        case "merge": self = .merge
        case "set", "omap", "pairs": self = .natural
        case "binary", "timestamp": self = .string
        case let other: self = .unknown("!!" + other)
        }
    }

    /// The kind of a scalar with this tag; `nil` when its text is not what the tag says.
    func kind(of text: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> Entry.Kind? {
        switch self {
        case .none, .natural, .unknown: return isPlain ? CoreSchema.kind(of: text) : .string
        case .string, .merge: return .string
        case .null: return CoreSchema.kind(of: text) == .null ? .null : nil
        case .bool: return CoreSchema.kind(of: text) == .bool ? .bool : nil
        case .integer: return CoreSchema.numberKind(of: text) == .integer ? .integer : nil
        case .number: return CoreSchema.numberKind(of: text) == nil ? nil : .number
        case .sequence, .mapping: return nil
        }
    }

    /// Whether a container of this kind may carry the tag. `!` on a container means nothing.
    func fits(_ kind: Entry.Kind, isNonSpecific: Bool) -> Bool {
        switch self {
        case .none, .natural, .unknown: true
        case .sequence: kind == .sequence
        case .mapping: kind == .mapping
        case .string: isNonSpecific
        case .null, .bool, .integer, .number, .merge: false
        }
    }

    /// The tag as it is usually written.
    var spelling: String {
        switch self {
        case .none, .natural: "!"
        case .null: "!!null"
        case .bool: "!!bool"
        case .integer: "!!int"
        case .number: "!!float"
        case .string: "!!str"
        case .sequence: "!!seq"
        case .mapping: "!!map"
        case .merge: "!!merge"
        case .unknown(let name): name
        }
    }
}
