import Foundation

/// A path from the root of a document to one of its values (RFC 6901).
package struct JSONPointer: Sendable, Hashable {
    /// The unescaped reference tokens; empty for the whole document.
    package var tokens: [String]

    package init(_ tokens: [String] = []) {
        self.tokens = tokens
    }

    /// Reads the string form of RFC 6901 §3: empty, or starting with a slash, `~0` and `~1` for `~` and `/`.
    /// `nil` when it is something else.
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

    /// Reads the fragment of a URI without its `#` (RFC 6901 §6): the string form with percent-encoding.
    package init?(fragment: String) {
        guard fragment.utf8.contains(UInt8(ascii: "%")) else {
            self.init(text: fragment)
            return
        }
        guard let text = fragment.removingPercentEncoding else { return nil }
        self.init(text: text)
    }

    /// The pointer to a member or element of what this one points to.
    package func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

    /// The pointer to an element of what this one points to.
    package func appending(_ position: Int) -> JSONPointer { appending(String(position)) }

    /// A token as it stands in the string form: with `~0` and `~1` for `~` and `/`.
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
    /// The string form of RFC 6901 §3.
    package var description: String {
        var text = ""
        for token in tokens { text += "/" + token.pointerToken }
        return text
    }
}

extension Node {
    /// Where this value stands in its document; computed by walking from the root.
    ///
    /// What is reached inside of an aliased value has the pointer of the anchored one.
    package var jsonPointer: JSONPointer {
        var tokens: [String] = []
        var container = 0
        while container < standingIndex, tree.entries[container].isContainer {
            let isMapping = tree.entries[container].kind == .mapping
            var child = container + (isMapping ? 2 : 1)
            var position = 0
            while tree.next(after: child) <= standingIndex {
                child = tree.next(after: child) + (isMapping ? 1 : 0)
                position += 1
            }
            tokens.append(isMapping ? tree.text(of: child - 1) : String(position))
            container = child
        }
        return JSONPointer(tokens)
    }

    /// The value that a reference token names: a member of a mapping, an element of a sequence (RFC 6901 §4).
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

    /// The value that a pointer leads to from here; `nil` when there is none.
    package func resolve(_ pointer: JSONPointer) -> Node? {
        var node = self
        for token in pointer.tokens {
            guard let child = node.child(token: token) else { return nil }
            node = child
        }
        return node
    }
}
