/// A path from the root of a document to one of its values (RFC 6901).
package struct JSONPointer: Sendable, Hashable {
    /// The unescaped reference tokens; empty for the whole document.
    package var tokens: [String]

    package init(_ tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Parses the string representation (RFC 6901 §3), with `~0` and `~1` for `~` and `/`.
    ///
    /// Returns `nil` if the text is neither empty nor begins with a slash, or contains another escape.
    package init?(text: String) {
        if text.isEmpty {
            self.init()
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        let isEscaped = text.utf8.contains(UInt8(ascii: "~"))
        var tokens: [String] = []
        var rest = Substring(text).dropFirst()
        while true {
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/"))
            let part = rest[..<(end ?? rest.endIndex)]
            guard let token = isEscaped ? Self.unescaped(part.utf8) : String(part) else { return nil }
            tokens.append(token)
            guard let end else { break }
            rest = rest[rest.utf8.index(after: end)...]
        }
        self.init(tokens)
    }

    /// Parses a URI fragment without its `#` (RFC 6901 §6): the string representation with percent-encoding.
    package init?(fragment: String) {
        guard fragment.utf8.contains(UInt8(ascii: "%")) else {
            self.init(text: fragment)
            return
        }
        guard let text = fragment.percentDecoded else { return nil }
        self.init(text: text)
    }

    /// Returns the pointer to a member or element of the value at this pointer.
    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    /// Returns the pointer to an element of the array at this pointer.
    package func appending(_ position: Int) -> JSONPointer { appending(String(position)) }

    /// Returns a token in the string representation, with `~0` and `~1` for `~` and `/`.
    static func escaped(_ token: String) -> String {
        String(unsafeUninitializedCapacity: token.utf8.count * 2) { buffer in
            var count = 0
            for byte in token.utf8 {
                let isEscaped = byte == UInt8(ascii: "~") || byte == UInt8(ascii: "/")
                buffer[count] = isEscaped ? UInt8(ascii: "~") : byte
                if isEscaped { buffer[count + 1] = byte == UInt8(ascii: "~") ? UInt8(ascii: "0") : UInt8(ascii: "1") }
                count += isEscaped ? 2 : 1
            }
            return count
        }
    }

    private static func unescaped(_ part: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var iterator = part.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "~") else {
                bytes.append(byte)
                continue
            }
            switch iterator.next() {
            case UInt8(ascii: "0"): bytes.append(UInt8(ascii: "~"))
            case UInt8(ascii: "1"): bytes.append(UInt8(ascii: "/"))
            default: return nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The string representation (RFC 6901 §3).
    package var description: String {
        var text = ""
        for token in tokens { text += "/" + token.pointerToken }
        return text
    }
}

extension String {
    /// The key as a token of a JSON Pointer, with `~` and `/` escaped (RFC 6901 §3).
    package var pointerToken: String {
        let isPlain = utf8.withContiguousStorageIfAvailable { bytes in
            !bytes.contains { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }
        }
        return isPlain == true ? self : JSONPointer.escaped(self)
    }
}

extension Node {
    /// The pointer to this value in its document; computed from the root on each access.
    ///
    /// A value inside an aliased value has its pointer in the anchored value.
    package var jsonPointer: JSONPointer {
        var tokens: [String] = []
        var container = 0
        while container < useIndex, tree.entries[container].isContainer {
            let isMapping = tree.entries[container].kind == .mapping
            var child = container + (isMapping ? 2 : 1)
            var position = 0
            while tree.next(after: child) <= useIndex {
                child = tree.next(after: child) + (isMapping ? 1 : 0)
                position += 1
            }
            tokens.append(isMapping ? tree.text(of: child - 1) : String(position))
            container = child
        }
        return JSONPointer(tokens)
    }

    /// Returns the value of a reference token: a member of a mapping or an element of a sequence (RFC 6901 §4).
    package func child(token: String) -> Node? {
        switch kind {
        case .mapping: return self[token]
        case .sequence:
            let digits = token.utf8
            guard digits.allSatisfy({ (0x30...0x39).contains($0) }), digits.count == 1 || digits.first != 0x30 else {
                return nil
            }
            return Int(token).flatMap { self[$0] }
        default: return nil
        }
    }

    /// Returns the value that a pointer refers to, relative to this value; `nil` if there is none.
    package func resolve(_ pointer: JSONPointer) -> Node? {
        var node = self
        for token in pointer.tokens {
            guard let child = node.child(token: token) else { return nil }
            node = child
        }
        return node
    }
}
