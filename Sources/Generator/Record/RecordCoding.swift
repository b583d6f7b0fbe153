import ApusFiles

/// Encodes values for ``RecordReader``.
package struct RecordWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Adds a number as a variable-length integer: groups of 7 bits, the lowest group first.
    package mutating func add(_ number: Int) {
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    package mutating func add(_ flag: Bool) { add(flag ? 1 : 0) }

    package mutating func add(_ some: [UInt8]) {
        add(some.count)
        bytes.append(contentsOf: some)
    }

    package mutating func add(_ text: String) {
        add(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func add(_ text: String?) {
        add(text != nil)
        if let text { add(text) }
    }

    package mutating func add(_ hash: ContentHash) {
        for half in [hash.low, hash.high] {
            withUnsafeBytes(of: half.littleEndian) { bytes.append(contentsOf: $0) }
        }
    }

    package mutating func add<Element>(
        _ elements: some Collection<Element>,
        _ write: (inout RecordWriter, Element) -> Void
    ) {
        add(elements.count)
        for element in elements { write(&self, element) }
    }
}

/// Decodes the output of ``RecordWriter``. All methods throw ``RecordDamage`` for invalid bytes.
package struct RecordReader {
    private let bytes: [UInt8]
    private var offset = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isAtEnd: Bool { offset == bytes.count }

    package mutating func number() throws(RecordDamage) -> Int {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard offset < bytes.count else { throw RecordDamage() }
            let byte = bytes[offset]
            offset += 1
            value |= UInt64(byte & 0x7F) &<< shift
            if byte & 0x80 == 0 { return Int(Int64(bitPattern: value)) }
        }
        throw RecordDamage()
    }

    /// Reads a nonnegative number.
    package mutating func size() throws(RecordDamage) -> Int {
        let number = try number()
        guard number >= 0 else { throw RecordDamage() }
        return number
    }

    package mutating func flag() throws(RecordDamage) -> Bool {
        switch try number() {
        case 0: return false
        case 1: return true
        default: throw RecordDamage()
        }
    }

    package mutating func some() throws(RecordDamage) -> [UInt8] {
        let count = try size()
        guard count <= bytes.count - offset else { throw RecordDamage() }
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    package mutating func text() throws(RecordDamage) -> String {
        let count = try size()
        guard count <= bytes.count - offset else { throw RecordDamage() }
        defer { offset += count }
        return String(decoding: bytes[offset..<(offset + count)], as: UTF8.self)
    }

    package mutating func optionalText() throws(RecordDamage) -> String? { try flag() ? try text() : nil }

    package mutating func hash() throws(RecordDamage) -> ContentHash {
        guard bytes.count - offset >= 16 else { throw RecordDamage() }
        defer { offset += 16 }
        return bytes.withUnsafeBytes { bytes in
            ContentHash(
                low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                high: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
            )
        }
    }

    package mutating func list<Element>(
        _ element: (inout RecordReader) throws(RecordDamage) -> Element
    ) throws(RecordDamage) -> [Element] {
        let count = try size()
        // An element has at least one byte. A larger count is invalid and must not allocate memory.
        guard count <= bytes.count - offset else { throw RecordDamage() }
        var elements: [Element] = []
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try element(&self)) }
        return elements
    }
}

/// A record is damaged.
package struct RecordDamage: Error, Sendable, Hashable {
    package init() {}
}
