// Lists and mappings in flow style (YAML 1.2.2 §7.4).
extension ConfigurationText {
    mutating func readFlow() throws -> ConfigurationValue {
        try nested { reader in
            switch reader.peek {
            case UInt8(ascii: "["): try reader.readFlowList()
            case UInt8(ascii: "{"): try reader.readFlowMapping()
            default: try reader.readFlowScalar()
            }
        }
    }

    mutating func readFlowScalar() throws -> ConfigurationValue {
        let start = line
        let anchor = try readProperties()
        if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
            return remember(ConfigurationValue(content: .scalar(try readQuoted()), line: start), as: anchor)
        }
        if peek == UInt8(ascii: "["), anchor != nil { return remember(try readFlow(), as: anchor) }
        if peek == UInt8(ascii: "{"), anchor != nil { return remember(try readFlow(), as: anchor) }
        if peek == UInt8(ascii: "*") {
            let name = String(readWord().dropFirst())
            guard let value = anchors[name] else { throw fault("unknown anchor '\(name)'") }
            return value
        }
        var parts: [String] = []
        while let byte = peek, !",[]{}".utf8.contains(byte) {
            let begin = offset
            while let byte = peek, !",[]{}\r\n".utf8.contains(byte) {
                if byte == UInt8(ascii: "#"), Self.isBlank(text[offset - 1]) { break }
                let next = self.byte(after: 1)
                if byte == UInt8(ascii: ":"), Self.isBlank(next) || ",[]{}".utf8.contains(next ?? 0) { break }
                offset += 1
            }
            parts.append(Self.trimmed(text[begin..<offset]))
            if peek == UInt8(ascii: ":") { break }
            try skipBlanks()
        }
        let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
        return remember(Self.plain(text, line: start), as: anchor)
    }

    mutating func readFlowList() throws -> ConfigurationValue {
        let start = line
        offset += 1
        var elements: [ConfigurationValue] = []
        while true {
            try skipBlanks()
            guard peek != nil else { throw ConfigurationTextFault(message: "']' is missing", line: start) }
            if peek == UInt8(ascii: "]") { break }
            elements.append(try readFlow())
            try skipBlanks()
            if peek == UInt8(ascii: ",") {
                offset += 1
            } else if peek != UInt8(ascii: "]"), peek != nil {
                throw fault("expected ',' or ']'")
            }
        }
        offset += 1
        return ConfigurationValue(content: .list(elements), line: start)
    }

    mutating func readFlowMapping() throws -> ConfigurationValue {
        let start = line
        offset += 1
        var members: [ConfigurationValue.Member] = []
        while true {
            try skipBlanks()
            guard peek != nil else { throw ConfigurationTextFault(message: "'}' is missing", line: start) }
            if peek == UInt8(ascii: "}") { break }
            let keyLine = line
            let key = try readFlowScalar()
            try skipBlanks()
            var value = ConfigurationValue(content: .null, line: line)
            if peek == UInt8(ascii: ":") {
                offset += 1
                try skipBlanks()
                value = ",}".utf8.contains(peek ?? 0) ? value : try readFlow()
                try skipBlanks()
            }
            members.append(ConfigurationValue.Member(key: key.text ?? "", line: keyLine, value: value))
            if peek == UInt8(ascii: ",") {
                offset += 1
            } else if peek != UInt8(ascii: "}"), peek != nil {
                throw fault("expected ',' or '}'")
            }
        }
        offset += 1
        return ConfigurationValue(content: .mapping(members), line: start)
    }
}
