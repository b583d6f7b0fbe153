nonisolated extension JSONTape {
    /// Returns the path from the root to the entry at `index`.
    package func path(to index: Int) -> [JSONPathStep] {
        var steps: [JSONPathStep] = []
        var container = 0
        while container < index, container < entryCount {
            let isObject = entries[container].is(.object)
            var child = container + 1
            var number = 0
            while child < index {
                let value = isObject ? child + 1 : child
                guard entries[value].next <= index else { break }
                child = entries[value].next
                number += 1
            }
            guard child < entryCount else { break }
            steps.append(isObject ? .member(string(of: entries[child])) : .element(number))
            // The path to a member name is the path to its value.
            container = isObject ? child + 1 : child
        }
        return steps
    }

    /// Returns the JSON Pointer of the entry at `index` (RFC 6901 §3); empty for the root.
    package func pointer(to index: Int) -> String {
        path(to: index).reduce(into: "") { pointer, step in
            pointer += "/"
            switch step {
            case .element(let number): pointer += String(number)
            case .member(let name):
                for character in name.unicodeScalars {
                    switch character {
                    case "~": pointer += "~0"
                    case "/": pointer += "~1"
                    default: pointer.unicodeScalars.append(character)
                    }
                }
            }
        }
    }

    /// Returns the spelling of a value, cut after 64 bytes.
    func excerpt(of index: Int) -> String {
        let maximumLength = 64
        let entry = entries[index]
        guard entry.byteLength > maximumLength else { return spelling(of: entry) }
        var end = maximumLength
        while end > 0, base[entry.byteOffset + end] & 0xC0 == 0x80 { end -= 1 }
        let beginning = UnsafeBufferPointer(start: base + entry.byteOffset, count: end)
        return withExtendedLifetime(self) { String(decoding: beginning, as: UTF8.self) } + "…"
    }
}
