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
    mutating func record(_ message: String) {
        if fault == nil { fault = (count, message) }
    }

    // MARK: Structure

    /// Begins an object.
    public mutating func beginObject() {
        append(UInt8(ascii: "{"))
        needsComma = false
    }

    /// Ends the object begun last.
    public mutating func endObject() {
        append(UInt8(ascii: "}"))
        needsComma = true
    }

    /// Begins an array.
    public mutating func beginArray() {
        append(UInt8(ascii: "["))
        needsComma = false
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

    /// Members of an object from a dictionary, sorted by name; none of them may have been written already.
    public mutating func writeRest<Value: JSONWritable>(_ members: [String: Value]) {
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            key(name)
            value.write(to: &self)
        }
    }

    /// An element of an array.
    public mutating func element<Value: JSONWritable>(_ value: Value) {
        separate()
        value.write(to: &self)
    }

    private mutating func separate() {
        if needsComma { append(UInt8(ascii: ",")) }
    }

    // MARK: Values

    /// Writes `null`.
    public mutating func writeNull() { write(literal: "null") }

    mutating func write(literal: StaticString) {
        reserve(literal.utf8CodeUnitCount)
        (base + count).update(from: literal.utf8Start, count: literal.utf8CodeUnitCount)
        count += literal.utf8CodeUnitCount
        needsComma = true
    }

    /// Writes a string.
    public mutating func write(string: String) {
        var string = string
        string.withUTF8 { appendQuoted($0) }
        needsComma = true
    }

    /// Writes a number as it is spelled.
    public mutating func write(number: JSONNumber) {
        var spelling = isCanonical ? number.canonicalSpelling : number.spelling
        spelling.withUTF8 { append($0) }
        needsComma = true
    }

    mutating func write(magnitude: UInt64, isNegative: Bool) {
        reserve(20)
        var digits = 1
        var rest = magnitude
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        if isNegative { append(UInt8(ascii: "-")) }
        var place = count + digits
        count = place
        rest = magnitude
        for _ in 0..<digits {
            place -= 1
            base[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        needsComma = true
    }

    /// Writes a finite number; `null` and a fault for infinity and what is not a number.
    mutating func write(_ value: some BinaryFloatingPoint & LosslessStringConvertible) {
        guard value.isFinite else {
            record("\(value) is not a JSON number")
            writeNull()
            return
        }
        if value.magnitude < 0x1p53, let integer = Int64(exactly: value) {
            let isNegative = integer < 0 || (value.sign == .minus && !isCanonical)
            return write(magnitude: integer.magnitude, isNegative: isNegative)
        }
        if isCanonical, let number = JSONNumber(Double(value)) { return write(number: number) }
        var spelling = value.description
        if spelling.hasSuffix(".0") { spelling.removeLast(2) }
        spelling.withUTF8 { append($0) }
        needsComma = true
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

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count &+= 1
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (base + count).update(from: source, count: bytes.count)
        count += bytes.count
    }

    private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        reserve(bytes.count + 2)
        append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case 0..<0x20:
                appendControl(byte)
            default:
                append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    private mutating func appendControl(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            let digits: StaticString = "0123456789abcdef"
            for digit in [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")] { append(digit) }
            append(digits.utf8Start[Int(byte >> 4)])
            append(digits.utf8Start[Int(byte & 15)])
        }
    }
}

extension JSONWriter {
    /// An object with one more member in front: the discriminator that a union knows and its payload does not have.
    ///
    /// A value that is no object is written as it is.
    public mutating func write<Value: JSONWritable>(_ value: Value, adding name: StaticString, _ text: String) {
        var inner = JSONWriter(capacity: 256, isCanonical: isCanonical)
        value.write(to: &inner)
        inner.withBytes { raw in
            let bytes = raw.bindMemory(to: UInt8.self)
            guard bytes.first == UInt8(ascii: "{"), bytes.count >= 2 else { return append(bytes) }
            beginObject()
            key(name)
            write(string: text)
            if bytes.count > 2 { append(UInt8(ascii: ",")) }
            append(UnsafeBufferPointer(rebasing: bytes.dropFirst()))
        }
        needsComma = true
    }
}
