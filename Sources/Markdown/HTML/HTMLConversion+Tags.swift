extension HTMLConversion {
    // MARK: - Angle brackets

    /// Reads what begins with `<`: a comment, a declaration, a tag, an autolink, or text.
    mutating func readAngle() {
        if let end = endOfComment() {
            index = end
        } else if let end = endOfAutolink() {
            writer.write(bytes[index..<end])
            index = end
        } else if let tag = HTMLTag(bytes, at: index), let (name, element) = element(of: tag) {
            read(tag, name, element)
        } else {
            let isTag = HTMLTag.couldBegin(bytes, at: index)
            isTag ? writer.writeEscaped(UInt8(ascii: "<")) : writer.write(UInt8(ascii: "<"))
            index += 1
        }
    }

    private mutating func endOfComment() -> Int? {
        for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")]
        where bytes[index...].starts(with: start.utf8) {
            guard start != "<!" || (index + 2 < bytes.count && bytes[index + 2].isASCIILetter) else { continue }
            return find(end, after: index + start.utf8.count)
        }
        return nil
    }

    /// The index after the next occurrence of a text. Texts that do not occur again are remembered, because searching them
    /// again for each comment takes quadratic time.
    private mutating func find(_ ending: String, after start: Int) -> Int? {
        guard !missingEndings.contains(ending) else { return nil }
        let text = Array(ending.utf8)
        var next = start
        while next + text.count <= bytes.count {
            if bytes[next] == text[0], bytes[next...].starts(with: text) { return next + text.count }
            next += 1
        }
        missingEndings.insert(ending)
        return nil
    }

    /// The end of `<https://…>`.
    private func endOfAutolink() -> Int? {
        let inner = bytes[(index + 1)...].prefix(2048).prefix { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
        guard inner.endIndex < bytes.count, bytes[inner.endIndex] == UInt8(ascii: ">"),
            LinkDestination(String(decoding: inner, as: UTF8.self)) != nil
        else { return nil }
        return inner.endIndex + 1
    }

    /// The element of a tag; `nil` if the tag is text.
    private func element(of tag: HTMLTag) -> (String, HTMLElement)? {
        let name = tag.name.lowercased()
        guard let element = HTMLElement(name) else { return nil }
        if tag.isClosing { return HTMLElement.ambiguousNames.contains(name) && !isOpen(name) ? nil : (name, element) }
        // Names in mixed case are those of types and of XML, except of what is never text.
        guard name == tag.name || tag.name == tag.name.uppercased() || element == .removed else { return nil }
        if tag.hasAttributes || HTMLElement.unclosedNames.contains(name) || element.isVoid { return (name, element) }
        return isClosed(name) && !HTMLElement.ambiguousNames.contains(name) ? (name, element) : nil
    }

    private func isOpen(_ name: String) -> Bool { open.contains { $0.name == name } }

    // MARK: - Tags

    private mutating func read(_ tag: HTMLTag, _ name: String, _ element: HTMLElement) {
        let isClosed = isClosed(name)
        index = tag.end
        guard !tag.isClosing else { return close(name, element) }
        switch element {
        case .removed: if isClosed { _ = content(of: name) }
        case .code, .preformatted: if isClosed { writeCode(content(of: name), element) }
        case .raised, .lowered: if isClosed { writeShifted(content(of: name), element) }
        case .lineBreak: breakLine()
        case .rule:
            if writer.isFlat { writer.separate(.space) } else { writer.write(lines: [Array("---".utf8)]) }
        case .image: writeImage(tag)
        case .link: if isClosed, let target = tag.value("href") { beginLink(target) }
        case .quotation: writer.write(UInt8(ascii: "\""))
        default: open(tag, name, element, isClosed: isClosed)
        }
    }

    private mutating func open(_ tag: HTMLTag, _ name: String, _ element: HTMLElement, isClosed: Bool) {
        switch element {
        case .strong:
            if isClosed, !isInHeading { writer.beginEmphasis("**") }
            return
        case .emphasis:
            if isClosed { writer.beginEmphasis("*") }
            return
        case .strikethrough:
            if isClosed { writer.beginEmphasis("~~") }
            return
        case .table, .row, .cell: return openTablePart(tag, name, element)
        case .transparent:
            // Only names that are text without attributes need to be known until they are closed.
            if HTMLElement.ambiguousNames.contains(name), open.count < Self.limit {
                open.append(OpenElement(name: name, element: element))
            }
            return
        default: break
        }
        guard open.count < Self.limit else { return writer.separate(.paragraph) }
        closeImplied(by: element)
        var entry = OpenElement(name: name, element: element, wasFlat: writer.isFlat)
        switch element {
        case .item: entry.frame = beginItem()
        case .list: writer.separate(open.contains { $0.element == .item } || writer.isInItem ? .line : .paragraph)
        case .blockquote:
            writer.separate(.paragraph)
            entry.frame = writer.begin(marker: "> ", continuation: "> ")
        case .heading(let level):
            writer.separate(.paragraph)
            if !writer.isFlat { writer.beginHeading(max(2, level)) }
        default: writer.separate(.paragraph)
        }
        if name == "summary" || name == "dt" { writer.beginEmphasis("**") }
        open.append(entry)
    }

    /// The maximum number of open elements. Further ones only separate their text.
    private static let limit = 64

    private var isInHeading: Bool {
        open.contains { if case .heading = $0.element { true } else { $0.name == "summary" || $0.name == "dt" } }
    }

    private mutating func beginItem() -> Int {
        let list = open.lastIndex { if case .list = $0.element { true } else { false } }
        let isNested = open.prefix(list ?? 0).contains { $0.element == .item } || writer.isInItem
        writer.separateItem(isFirst: list.map { open[$0].items == 0 } ?? false, isNested: isNested)
        guard !writer.isFlat else {
            writer.write("•".utf8)
            writer.separate(.space)
            return 0
        }
        var marker = "- "
        if let list {
            open[list].items += 1
            if open[list].element == .list(isOrdered: true) { marker = String(open[list].items) + ". " }
        }
        return writer.begin(marker: marker, continuation: String(repeating: " ", count: marker.utf8.count))
    }

    // MARK: - Closing

    /// Closes the elements that a new one ends although their closing tags are missing (HTML §13.1.2.4).
    private mutating func closeImplied(by element: HTMLElement) {
        if open.last?.element == .paragraph, element != .list(isOrdered: false) || open.last?.name == "p" {
            closeLast()
        }
        guard element == .item else { return }
        while let last = open.last {
            if case .list = last.element { return }
            guard open.contains(where: { if case .list = $0.element { true } else { $0.element == .item } }) else {
                return
            }
            closeLast()
        }
    }

    private mutating func close(_ name: String, _ element: HTMLElement) {
        switch element {
        case .strong: if !isInHeading { writer.endEmphasis("**") }
        case .emphasis: writer.endEmphasis("*")
        case .strikethrough: writer.endEmphasis("~~")
        case .link: writer.endLink()
        case .quotation: writer.write(UInt8(ascii: "\""))
        case .table, .row, .cell: closeTablePart(element)
        default:
            if let position = open.lastIndex(where: { $0.name == name }) {
                while open.count > position { closeLast() }
            } else if element.isBlock {
                writer.separate(.paragraph)
            }
        }
    }

    mutating func closeLast() {
        let last = open.removeLast()
        if last.name == "summary" || last.name == "dt" { writer.endEmphasis("**") }
        switch last.element {
        case .heading:
            writer.endHeading(isFlat: last.wasFlat)
            writer.separate(.paragraph)
        case .transparent: return
        case .item: writer.separate(.line)
        default: writer.separate(.paragraph)
        }
        if let frame = last.frame { writer.end(frame) }
        if last.element == .blockquote { writer.separate(.paragraph) }
    }

    private mutating func breakLine() {
        guard !isInPhrasing, !isInBlock, !writer.isFlat else { return writer.separate(.hardLine) }
        writer.separate(writer.pending == .hardLine ? .paragraph : .hardLine)
        // A list may begin after the break.
        let start = bytes[index...].firstIndex { $0 != Self.space } ?? bytes.count
        let line = bytes[start...].prefix(256).prefix { $0 != Self.newline }
        let prefix = LinePrefix(line)
        guard prefix.hasListMarker else { return }
        index = start + prefix.length
        writer.beginLine(bytes[start..<index], continuation: prefix.continuation, isItem: prefix.hasListMarker)
    }
}
