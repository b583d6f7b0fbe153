import ApusJSON

extension JSONLiteral {
    /// The value as compact JSON.
    package var compactText: String {
        switch self {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .number(let spelling): spelling
        case .string(let text): JSONWriter.quoted(text)
        case .array(let elements): "[" + elements.map(\.compactText).joined(separator: ", ") + "]"
        case .object(let members) where members.isEmpty: "{}"
        case .object(let members):
            "{ " + members.map { JSONWriter.quoted($0.key) + ": " + $0.value.compactText }.joined(separator: ", ")
                + " }"
        }
    }

    /// The value as indented JSON. A container is on one line if it fits in 80 columns.
    package var indentedText: String { indented(level: 0) + "\n" }

    private func indented(level: Int) -> String {
        let compact = compactText
        if compact.count + 2 * level <= 80, !isDeep { return compact }
        let inner = String(repeating: "  ", count: level + 1)
        let outer = String(repeating: "  ", count: level)
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let lines = elements.map { inner + $0.indented(level: level + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n" + outer + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + JSONWriter.quoted($0.key) + ": " + $0.value.indented(level: level + 1) }
            return "{\n" + lines.joined(separator: ",\n") + "\n" + outer + "}"
        default: return compact
        }
    }

    /// Whether the container contains other containers.
    private var isDeep: Bool {
        switch self {
        case .array(let elements): elements.contains { $0.isContainer }
        case .object(let members): members.contains { $0.value.isContainer }
        default: false
        }
    }

    private var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
