import ApusPlan

/// The parts of a multipart body as arguments of `curl -F`: `file=@example.txt`, `title=Example`. A part without a name
/// has an empty one.
struct MultipartExample: Sendable {
    let types: TypeTable

    func parts(of content: BodyContent, _ value: JSONLiteral?) -> [String] {
        if let part = content.elementPart { return elements(part, value) }
        guard case .named(let id) = content.type, case .structure(let structure) = types[id].shape else {
            return content.type.isPart ? ["name=example"] : []
        }
        return structure.coding == .parts ? positions(structure, value) : fields(structure, value)
    }

    private static let file = "=@example.txt"

    /// The files by name, the required ones or else the first one, and the fields.
    private func fields(_ structure: StructurePlan, _ value: JSONLiteral?) -> [String] {
        let files = structure.properties.filter { $0.part?.isFile == true }
        let needed = files.filter { $0.presence.isKeyRequired }
        let names = (needed.isEmpty ? Array(files.prefix(1)) : needed).map(\.key)
        let headers = Set(structure.properties.filter { $0.partHeader != nil }.map(\.key))
        let fields = CurlExample.fields(value).filter { !headers.contains($0.0) }
        return names.map { $0 + Self.file } + fields.map { $0 + "=" + $1 }
    }

    private func positions(_ structure: StructurePlan, _ value: JSONLiteral?) -> [String] {
        var elements: ArraySlice<JSONLiteral> = if case .array(let elements)? = value { elements[...] } else { [] }
        var parts: [String] = []
        for property in structure.properties where property.presence.isKeyRequired {
            guard property.part?.isFile != true else {
                parts.append(Self.file)
                continue
            }
            parts.append(text(elements.popFirst(), property.part))
        }
        return parts
    }

    private func elements(_ part: PartPlan, _ value: JSONLiteral?) -> [String] {
        if part.isFile { return [Self.file] }
        guard case .array(let elements)? = value, !elements.isEmpty else { return [text(nil, part)] }
        return elements.prefix(ExampleValues.elementLimit).map { text($0, part) }
    }

    private func text(_ value: JSONLiteral?, _ part: PartPlan?) -> String {
        let isStructured =
            switch value {
            case .object?, .array?: true
            default: false
            }
        let type = part?.contentTypes.first { !$0.contains("*") } ?? (isStructured ? "application/json" : nil)
        let text = value.map { isStructured ? $0.compactText : $0.text } ?? "example"
        return "=" + text + (type.map { ";type=" + $0 } ?? "")
    }
}
