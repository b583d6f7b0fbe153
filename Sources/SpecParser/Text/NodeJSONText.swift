extension Node {
    /// The value as compact JSON (RFC 8259), with keys in the order of the source and aliases expanded.
    ///
    /// Numbers keep their spelling if JSON allows it. Infinity and NaN are written as `null`.
    package var jsonText: String { jsonText(sortedKeys: false) }

    /// Returns the value as compact JSON.
    /// - Parameter sortedKeys: Whether keys are sorted by their UTF-8 bytes, so that values that differ only in the
    ///   order of their keys have the same text.
    package func jsonText(sortedKeys: Bool) -> String {
        var bytes: [UInt8] = []
        write(to: &bytes, sortedKeys: sortedKeys)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func write(to bytes: inout [UInt8], sortedKeys: Bool) {
        switch kind {
        case .null: bytes += "null".utf8
        case .bool: bytes += (bool == true ? "true" : "false").utf8
        case .integer, .number: bytes += (numberText.flatMap(NumberText.json) ?? "null").utf8
        case .string: Self.writeString(tree.text(of: contentIndex), to: &bytes)
        case .sequence:
            bytes.append(UInt8(ascii: "["))
            for (position, element) in elements.enumerated() {
                if position > 0 { bytes.append(UInt8(ascii: ",")) }
                element.write(to: &bytes, sortedKeys: sortedKeys)
            }
            bytes.append(UInt8(ascii: "]"))
        case .mapping:
            writeEntries(to: &bytes, sortedKeys: sortedKeys)
        }
    }

    private func writeEntries(to bytes: inout [UInt8], sortedKeys: Bool) {
        var pairs = entries.map { (key: $0.key, value: $0.value) }
        if sortedKeys { pairs.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } }
        bytes.append(UInt8(ascii: "{"))
        for (position, pair) in pairs.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            Self.writeString(pair.key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            pair.value.write(to: &bytes, sortedKeys: sortedKeys)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func writeString(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x08: bytes += "\\b".utf8
            case 0x09: bytes += "\\t".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0C: bytes += "\\f".utf8
            case 0x0D: bytes += "\\r".utf8
            case ..<0x20:
                let digits = String(byte, radix: 16)
                bytes += ("\\u00" + (digits.count < 2 ? "0" : "") + digits).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
