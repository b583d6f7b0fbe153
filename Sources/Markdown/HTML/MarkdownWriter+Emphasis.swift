// Emphasis and links.
extension MarkdownWriter {
    mutating func beginEmphasis(_ mark: String) {
        if emphases.count < Self.limit { emphases.append(OpenEmphasis(mark: Array(mark.utf8))) }
    }

    mutating func endEmphasis(_ mark: String) {
        guard let index = emphases.lastIndex(where: { $0.mark == Array(mark.utf8) }) else { return }
        // Marks that were opened later and not closed end here too.
        for emphasis in emphases[index...].reversed() where emphasis.isWritten && !emphasis.isNested {
            close(emphasis.mark)
        }
        emphases.removeSubrange(index...)
    }

    private mutating func close(_ mark: [UInt8]) {
        var isSpaced = false
        while output.last == Self.space {
            output.removeLast()
            isSpaced = true
        }
        output.append(contentsOf: mark)
        closedMark = mark
        if isSpaced { pending = max(pending, .space) }
    }

    /// Ends emphasis before the end of a paragraph; it begins again with the next text.
    mutating func interruptEmphases() {
        for index in emphases.indices.reversed() where emphases[index].isWritten {
            if !emphases[index].isNested { close(emphases[index].mark) }
            emphases[index].isWritten = false
        }
    }

    mutating func writeMarks(before first: UInt8) {
        if let destination = link?.destination, link?.start == nil {
            link = (destination, output.count)
            output.append(UInt8(ascii: "["))
        }
        for index in emphases.indices where !emphases[index].isWritten {
            emphases[index].isWritten = true
            let mark = emphases[index].mark
            // Marks inside equal marks have no effect.
            if emphases[..<index].contains(where: { $0.mark == mark }) {
                emphases[index].isNested = true
            } else if closedMark == mark, output.suffix(mark.count).elementsEqual(mark) {
                output.removeLast(mark.count)
            } else {
                if let last = output.last, last.isWordPart, !first.isWordPart { output.append(Self.space) }
                output.append(contentsOf: mark)
            }
        }
    }

    /// Ends all emphasis at the end of the text.
    mutating func endEmphases() {
        interruptEmphases()
        emphases = []
    }

    mutating func beginLink(_ destination: LinkDestination) {
        guard link == nil else { return }
        interruptEmphases()
        link = (destination, nil)
    }

    mutating func endLink() {
        guard let open = link else { return }
        link = nil
        guard let start = open.start, start < output.count else { return }
        interruptEmphases()
        var isSpaced = false
        while output.last == Self.space {
            output.removeLast()
            isSpaced = true
        }
        let text = output[(start + 1)...]
        if text.elementsEqual(open.destination.text.utf8) {
            output.replaceSubrange(start..., with: ("<" + open.destination.text + ">").utf8)
        } else {
            output.append(contentsOf: ("](" + open.destination.text + ")").utf8)
        }
        closedMark = []
        if isSpaced { pending = max(pending, .space) }
    }
}
