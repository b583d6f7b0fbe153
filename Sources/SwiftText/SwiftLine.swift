/// A line of Swift without its indentation, and the places at which it can be broken.
///
/// Places inside string literals are not considered. Except for ``memberDot(fitting:)``, neither are those in brackets.
struct SwiftLine {
    let content: ArraySlice<UInt8>

    /// The commas between the conditions of an `if` or `else if`; `nil` for other lines and for a single condition.
    var conditionCommas: [Int]? {
        let isCondition = content.starts(with: "if ".utf8) || content.starts(with: "} else if ".utf8)
        guard isCondition, content.suffix(2).elementsEqual(" {".utf8) else { return nil }
        var commas: [Int] = []
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            if scanner.depth == 0, content[index] == UInt8(ascii: ",") { commas.append(index) }
        }
        return commas.isEmpty ? nil : commas
    }

    /// The commas between the types that an `enum` or `struct` conforms to; `nil` for other lines and for a single type.
    var inheritanceCommas: [Int]? {
        guard content.suffix(2).elementsEqual(" {".utf8) else { return nil }
        var colon: Int?
        var commas: [Int] = []
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 0 else { continue }
            if colon == nil, content[index] == UInt8(ascii: ":") { colon = index }
            if content[index] == UInt8(ascii: ",") { commas.append(index) }
        }
        let words = content[..<(colon ?? content.startIndex)].split(separator: UInt8(ascii: " "))
        let isType = words.contains { $0.elementsEqual("enum".utf8) || $0.elementsEqual("struct".utf8) }
        return isType && !commas.isEmpty ? commas : nil
    }

    /// The index of the opening brace of a body that ends with the line: `var a: B { B() }`.
    var bodyStart: Int? {
        guard content.last == UInt8(ascii: "}") else { return nil }
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 1, content[index] == UInt8(ascii: "{") else { continue }
            guard index > content.startIndex, content.endIndex - index > 4 else { return nil }
            return content[index - 1] == UInt8(ascii: " ") ? index : nil
        }
        return nil
    }

    /// The index of the `:` of a `case …:` that has its statement on the same line.
    var caseColon: Int? {
        guard content.starts(with: "case ".utf8) else { return nil }
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 0, content[index] == UInt8(ascii: ":") else { continue }
            return index + 2 < content.endIndex && content[index + 1] == UInt8(ascii: " ") ? index : nil
        }
        return nil
    }

    /// The index of the `:` between the name of a property and its type.
    var typeColon: Int? {
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 0, content[index] == UInt8(ascii: ":"), index + 2 < content.endIndex else {
                continue
            }
            let words = content[..<index].split(separator: UInt8(ascii: " ")).suffix(2)
            let isDeclaration =
                words.first.map { $0.elementsEqual("var".utf8) || $0.elementsEqual("let".utf8) } ?? false
            return isDeclaration && content[index + 1] == UInt8(ascii: " ") ? index : nil
        }
        return nil
    }

    /// The index of the `->` of a function without parameters.
    var resultArrow: Int? {
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 0, content[index] == UInt8(ascii: ">"), index - 2 > content.startIndex else {
                continue
            }
            if content[index - 1] == UInt8(ascii: "-"), content[index - 2] == UInt8(ascii: " ") { return index - 1 }
        }
        return nil
    }

    /// The index of the `=` of an assignment, outside of brackets and string literals.
    var assignment: Int? {
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard scanner.depth == 0, content[index] == UInt8(ascii: "=") else { continue }
            guard index > content.startIndex, index + 2 < content.endIndex else { continue }
            if content[index - 1] == UInt8(ascii: " "), content[index + 1] == UInt8(ascii: " ") { return index }
        }
        return nil
    }

    /// The index of the last dot before a member that fits on the line, for long names without another place to break.
    ///
    /// - Parameter fits: Whether the beginning of the line fits.
    func memberDot(fitting fits: (ArraySlice<UInt8>) -> Bool) -> Int? {
        var last: Int?
        var scanner = SwiftScanner(content)
        while let index = scanner.next() {
            guard content[index] == UInt8(ascii: "."), index > content.startIndex else { continue }
            guard !" ([".utf8.contains(content[index - 1]) else { continue }
            if last != nil, !fits(content[..<index]) { break }
            last = index
        }
        return last
    }
}
