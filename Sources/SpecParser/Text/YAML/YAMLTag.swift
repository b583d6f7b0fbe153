import CYAML

/// The tag of a YAML node (YAML 1.2 §10, and the language-independent types of YAML 1.1).
enum YAMLTag: Sendable {
    /// No tag, or the non-specific tag of a plain scalar or a container.
    case none
    case null, bool, integer, number, string, sequence, mapping
    /// `!!merge`, the tag of a merge key.
    case merge
    /// A known type without a corresponding kind in JSON, which is ignored: `!!set`, `!!omap`, `!!pairs`.
    case ignored
    case unknown(String)

    private static let prefix = "tag:yaml.org,2002:"

    init(_ tag: UnsafeMutablePointer<yaml_char_t>?) {
        guard let tag else {
            self = .none
            return
        }
        let name = String(cString: tag)
        guard name.hasPrefix(Self.prefix) else {
            // The non-specific tag "!" makes each scalar a string (YAML 1.2 §6.9.1).
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
        case "set", "omap", "pairs": self = .ignored
        case "binary", "timestamp": self = .string
        case let other: self = .unknown("!!" + other)
        }
    }

    /// Returns the kind of a scalar with this tag; `nil` if its text does not match the tag.
    func kind(of text: UnsafeBufferPointer<UInt8>, isPlain: Bool) -> Entry.Kind? {
        switch self {
        case .none, .ignored, .unknown: return isPlain ? CoreSchema.kind(of: text) : .string
        case .string, .merge: return .string
        case .null: return CoreSchema.kind(of: text) == .null ? .null : nil
        case .bool: return CoreSchema.kind(of: text) == .bool ? .bool : nil
        case .integer: return CoreSchema.numberKind(of: text) == .integer ? .integer : nil
        case .number: return CoreSchema.numberKind(of: text) == nil ? nil : .number
        case .sequence, .mapping: return nil
        }
    }

    /// Whether a container of this kind may have the tag. The tag `!` has no effect on a container.
    func fits(_ kind: Entry.Kind, isNonSpecific: Bool) -> Bool {
        switch self {
        case .none, .ignored, .unknown: true
        case .sequence: kind == .sequence
        case .mapping: kind == .mapping
        case .string: isNonSpecific
        case .null, .bool, .integer, .number, .merge: false
        }
    }

    /// The usual spelling of the tag.
    var spelling: String {
        switch self {
        case .none, .ignored: "!"
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
