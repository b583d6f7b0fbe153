import ApusFiles

/// The hash of an executable's contents that the linker stored in it: the note `NT_GNU_BUILD_ID` of an ELF file.
///
/// See "Note Section" of the System V Application Binary Interface, and `--build-id` of the linkers.
enum BuildID {
    /// The number of bytes at the start of the file that are searched. Linkers place headers and notes first.
    private static let span = 1 << 16

    /// The build ID of an executable; `nil` for a file of another format or without the note.
    static func read(_ path: String) -> [UInt8]? {
        guard let bytes = try? DiskFiles().read(path, atMost: span) else { return nil }
        return find(in: bytes)
    }

    /// - Parameter bytes: The first bytes of a file.
    static func find(in bytes: [UInt8]) -> [UInt8]? {
        // ELF, 64 bits, little endian, as on all platforms that Swift supports.
        guard bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
            let table = number(bytes, 32, 8), let entrySize = number(bytes, 54, 2), let count = number(bytes, 56, 2)
        else { return nil }
        for index in 0..<count {
            let entry = table + index * entrySize
            guard let type = number(bytes, entry, 4) else { return nil }
            // PT_NOTE
            guard type == 4, let start = number(bytes, entry + 8, 8), let size = number(bytes, entry + 32, 8) else {
                continue
            }
            if let id = find(in: bytes, from: start, size: size) { return id }
        }
        return nil
    }

    /// Searches a list of notes. Each note has the size of its name, the size of its content, a type, the name, the content.
    private static func find(in bytes: [UInt8], from start: Int, size: Int) -> [UInt8]? {
        var offset = start
        let end = start + size
        while offset < end {
            guard let nameSize = number(bytes, offset, 4), let contentSize = number(bytes, offset + 4, 4),
                let type = number(bytes, offset + 8, 4)
            else { return nil }
            let name = offset + 12
            let content = name + aligned(nameSize)
            let next = content + aligned(contentSize)
            guard next <= bytes.count else { return nil }
            // NT_GNU_BUILD_ID of the vendor `GNU`. IDs below 8 bytes are not hashes.
            if type == 3, bytes[name..<(name + nameSize)].elementsEqual("GNU\0".utf8), contentSize >= 8 {
                return Array(bytes[content..<(content + contentSize)])
            }
            offset = next
        }
        return nil
    }

    private static func aligned(_ size: Int) -> Int { (size + 3) & ~3 }

    /// A little-endian number; `nil` if it is outside of `bytes`, or is too large for an offset or a size.
    private static func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - width else { return nil }
        var value: UInt64 = 0
        for index in 0..<width { value |= UInt64(bytes[offset + index]) << (8 * UInt64(index)) }
        return value <= UInt64(UInt32.max) ? Int(value) : nil
    }
}
