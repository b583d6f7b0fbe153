/// The `{name}`s of a path or of a server's URL (OpenAPI 3.1.1 §4.7).
struct PathPlaceholders {
    /// In order, each once.
    let names: [String]
    /// Whether every brace has its partner and every name a letter.
    let isSound: Bool

    init(_ text: String) {
        var names: [String] = []
        var known: Set<String> = []
        var open: String.Index?
        var isSound = true
        let bytes = text.utf8
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "{"):
                if open != nil { isSound = false }
                open = bytes.index(after: index)
            case UInt8(ascii: "}"):
                guard let start = open else {
                    isSound = false
                    continue
                }
                let name = String(text[start..<index])
                if name.isEmpty { isSound = false } else if known.insert(name).inserted { names.append(name) }
                open = nil
            default: break
            }
        }
        self.names = names
        self.isSound = isSound && open == nil
    }
}
