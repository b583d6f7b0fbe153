nonisolated extension JSONTape {
    /// Returns the entry at `index`; an index out of range is moved to the nearest entry.
    package func entry(at index: Int) -> JSONEntry {
        entries[min(max(index, 0), entryCount - 1)]
    }

    /// Returns the exact bytes of a value, including quotes, escapes and white space inside it.
    package func rawBytes(of entry: JSONEntry) -> [UInt8] {
        Array(UnsafeBufferPointer(start: base + entry.byteOffset, count: entry.byteLength))
    }

    /// Returns the exact spelling of a value, for example `1.0` or `"a\u0041"`.
    package func spelling(of entry: JSONEntry) -> String {
        let spelling = UnsafeBufferPointer(start: base + entry.byteOffset, count: entry.byteLength)
        return withExtendedLifetime(self) { String(decoding: spelling, as: UTF8.self) }
    }

    /// Returns the characters of a string or member name with its escapes decoded; for other values, the spelling.
    package func string(of entry: JSONEntry) -> String {
        if let plain = plainString(of: entry) { return plain }
        return entry.is(.string) ? unescaped(entry) : spelling(of: entry)
    }

    /// Returns the characters of a string or member name without escapes; `nil` for every other value.
    @inline(__always)
    func plainString(of entry: JSONEntry) -> String? {
        guard entry.tag & 15 == UInt32(JSONEntry.Kind.string.rawValue) else { return nil }
        let count = Int(entry.length) &- 2
        let start = UnsafeRawPointer(base + Int(entry.start) + 1)
        return String(unsafeUninitializedCapacity: count) { target in
            if let target = target.baseAddress { Self.copy(start, to: UnsafeMutableRawPointer(target), count: count) }
            return count
        }
    }

    /// Copies bytes. Most strings are short; two words that overlap copy them faster than `memmove`.
    @inline(__always)
    private static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int) {
        if count > 16 {
            target.copyMemory(from: source, byteCount: count)
        } else if count >= 8 {
            copyEnds(source, to: target, count: count, as: UInt64.self)
        } else if count >= 4 {
            copyEnds(source, to: target, count: count, as: UInt32.self)
        } else {
            for offset in 0..<count {
                target.storeBytes(
                    of: source.load(fromByteOffset: offset, as: UInt8.self),
                    toByteOffset: offset,
                    as: UInt8.self
                )
            }
        }
    }

    /// Copies the first and the last bytes as words, which together are all bytes.
    @inline(__always)
    private static func copyEnds<Word: BitwiseCopyable>(
        _ source: UnsafeRawPointer,
        to target: UnsafeMutableRawPointer,
        count: Int,
        as word: Word.Type
    ) {
        let last = count &- MemoryLayout<Word>.size
        let end = source.loadUnaligned(fromByteOffset: last, as: word)
        target.storeBytes(of: source.loadUnaligned(as: word), as: word)
        target.storeBytes(of: end, toByteOffset: last, as: word)
    }

    /// Decodes a string; an escape is longer than its character, so the length of the spelling suffices as capacity.
    @inline(never)
    private func unescaped(_ entry: JSONEntry) -> String {
        String(unsafeUninitializedCapacity: entry.byteLength) { target in
            unescape(entry, into: target)
        }
    }

    /// Writes the decoded content of a string to `target`, which has the length of its spelling, and returns the number
    /// of bytes written.
    private func unescape(_ entry: JSONEntry, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard var out = target.baseAddress else { return 0 }
        let start = out
        var offset = entry.byteOffset + 1
        let end = entry.byteOffset + entry.byteLength - 1
        while offset < end {
            var run = offset
            while run < end, base[run] != UInt8(ascii: "\\") { run += 1 }
            out.update(from: base + offset, count: run - offset)
            out += run - offset
            offset = run
            guard offset < end else { break }
            let scalar = escapedScalar(at: &offset)
            for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                out.pointee = unit
                out += 1
            }
        }
        return out - start
    }

    /// Returns the character of the escape whose backslash is at `offset`, and moves `offset` past the escape.
    private func escapedScalar(at offset: inout Int) -> Unicode.Scalar {
        let kind = base[offset + 1]
        offset += 2
        switch kind {
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            let unit = JSONStringScan.hexUnit(base, at: offset) ?? 0xFFFD
            offset += 4
            if let scalar = Unicode.Scalar(unit) { return scalar }
            let trail = JSONStringScan.hexUnit(base, at: offset + 2) ?? 0xDC00
            offset += 6
            let value = 0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(trail) & 0x3FF
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        default: return Unicode.Scalar(kind)
        }
    }

    /// Whether the decoded content of a string or member name equals the `length` bytes at `key`.
    @inline(__always)
    func string(of entry: JSONEntry, equals key: UnsafePointer<UInt8>, length: Int) -> Bool {
        if entry.tag & JSONEntry.mark == 0 {
            guard Int(entry.length) == length &+ 2 else { return false }
            return bytesAreEqual(base + Int(entry.start) + 1, key, length)
        }
        return escapedString(of: entry, equals: key, length: length)
    }

    /// Whether two strings or member names have the same decoded content.
    func strings(of left: JSONEntry, and right: JSONEntry) -> Bool {
        if right.tag & JSONEntry.mark == 0 {
            return string(of: left, equals: base + right.byteOffset + 1, length: right.byteLength - 2)
        }
        return string(of: left).utf8.elementsEqual(string(of: right).utf8)
    }

    @inline(never)
    private func escapedString(of entry: JSONEntry, equals key: UnsafePointer<UInt8>, length: Int) -> Bool {
        guard entry.byteLength - 2 > length else { return false }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.byteLength) { buffer in
            let written = unescape(entry, into: buffer)
            guard written == length, let content = buffer.baseAddress else { return written == length }
            return bytesAreEqual(content, key, length)
        }
    }

    @inline(__always)
    private func bytesAreEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let left = UnsafeRawPointer(left)
        let right = UnsafeRawPointer(right)
        guard length >= 8 else {
            for offset in 0..<length
            where left.load(fromByteOffset: offset, as: UInt8.self)
                != right.load(fromByteOffset: offset, as: UInt8.self)
            { return false }
            return true
        }
        var offset = 0
        while offset < length {
            // The last word overlaps the previous one, so that no byte after the end is read.
            let place = min(offset, length &- 8)
            let word = left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            if word != right.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
            offset = place &+ 8
        }
        return true
    }
}
