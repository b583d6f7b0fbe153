/// The placeholders (`{name}`) of a path or of the URL of a server (OpenAPI 3.1.1 §4.7).
struct PathPlaceholders {
    /// The distinct names, in the order of their first use.
    let names: [String]
    /// Whether all braces match and no name is empty.
    let isWellFormed: Bool

    init(_ text: String) {
        var names: [String] = []
        var known: Set<String> = []
        var open: String.Index?
        var isWellFormed = true
        let bytes = text.utf8
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if open != nil { isWellFormed = false }
                open = bytes.index(after: index)
            case UInt8(ascii: "}"):
                guard let start = open else {
                    isWellFormed = false
                    continue
                }
                let name = String(text[start..<index])
                if name.isEmpty { isWellFormed = false } else if known.insert(name).inserted { names.append(name) }
                open = nil
            default: break
            }
        }
        self.names = names
        self.isWellFormed = isWellFormed && open == nil
    }
}
