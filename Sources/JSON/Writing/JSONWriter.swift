/// Writes compact JSON into memory.
///
/// A value writes itself and nothing around it; commas are the writer's business. Objects are written between
/// `beginObject` and `endObject`:
///
///     json.beginObject()
///     json.write("name", name)
///     json.endObject()
public struct JSONWriter: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    /// How many bytes have been written.
    public private(set) var count = 0

    /// Whether a member or element has just ended.
    private var needsComma = false

    /// Whether equal numbers get equal bytes, for comparing and hashing.
    let isCanonical: Bool

    private var fault: (offset: Int, message: String)?

    /// How many objects are open.
    private var depth = 0

    /// The member that the next object begins with.
    private var adding: (name: StaticString, value: String)?

    /// The member that an object began with, and the number of that object.
    private var added: (name: StaticString, depth: Int)?

    /// A writer with room for `capacity` bytes; it grows as needed.
    public init(capacity: Int = 256) {
        self.init(capacity: capacity, isCanonical: false)
    }

    init(capacity: Int, isCanonical: Bool) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
        self.isCanonical = isCanonical
    }

    deinit {
        base.deallocate()
    }

    /// What has been written.
    ///
    /// - Throws: `JSONWritingFault` when a value was written that JSON does not have.
    public consuming func finish() throws -> [UInt8] {
        if let fault { throw JSONWritingFault(pointer: pointer(toByte: fault.offset), message: fault.message) }
        return Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// What has been written, faulty values as `null`.
    var text: String { String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self) }

    /// Gives the written bytes to `body`, which must not keep them.
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

    /// Records that the value at the end cannot be written; only the first fault is kept.
    package mutating func record(_ message: String) {
        if fault == nil { fault = (count, message) }
    }

    // MARK: Structure

    /// Begins an object.
    public mutating func beginObject() {
        append(UInt8(ascii: "{"))
        needsComma = false
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
        append(UInt8(ascii: "}"))
        needsComma = true
        depth &-= 1
    }

    /// Begins an array.
    public mutating func beginArray() {
        append(UInt8(ascii: "["))
        needsComma = false
        adding = nil
    }

    /// Ends the array begun last.
    public mutating func endArray() {
        append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Begins a member; its value must be written next.
    public mutating func key(_ name: StaticString) {
        separate()
        name.withUTF8Buffer { appendQuoted($0) }
        append(UInt8(ascii: ":"))
    }

    /// Begins a member; its value must be written next.
    public mutating func key(_ name: String) {
        separate()
        var name = name
        name.withUTF8 { appendQuoted($0) }
        append(UInt8(ascii: ":"))
    }

    /// A member of an object; an optional that is `nil` and a `Nullable` that is absent are left out.
    public mutating func write<Value: JSONWritable>(_ name: StaticString, _ value: Value) {
        value.writeMember(name, to: &self)
    }

    /// A member of an object that is `null` when there is no value.
    public mutating func writeNullable<Value: JSONWritable>(_ name: StaticString, _ value: Value?) {
        key(name)
        if let value { value.write(to: &self) } else { writeNull() }
    }

    /// Members of an object from a dictionary, sorted by name; none of them may have been written already, but for one
    /// that was added to the object from outside, which is left out.
    public mutating func writeRest<Value: JSONWritable>(_ members: [String: Value]) {
        guard !members.isEmpty else { return }
        let addedName = added.flatMap { $0.depth == depth ? String(describing: $0.name) : nil }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) where name != addedName {
            key(name)
            value.write(to: &self)
        }
    }

    /// A value by itself, for types that only pass on what is in them.
    public mutating func write<Value: JSONWritable>(_ value: Value) {
        value.write(to: &self)
    }

    /// An object that begins with one more member than it has by itself: the one that tells which case of a union it is.
    ///
    /// A value that is no object is written unchanged.
    public mutating func write<Value: JSONWritable>(_ value: Value, adding name: StaticString, _ text: String) {
        let outer = added
        adding = (name, text)
        value.write(to: &self)
        adding = nil
        added = outer
    }

    /// An element of an array.
    public mutating func element<Value: JSONWritable>(_ value: Value) {
        separate()
        value.write(to: &self)
    }

    private mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
    }

    // MARK: Bytes

    @inline(__always)
    private mutating func reserve(_ additional: Int) {
        if capacity &- count < additional { grow(additional) }
    }

    @inline(never)
    private mutating func grow(_ additional: Int) {
        capacity = max(capacity * 2, count + additional)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
    }

    /// Gives the free room, at least `additional` bytes of it, to `body`, which tells how many it has filled.
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

    /// Ends a value: what comes next in the same array or object is behind a comma.
    @inline(__always)
    mutating func endValue() { needsComma = true }
}
