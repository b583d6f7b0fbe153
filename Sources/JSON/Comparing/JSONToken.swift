/// A part of the JSON that a value writes, as the value stores it: numbers are not printed, strings are not escaped, and
/// the elements of arrays and the members of dictionaries are not written.
///
/// A token is a few words, so that most tokens are compared without a call and without counting references. Strings, arrays
/// and dictionaries are in the words; ``retain()`` and ``release()`` count their references.
nonisolated struct JSONToken {
    enum Kind: UInt8 {
        case beginObject, endObject, beginArray, endArray
        /// A `String`: the name of a member.
        case name
        /// A `String`: a value.
        case string
        /// The first letter of `null`, `true` or `false`.
        case literal
        /// The absolute value of an integer, and its sign.
        case integer
        /// The bits of a `Double`.
        case double
        /// A `String`: the spelling of a number.
        case number
        /// A not empty `Dictionary` whose members are written into the open object, and the type of its values.
        case members
        /// An `Array`, and the type of its elements.
        case array
    }

    typealias Words = (UInt64, UInt64)

    /// The name of a member, which is a literal in the program.
    struct Key {
        /// The UTF-8; `nil` for an element.
        let start: UnsafePointer<UInt8>?
        let count: UInt32

        static var none: Key { Key(start: nil, count: 0) }

        var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: Int(count)) }
    }

    /// The name of the member before the value.
    let key: Key

    let kind: Kind
    let words: Words

    @inline(__always)
    init(_ kind: Kind, _ key: Key, _ words: Words) {
        self.kind = kind
        self.key = key
        self.words = words
    }

    /// Whether the JSON of both is the same for certain.
    @inline(__always)
    func isIdentical(to other: JSONToken) -> Bool {
        words == other.words && key.start == other.key.start && kind == other.kind
    }

    /// What is known when the JSON before both tokens is the same.
    func comparison(with other: JSONToken) -> JSONComparison.Outcome {
        if kind == .string, other.kind == .string, key.start == other.key.start {
            return JSONComparison.Outcome(hasSameString(as: other))
        }
        guard (key.start == nil) == (other.key.start == nil), kind == other.kind else {
            return start == other.start ? .unknown : .different
        }
        guard key.bytes.hasSameBytes(as: other.key.bytes) else { return .different }
        return words == other.words ? .same : comparisonOfContents(with: other)
    }

    private func comparisonOfContents(with other: JSONToken) -> JSONComparison.Outcome {
        switch kind {
        case .name, .string: JSONComparison.Outcome(hasSameString(as: other))
        case .double: JSONComparison.Outcome(double == other.double)
        case .number: JSONComparison.Outcome(JSONNumber(checked: string) == JSONNumber(checked: other.string))
        case .array, .members: .unknown
        case .beginObject, .endObject, .beginArray, .endArray, .literal, .integer: .different
        }
    }

    /// What the JSON of a token begins with. Tokens with different starts have different JSON.
    private enum Start {
        case object, objectEnd, array, arrayEnd, name, string, literal, number
    }

    private var start: Start {
        guard key.start == nil else { return .name }
        return switch kind {
        case .beginObject: .object
        case .endObject: .objectEnd
        case .beginArray, .array: .array
        case .endArray: .arrayEnd
        case .name, .members: .name
        case .string: .string
        case .literal: .literal
        case .integer, .double, .number: .number
        }
    }
}

// MARK: Contents

nonisolated extension JSONToken {
    /// Returns the words of a string, array or dictionary, which is not retained.
    @inline(__always)
    static func words(_ string: String) -> Words {
        withUnsafePointer(to: string) { UnsafeRawPointer($0).loadUnaligned(as: Words.self) }
    }

    @inline(__always)
    static func words<Element>(_ array: [Element]) -> Words {
        (UInt64(unsafeBitCast(array, to: UInt.self)), identifier(of: Element.self))
    }

    @inline(__always)
    static func words<Value>(_ members: [String: Value]) -> Words {
        (UInt64(unsafeBitCast(members, to: UInt.self)), identifier(of: Value.self))
    }

    @inline(__always)
    private static func identifier<Value>(of type: Value.Type) -> UInt64 {
        UInt64(UInt(bitPattern: ObjectIdentifier(type)))
    }

    /// Returns the array; `nil` if the token is another one, or the elements have another type.
    func array<Element>(of type: Element.Type) -> [Element]? {
        guard kind == .array, words.1 == Self.identifier(of: type) else { return nil }
        return unsafeBitCast(UInt(words.0), to: [Element].self)
    }

    /// Returns the dictionary; `nil` if the token is another one, or the values have another type.
    func members<Value>(of type: Value.Type) -> [String: Value]? {
        guard kind == .members, words.1 == Self.identifier(of: type) else { return nil }
        return unsafeBitCast(UInt(words.0), to: [String: Value].self)
    }

    /// Calls `body` with the string, array or dictionary in the words.
    @inline(__always)
    private func withContents<Value, Result>(_ body: (UnsafePointer<Value>) -> Result) -> Result {
        withUnsafePointer(to: words) { body(UnsafeRawPointer($0).assumingMemoryBound(to: Value.self)) }
    }

    private var string: String { withContents { (string: UnsafePointer<String>) in string.pointee } }

    @inline(__always)
    private func hasSameString(as other: JSONToken) -> Bool {
        withContents { (left: UnsafePointer<String>) in
            other.withContents { (right: UnsafePointer<String>) in left.pointee.hasSameUTF8(as: right.pointee) }
        }
    }

    private var double: Double { Double(bitPattern: words.0) }

    // The storage of an array or a dictionary knows the type of its contents when it is released, so the type here does
    // not matter.

    /// Counts one more reference to what is stored in the words.
    @inline(__always)
    func retain() {
        switch kind {
        case .name, .string, .number: retain(String.self)
        case .array: retain([Int].self)
        case .members: retain([String: Int].self)
        default: break
        }
    }

    @inline(__always)
    private func retain<Value>(_ type: Value.Type) {
        var copy = words
        withContents { (value: UnsafePointer<Value>) in
            withUnsafeMutablePointer(to: &copy) {
                _ = UnsafeMutableRawPointer($0).initializeMemory(as: type, repeating: value.pointee, count: 1)
            }
        }
    }

    /// Counts one reference less.
    @inline(__always)
    func release() {
        switch kind {
        case .name, .string, .number: release(String.self)
        case .array: release([Int].self)
        case .members: release([String: Int].self)
        default: break
        }
    }

    @inline(__always)
    private func release<Value>(_ type: Value.Type) {
        var words = words
        withUnsafeMutablePointer(to: &words) {
            _ = UnsafeMutableRawPointer($0).assumingMemoryBound(to: type).deinitialize(count: 1)
        }
    }
}

// MARK: Bytes

nonisolated extension String {
    /// Whether the UTF-8 of both is the same; `==` ignores also how characters are composed.
    func hasSameUTF8(as other: String) -> Bool {
        let isSame = utf8.withContiguousStorageIfAvailable { left in
            other.utf8.withContiguousStorageIfAvailable { left.hasSameBytes(as: $0) }
        }
        return isSame.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
    }
}

nonisolated extension UnsafeBufferPointer<UInt8> {
    /// Whether all bytes are equal.
    @inline(__always)
    func hasSameBytes(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return baseAddress == other.baseAddress
            || UnsafeRawBufferPointer(self).hasPrefix(of: UnsafeRawBufferPointer(other), count: count)
    }
}

nonisolated extension UnsafeRawBufferPointer {
    /// Whether the first `count` bytes of both, which have at least as many, are equal.
    func hasPrefix(of other: UnsafeRawBufferPointer, count: Int) -> Bool {
        guard count >= 8 else {
            return (0..<count).allSatisfy { self[$0] == other[$0] }
        }
        var offset = 0
        while offset &+ 8 <= count {
            guard hasSameWord(as: other, at: offset) else { return false }
            offset &+= 8
        }
        return hasSameWord(as: other, at: count &- 8)
    }

    @inline(__always)
    private func hasSameWord(as other: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
