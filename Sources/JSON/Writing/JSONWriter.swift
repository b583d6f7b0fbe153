/// Writes compact JSON into memory.
///
/// A value writes only itself; the writer inserts the commas. Write an object between `beginObject` and `endObject`:
///
///     json.beginObject()
///     json.write("name", name)
///     json.endObject()
public nonisolated struct JSONWriter: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// The number of bytes written so far.
    public private(set) var count = 0

    /// Whether the last write ended a value, so that the next member or element begins with a comma.
    private var needsComma = false

    /// Whether equal numbers are written as equal bytes; used to compare and hash.
    let isCanonical: Bool

    /// Receives what is written instead of the buffer, to compare two values.
    let comparison: UnsafeMutablePointer<JSONComparison>?

    /// Whether another member or element is written; `false` only if the result of a comparison is known.
    private(set) var isOpen = true

    private var fault: (offset: Int, message: String)?

    /// The number of open objects.
    private var depth = 0

    /// The member to write at the beginning of the next object.
    private var adding: (name: StaticString, value: String)?

    /// The member written at the beginning of an open object, and the value of `depth` inside that object.
    private var added: (name: StaticString, depth: Int)?

    /// Creates a writer with an initial capacity in bytes; the buffer grows as needed.
    public init(capacity: Int = 256) {
        self.init(capacity: capacity, isCanonical: false)
    }

    init(capacity: Int, isCanonical: Bool) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
        self.isCanonical = isCanonical
        comparison = nil
    }

    /// Creates a writer without a buffer.
    init(comparison: UnsafeMutablePointer<JSONComparison>) {
        capacity = 0
        base = UnsafeMutableRawPointer(comparison).assumingMemoryBound(to: UInt8.self)
        isCanonical = true
        self.comparison = comparison
    }

    deinit {
        if capacity > 0 { base.deallocate() }
    }

    /// Returns the written bytes.
    ///
    /// - Throws: `JSONWritingFault` if a number was written that is not finite.
    public consuming func finish() throws -> [UInt8] {
        if let fault { throw JSONWritingFault(pointer: pointer(toByte: fault.offset), message: fault.message) }
        return Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// The written text, with `null` for numbers that are not finite.
    package var text: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

    /// Calls `body` with the written bytes, which are valid only during the call.
    borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        body(UnsafeRawBufferPointer(start: base, count: count))
    }

    private func pointer(toByte offset: Int) -> String {
        guard
            let tape = try? JSONTape(
                UnsafeBufferPointer(start: base, count: count),
                options: JSONReadingOptions(maximumDepth: .max)
            )
        else { return "" }
        return (0..<tape.entryCount).first { tape.entry(at: $0).byteOffset == offset }.map(tape.pointer(to:)) ?? ""
    }

    /// Records that the next value cannot be written. Only the first fault is kept.
    package mutating func record(_ message: String) {
        if fault == nil { fault = (count, message) }
    }

    // MARK: Structure

    /// Begins an object.
    public mutating func beginObject() {
        if let comparison {
            add(.beginObject, to: comparison)
        } else {
            append(UInt8(ascii: "{"))
            needsComma = false
        }
        depth &+= 1
        if let first = adding {
            adding = nil
            added = (first.name, depth)
            key(first.name)
            write(string: first.value)
        }
    }

    /// Ends the object begun last.
    public mutating func endObject() {
        depth &-= 1
        if let comparison { return add(.endObject, to: comparison) }
        append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Begins an array.
    public mutating func beginArray() {
        adding = nil
        if let comparison { return add(.beginArray, to: comparison) }
        append(UInt8(ascii: "["))
        needsComma = false
    }

    /// Ends the array begun last.
    public mutating func endArray() {
        if let comparison { return add(.endArray, to: comparison) }
        append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Begins a member; its value must be written next.
    public mutating func key(_ name: StaticString) {
        if let comparison {
            guard name.hasPointerRepresentation else { return key(name.description) }
            return comparison.pointee.begin(name)
        }
        separate()
        name.withUTF8Buffer { appendQuoted($0) }
        append(UInt8(ascii: ":"))
    }

    /// Begins a member; its value must be written next.
    public mutating func key(_ name: String) {
        if let comparison { return add(to: comparison, .name, JSONToken.words(name)) }
        separate()
        var name = name
        name.withUTF8 { appendQuoted($0) }
        append(UInt8(ascii: ":"))
    }

    /// Writes a member of an object.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Value) {
        guard isOpen else { return }
        key(name)
        value.write(to: &self)
    }

    /// Writes a member of an object, with `null` for `nil`.
    public mutating func writeNullable<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        guard isOpen else { return }
        key(name)
        if let value { value.write(to: &self) } else { writeNull() }
    }

    /// Writes the members of a dictionary, sorted by name, into the open object.
    ///
    /// The names must differ from those written before. The exception is the member added by
    /// ``write(_:adding:_:)``: it is not written a second time.
    public mutating func writeRest<Value: JSONWritable>(_ members: [String: Value]) {
        guard !members.isEmpty, isOpen else { return }
        let addedName = added.flatMap { $0.depth == depth ? String(describing: $0.name) : nil }
        if let comparison {
            let isAdded = addedName.map { members[$0] != nil } ?? false
            let rest = isAdded ? members.filter { $0.key != addedName } : members
            return rest.isEmpty ? () : compare(rest, with: comparison)
        }
        if members.count == 1 {
            // Without the tuple of name and value, whose metadata takes longer to find than a short value to write.
            let name = members.keys[members.startIndex]
            guard name != addedName else { return }
            key(name)
            return members.values[members.startIndex].write(to: &self)
        }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) where name != addedName {
            key(name)
            value.write(to: &self)
        }
    }

    /// Writes a value; for types that only wrap another value.
    public mutating func write<Value: JSONWritable>(_ value: Value) {
        value.write(to: &self)
    }

    /// Writes an object with an additional first member, which is the discriminator of a union.
    ///
    /// A value that is not an object is written without the member.
    public mutating func write<Value: JSONWritable>(_ value: Value, adding name: StaticString, _ text: String) {
        let outer = added
        adding = (name, text)
        value.write(to: &self)
        adding = nil
        added = outer
    }

    /// Writes an element of an array.
    public mutating func element<Value: JSONWritable>(_ value: Value) {
        guard isOpen else { return }
        separate()
        value.write(to: &self)
    }

    /// Writes an element of an array that is a string.
    mutating func element(string: String) {
        separate()
        write(string: string)
    }

    private mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
    }

    // MARK: Tokens

    /// Records a value, or compares it with the recorded one.
    @inline(never)
    mutating func add(
        to comparison: UnsafeMutablePointer<JSONComparison>,
        _ kind: JSONToken.Kind,
        _ words: JSONToken.Words
    ) {
        comparison.pointee.add(kind, words)
        isOpen = comparison.pointee.canContinue()
    }

    /// Records the begin or the end of an object or array, or compares it with the recorded one.
    @inline(never)
    mutating func add(_ kind: JSONToken.Kind, to comparison: UnsafeMutablePointer<JSONComparison>) {
        comparison.pointee.add(structure: kind)
        isOpen = comparison.pointee.canContinue()
    }

    /// Continues to write members and elements, unless a comparison has a result.
    mutating func open(for comparison: UnsafeMutablePointer<JSONComparison>) {
        isOpen = comparison.pointee.canContinue()
    }

    // MARK: Bytes

    @inline(__always)
    private mutating func reserve(_ additional: Int) {
        if capacity &- count < additional { grow(additional) }
    }

    @inline(never)
    private mutating func grow(_ additional: Int) {
        comparison?.pointee.stop()
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: max(capacity * 2, count + additional))
        larger.update(from: base, count: count)
        if capacity > 0 { base.deallocate() }
        capacity = max(capacity * 2, count + additional)
        base = larger
    }

    /// Calls `body` with free memory of at least `additional` bytes and appends as many bytes as `body` returns.
    @inline(__always)
    mutating func append(upTo additional: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        reserve(additional)
        count &+= body(base + count)
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count &+= 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: source, count: bytes.count)
        count &+= bytes.count
    }

    /// Ends a value; the next value in the same array or object begins with a comma.
    @inline(__always)
    mutating func endValue() { needsComma = true }
}
