import ApusDiagnostics
import ApusJSON
import ApusPlan

extension LiteralPlan {
    /// The default value as shown in change reports: `"web"`, `.ascending`.
    var text: String {
        switch self {
        case .null: "nil"
        case .boolean(let flag): String(flag)
        case .integer(let spelling), .number(let spelling): spelling
        case .string(let text): JSONWriter.quoted(text)
        case .enumerationCase(_, let name): "." + name.text
        case .array(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
        case .emptyDictionary: "[:]"
        }
    }
}
