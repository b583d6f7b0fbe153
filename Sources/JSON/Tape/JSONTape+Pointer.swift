extension JSONTape {
    /// The way from the root to the entry `index`.
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
            // A name is told by the way to its value.
            container = isObject ? child + 1 : child
        }
        return steps
    }

    /// The JSON Pointer of the entry `index` (RFC 6901 §3), empty for the root.
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

    /// The beginning of the spelling of a value.
    func excerpt(of index: Int) -> String {
        let longest = 64
        let entry = entries[index]
        guard entry.byteLength > longest else { return spelling(of: entry) }
        var end = longest
        while end > 0, base[entry.byteOffset + end] & 0xC0 == 0x80 { end -= 1 }
        let beginning = UnsafeBufferPointer(start: base + entry.byteOffset, count: end)
        return withExtendedLifetime(self) { String(decoding: beginning, as: UTF8.self) } + "…"
    }
}
