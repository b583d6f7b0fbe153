/// The rendered bytes.
///
/// A template appends a few bytes at a time. An array checks for each of them whether it is shared.
struct TemplateOutput: ~Copyable {
    private var buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(capacity: Int = 4096) {
        buffer = .allocate(capacity: capacity)
    }

    deinit { buffer.deallocate() }

    /// A copy of the bytes.
    var bytes: [UInt8] { Array(buffer[..<count]) }

    mutating func append(_ byte: UInt8) {
        if count == buffer.count { grow(by: 1) }
        buffer.initializeElement(at: count, to: byte)
        count += 1
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, let target = buffer.baseAddress else { return }
        if count + bytes.count > buffer.count { return appendGrowing(bytes) }
        (target + count).initialize(from: source, count: bytes.count)
        count += bytes.count
    }

    mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    mutating func append(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ append($0) }) == nil { append(Array(text.utf8)) }
    }

    private mutating func appendGrowing(_ bytes: UnsafeBufferPointer<UInt8>) {
        grow(by: bytes.count)
        append(bytes)
    }

    private mutating func grow(by additional: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count + additional, buffer.count * 2))
        _ = larger.moveInitialize(fromContentsOf: buffer[..<count])
        buffer.deallocate()
        buffer = larger
    }
}
