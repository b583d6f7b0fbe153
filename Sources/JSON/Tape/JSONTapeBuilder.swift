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
    private var capacity: Int
    private let maximumDepth: Int
    private let allowsByteOrderMark: Bool
    private var place = Place()

    /// The number of entries.
    var used: Int { place.used }
    /// The number of bytes that are indexed.
    var position: Int { place.position }

    /// Where a scan is. A step changes it at its end, so a step that fails can be repeated when more text is there.
    private struct Place {
        var position = 0
        var used = 0
        /// The entry of the innermost open container.
        var parent = JSONTapeBuilder.none
        var depth = 0
        /// Whether a value comes next; otherwise a comma or the end of the container.
        var expectsValue = true
    }

    /// The parent of the root. Not the index of an entry, because a text is smaller than 4 GiB.
    private static let none = UInt32.max

    /// The length of a text that is too long for the offsets of entries.
    static let excessiveLength = Int(UInt32.max) - JSONTape.padding

    /// The bytes after the begin of a token that can decide whether it is valid: the escapes of a surrogate pair.
    private static let longestUnit = 12

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
        // Responses usually have an entry for every 6 to 16 bytes; pages that are not written use no memory. More would be
        // memory that the system gives and takes for each text of a few megabytes.
        self.capacity = 8 + capacity / 6
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
        guard allowsByteOrderMark else {
            throw JSONSyntaxError(byteOffset: 0, message: "byte order mark before the value")
        }
        place.position = 3
    }

    // MARK: Structure

    /// Indexes the text that is there.
    ///
    /// - Parameter isComplete: whether no more text follows.
    mutating func scan(isComplete: Bool) throws(JSONSyntaxError) {
        if position == 0 { try skipByteOrderMark() }
        do throws(JSONSyntaxError) {
            try scanValues()
        } catch {
            guard !isComplete, error.byteOffset + Self.longestUnit > count else { throw error }
        }
        if !isComplete { rewind() }
    }

    private mutating func scanValues() throws(JSONSyntaxError) {
        // Copies, so that they are in registers.
        let text = JSONTextScan(base: base, count: count)
        var place = place
        defer { self.place = place }
        while true {
            // A container, the name of its first member, and the name after a comma.
            if capacity &- place.used < 3 { grow(place.used) }
            if place.expectsValue, try scanValue(text, &place) { continue }
            // After a value, or before the closing byte of an empty container.
            if try scanEnds(text, &place) { return }
        }
    }

    /// Scans a value, or the begin of a container.
    ///
    /// - Returns: Whether the container has a value; the name of an object's first member is scanned already.
    @inline(__always)
    private func scanValue(_ text: JSONTextScan, _ place: inout Place) throws(JSONSyntaxError) -> Bool {
        let start = text.skipWhitespace(from: place.position)
        let next = entries + place.used
        switch text.base[start] {
        case UInt8(ascii: "\""):
            place.position = try text.scanString(from: start, to: next, place.used)
            place.used &+= 1
        case UInt8(ascii: "{"):
            return try open(.object, at: start, text, &place)
        case UInt8(ascii: "["):
            return try open(.array, at: start, text, &place)
        default:
            let scalar = try JSONScalarScan.scan(text.base, from: start, count: text.count)
            let following = UInt32(truncatingIfNeeded: place.used &+ 1)
            let (length, mark) = (scalar.length, scalar.isInteger)
            next.initialize(
                to: JSONEntry(kind: scalar.kind, start: start, length: length, following: following, mark: mark)
            )
            place.position = start &+ length
            place.used &+= 1
        }
        place.expectsValue = false
        return false
    }

    @inline(__always)
    private func open(
        _ kind: JSONEntry.Kind,
        at start: Int,
        _ text: JSONTextScan,
        _ place: inout Place
    ) throws(JSONSyntaxError) -> Bool {
        guard place.depth < maximumDepth else { throw Self.tooDeep(start, maximumDepth) }
        let container = entries + place.used
        var end = text.skipWhitespace(from: start &+ 1)
        let isEmpty = text.base[end] == UInt8(ascii: kind == .object ? "}" : "]")
        if kind == .object, !isEmpty {
            end = try text.scanName(from: end, to: container + 1, place.used &+ 1, isFirst: true)
        }
        container.initialize(to: JSONEntry(kind: kind, start: start, length: 1, following: place.parent))
        if !isEmpty { container.pointee.tag &+= JSONEntry.oneChild }
        place.parent = UInt32(truncatingIfNeeded: place.used)
        place.used &+= kind == .object && !isEmpty ? 2 : 1
        place.depth &+= 1
        place.position = end
        place.expectsValue = !isEmpty
        return !isEmpty
    }

    /// Scans the ends of containers, until a comma or the end of the text.
    ///
    /// - Returns: Whether the text has ended.
    @inline(__always)
    private func scanEnds(_ text: JSONTextScan, _ place: inout Place) throws(JSONSyntaxError) -> Bool {
        while place.parent != Self.none {
            let start = text.skipWhitespace(from: place.position)
            let container = entries + Int(place.parent)
            let isObject = container.pointee.is(.object)
            switch text.base[start] {
            case UInt8(ascii: ","):
                var end = start &+ 1
                if isObject {
                    end = text.skipWhitespace(from: end)
                    end = try text.scanName(from: end, to: entries + place.used, place.used, isFirst: false)
                }
                try countChild(of: container, start)
                place.position = end
                place.used &+= isObject ? 1 : 0
                place.expectsValue = true
                return false
            case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                place.position = start &+ 1
                place.parent = container.pointee.following
                place.depth &-= 1
                container.pointee.following = UInt32(truncatingIfNeeded: place.used)
                container.pointee.length = UInt32(truncatingIfNeeded: place.position) &- container.pointee.start
            default:
                throw text.expected(isObject ? "',' or '}'" : "',' or ']'", at: start)
            }
        }
        place.position = text.skipWhitespace(from: place.position)
        guard place.position >= text.count else { throw text.expected("the end of the text", at: place.position) }
        return true
    }

    @inline(__always)
    private func countChild(of container: UnsafeMutablePointer<JSONEntry>, _ position: Int) throws(JSONSyntaxError) {
        let (tag, isTooLarge) = container.pointee.tag.addingReportingOverflow(JSONEntry.oneChild)
        guard !isTooLarge else {
            let message = "more than \(JSONEntry.maximumChildren) values in one array or object"
            throw JSONSyntaxError(byteOffset: position, message: message)
        }
        container.pointee.tag = tag
    }

    /// Goes back before a token that more text could change.
    private mutating func rewind() {
        guard used > 0 else { return }
        let last = entries[used - 1]
        let isNumber = last.is(.number) && last.byteOffset + last.byteLength == count
        // The array may be empty.
        let isArray = last.is(.array) && place.parent == UInt32(truncatingIfNeeded: used - 1)
        guard isNumber || isArray && place.expectsValue else { return }
        if isArray {
            place.parent = last.following
            place.depth -= 1
        }
        place.used -= 1
        place.position = last.byteOffset
        place.expectsValue = true
    }

    @inline(never)
    private mutating func grow(_ used: Int) {
        capacity *= 2
        let larger = UnsafeMutablePointer<JSONEntry>.allocate(capacity: capacity)
        larger.moveInitialize(from: entries, count: used)
        entries.deallocate()
        entries = larger
    }

    @inline(never)
    private static func tooDeep(_ position: Int, _ maximumDepth: Int) -> JSONSyntaxError {
        let message = "nested deeper than \(maximumDepth) levels"
        return JSONSyntaxError(byteOffset: position, message: message, exceedsMaximumDepth: true)
    }
}
