extension HTMLConversion {
    /// Reads the text up to the closing tag of an element whose opening tag ends at the index.
    mutating func content(of name: String) -> ArraySlice<UInt8> {
        let start = index
        let closing = Array(("</" + name).utf8)
        while index < bytes.count {
            if bytes[index] == 0x3C, isEqual(closing, at: index) {
                let end = index
                index = bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
                return bytes[start..<end]
            }
            index += 1
        }
        return bytes[start...]
    }

    /// Whether the bytes at `start` are the text, without case, and the name ends there.
    private func isEqual(_ text: [UInt8], at start: Int) -> Bool {
        let end = start + text.count
        guard end < bytes.count, !bytes[end].isASCIILetter, !bytes[end].isASCIIDigit else { return false }
        return zip(bytes[start..<end], text).allSatisfy { $0 == $1 || ($0.isASCIILetter && $0 | 0x20 == $1) }
    }

    /// The text without tags and references. Line breaks become line ends.
    private func plain(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        var position = content.startIndex
        let inner = Array(content)
        let offset = content.startIndex
        while position < content.endIndex {
            if bytes[position] == 0x3C, let tag = HTMLTag(inner, at: position - offset),
                let element = HTMLElement(tag.name.lowercased())
            {
                if element == .lineBreak { text.append(Self.newline) }
                position = tag.end + offset
            } else if bytes[position] == UInt8(ascii: "&"),
                let reference = CharacterReferences.read(bytes, at: position), reference.end <= content.endIndex
            {
                text += reference.text.utf8
                position = reference.end
            } else {
                text.append(bytes[position])
                position += 1
            }
        }
        return text
    }

    // MARK: - Code

    mutating func writeCode(_ content: ArraySlice<UInt8>, _ element: HTMLElement) {
        let text = plain(content)
        guard element == .preformatted, !writer.isFlat, !writer.isInLink else {
            let words = text.split { $0.isSpaceOrNewline }
            guard !words.isEmpty else { return }
            if text.first?.isSpaceOrNewline == true { writer.separate(.space) }
            // A code span of Markdown inside the element is the same code.
            let line = String(decoding: Array(words.joined(separator: [Self.space])), as: UTF8.self)
            let isSpan = line.utf8.count > 2 && line.hasPrefix("`") && line.hasSuffix("`")
            writer.write(MarkdownText.value(isSpan ? String(line.dropFirst().dropLast()) : line, isDocC: true).utf8)
            if text.last?.isSpaceOrNewline == true { writer.separate(.space) }
            return
        }
        var lines = text.split(separator: Self.newline, omittingEmptySubsequences: false).map(Array.init)
        func isBlank(_ line: [UInt8]?) -> Bool { line?.allSatisfy { $0 == Self.space } ?? false }
        while isBlank(lines.first) { lines.removeFirst() }
        while isBlank(lines.last) { lines.removeLast() }
        guard !lines.isEmpty else { return }
        let ticks = lines.lazy.map { $0.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0 }.max() ?? 0
        let fence = [UInt8](repeating: UInt8(ascii: "`"), count: max(3, ticks + 1))
        writer.write(lines: [fence] + lines + [fence])
    }

    // MARK: - Raised and lowered text

    /// Writes digits and signs as the characters of Unicode: `10<sup>6</sup>` is not 106.
    mutating func writeShifted(_ content: ArraySlice<UInt8>, _ element: HTMLElement) {
        let text = String(decoding: plain(content), as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
        let plainDigits = Array("0123456789+-=()n")
        let shifted = Array(element == .raised ? "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ" : "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ")
        let characters = text.compactMap { character in plainDigits.firstIndex(of: character).map { shifted[$0] } }
        if characters.count == text.count {
            writer.write(String(characters).utf8)
        } else {
            for byte in text.utf8 {
                byte.isWordPart || byte == Self.space ? writer.write(byte) : writer.writeEscaped(byte)
            }
        }
    }

    // MARK: - Links and images

    mutating func beginLink(_ target: String) {
        let trimmed = target.split { $0 == " " || $0 == "\n" }.joined()
        if let destination = LinkDestination(trimmed) { writer.beginLink(destination) }
    }

    /// Writes an image as a link to it, or as its text inside of a link.
    mutating func writeImage(_ tag: HTMLTag) {
        let source = tag.value("src").flatMap { LinkDestination($0.split { $0 == " " || $0 == "\n" }.joined()) }
        let label = (tag.value("alt") ?? "").split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        let isLinked = !writer.isInLink && source != nil
        let text = label.isEmpty && (isLinked || writer.isInLink) ? "image" : label
        guard !text.isEmpty else { return }
        if isLinked, let source { writer.beginLink(source) }
        for byte in text.utf8 {
            if byte == Self.space {
                writer.separate(.space)
            } else if byte.isWordPart || ".,:;'\"/-+()=%".utf8.contains(byte) {
                writer.write(byte)
            } else {
                writer.writeEscaped(byte)
            }
        }
        if isLinked { writer.endLink() }
    }
}
