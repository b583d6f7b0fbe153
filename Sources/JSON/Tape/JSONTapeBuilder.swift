/// Checks a text and creates the entries of its tape in one pass.
///
/// The builder uses neither recursion nor a stack: while a container is open, `following` of its entry is its parent.
///
/// The text may arrive in pieces. ``scan(isComplete:)`` stops before the first token that more text could change, and the
/// next call goes on there.
nonisolated struct JSONTapeBuilder {
    private(set) var base: UnsafeMutablePointer<UInt8>
    /// The length of the text that is there.
    private(set) var count = 0
    /// The number of bytes for which the text has memory, without the padding.
    private var textCapacity: Int
    private(set) var entries: UnsafeMutablePointer<JSONEntry>
    private(set) var used = 0
    private var capacity: Int
    let maximumDepth: Int
    private let allowsByteOrderMark: Bool
    var position = 0
    private var place = Place()

    /// The parent of the root. Not the index of an entry, because a text is smaller than 4 GiB.
    private static let none = UInt32.max

    /// The length of a text that is too long for the offsets of entries.
    static let excessiveLength = Int(UInt32.max) - JSONTape.padding

    /// The bytes after the begin of a token that can decide whether it is valid: the escapes of a surrogate pair.
    private static let longestUnit = 12

    /// Where a scan is: the open container, and what comes next.
    private struct Place {
        var parent = JSONTapeBuilder.none
        var depth = 0
        /// Whether a value comes next; otherwise a comma or the end of the container.
        var expectsValue = true
        /// The offset of the first byte that the next step reads.
        var start = 0
    }

    /// Copies the text, checks it and builds its entries. The caller owns both buffers of the result.
    static func build(
        _ bytes: UnsafeBufferPointer<UInt8>,
        options: JSONReadingOptions
    ) throws(JSONSyntaxError) -> JSONTapeBuilder {
        guard bytes.count < excessiveLength else {
            throw JSONSyntaxError(byteOffset: 0, message: "the text is larger than 4 GiB")
        }
        var builder = JSONTapeBuilder(capacity: bytes.count, options: options)
        builder.append(bytes)
        do throws(JSONSyntaxError) {
            try builder.scan(isComplete: true)
        } catch {
            builder.deallocate()
            throw error
        }
        return builder
    }

    /// A builder without a text. At least one part must be appended before a scan, even if it is empty.
    ///
    /// - Parameters:
    ///   - capacity: the expected length of the text.
    ///   - options: what JSON is accepted.
    init(capacity: Int, options: JSONReadingOptions) {
        base = .allocate(capacity: capacity + JSONTape.padding)
        textCapacity = capacity
        // Responses usually have an entry for every 6 to 16 bytes; pages that are not written use no memory.
        self.capacity = 8 + capacity / 4
        entries = .allocate(capacity: self.capacity)
        maximumDepth = options.maximumDepth
        allowsByteOrderMark = options.allowsByteOrderMark
    }

    func deallocate() {
        base.deallocate()
        entries.deallocate()
    }

    // MARK: Text

    /// Appends a part of the text, with zero bytes after it.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.count > textCapacity - count { reserve(bytes.count) }
        if let source = bytes.baseAddress {
            (base + count).initialize(from: source, count: bytes.count)
        }
        count += bytes.count
        (base + count).initialize(repeating: 0, count: JSONTape.padding)
    }

    private mutating func reserve(_ additional: Int) {
        textCapacity = max(textCapacity * 2, count + additional)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: textCapacity + JSONTape.padding)
        larger.moveInitialize(from: base, count: count)
        base.deallocate()
        base = larger
    }

    private mutating func skipByteOrderMark() throws(JSONSyntaxError) {
        guard base[0] == 0xEF, base[1] == 0xBB, base[2] == 0xBF else { return }
        guard allowsByteOrderMark else { throw fault("byte order mark before the value", at: 0) }
        position = 3
    }

    // MARK: Structure

    /// Indexes the text that is there.
    ///
    /// - Parameter isComplete: whether no more text follows.
    mutating func scan(isComplete: Bool) throws(JSONSyntaxError) {
        if position == 0 { try skipByteOrderMark() }
        var place = place
        do throws(JSONSyntaxError) {
            try scan(&place)
        } catch {
            guard !isComplete, error.byteOffset + Self.longestUnit > count else { throw error }
        }
        if !isComplete {
            rewind(&place)
            self.place = place
        }
    }

    @inline(__always)
    private mutating func scan(_ place: inout Place) throws(JSONSyntaxError) {
        values: while true {
            if place.expectsValue {
                skipWhitespace()
                place.start = position
                let byte = base[position]
                if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                    if try open(byte, &place) { continue values }
                } else {
                    try scanScalar(byte)
                }
                place.expectsValue = false
            }
            // After a value, or before the closing byte of an empty container.
            while place.parent != Self.none {
                skipWhitespace()
                place.start = position
                let isObject = entries[Int(place.parent)].is(.object)
                switch base[position] {
                case UInt8(ascii: ","):
                    position += 1
                    if isObject {
                        skipWhitespace()
                        try scanName(orClosing: false)
                    }
                    try countChild(of: place.parent)
                    place.expectsValue = true
                    continue values
                case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                    position += 1
                    place.parent = close(place.parent)
                    place.depth -= 1
                default:
                    throw unexpected(isObject ? "',' or '}'" : "',' or ']'")
                }
            }
            skipWhitespace()
            place.start = position
            guard position >= count else { throw unexpected("the end of the text") }
            return
        }
    }

    /// Begins an array or object.
    ///
    /// - Returns: Whether it has a value; the name of an object's first member is scanned already.
    @inline(__always)
    private mutating func open(_ byte: UInt8, _ place: inout Place) throws(JSONSyntaxError) -> Bool {
        let isObject = byte == UInt8(ascii: "{")
        guard place.depth < maximumDepth else { throw tooDeep() }
        place.depth += 1
        let index = UInt32(truncatingIfNeeded: used)
        append(JSONEntry(kind: isObject ? .object : .array, start: position, length: 1, following: place.parent))
        place.parent = index
        position += 1
        skipWhitespace()
        if isObject {
            if base[position] == UInt8(ascii: "}") { return false }
            try scanName(orClosing: true)
        } else if base[position] == UInt8(ascii: "]") {
            return false
        }
        entries[Int(index)].tag &+= JSONEntry.oneChild
        return true
    }

    /// Ends a container at `position` and returns its parent.
    private mutating func close(_ index: UInt32) -> UInt32 {
        let container = entries + Int(index)
        let parent = container.pointee.following
        container.pointee.following = UInt32(truncatingIfNeeded: used)
        container.pointee.length = UInt32(truncatingIfNeeded: position) &- container.pointee.start
        return parent
    }

    private mutating func countChild(of parent: UInt32) throws(JSONSyntaxError) {
        guard entries[Int(parent)].tag >> 4 < JSONEntry.maximumChildren else {
            throw fault("more than \(JSONEntry.maximumChildren) values in one array or object")
        }
        entries[Int(parent)].tag &+= JSONEntry.oneChild
    }

    /// Goes back to the begin of the last step that more text could change.
    private mutating func rewind(_ place: inout Place) {
        while used > 0, entries[used - 1].byteOffset >= place.start { removeLast(&place) }
        position = place.start
        guard used > 0 else { return }
        let last = entries[used - 1]
        let isNumber = last.is(.number) && last.byteOffset + last.byteLength == count
        // The array may be empty.
        let isArray = last.is(.array) && place.parent == UInt32(truncatingIfNeeded: used - 1)
        if isNumber || isArray && place.expectsValue {
            removeLast(&place)
            position = last.byteOffset
            place.expectsValue = true
        }
    }

    private mutating func removeLast(_ place: inout Place) {
        used -= 1
        // An open container.
        if place.parent == UInt32(truncatingIfNeeded: used) {
            place.parent = entries[used].following
            place.depth -= 1
        }
    }

    // MARK: Entries

    @inline(__always)
    mutating func appendScalar(_ kind: JSONEntry.Kind, length: Int, mark: Bool = false) {
        let next = UInt32(truncatingIfNeeded: used &+ 1)
        append(JSONEntry(kind: kind, start: position, length: length, following: next, mark: mark))
        position &+= length
    }

    @inline(__always)
    private mutating func append(_ entry: JSONEntry) {
        if used == capacity { grow() }
        (entries + used).initialize(to: entry)
        used &+= 1
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutablePointer<JSONEntry>.allocate(capacity: capacity * 2)
        larger.moveInitialize(from: entries, count: used)
        entries.deallocate()
        entries = larger
        capacity *= 2
    }
}
