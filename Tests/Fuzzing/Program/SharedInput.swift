import Foundation

/// The current input of a worker, in a file that the worker and the session map into memory. The session can read it
/// after the worker crashed.
///
///     number of executions (8 bytes) | length (8 bytes) | bytes
struct SharedInput {
    static let capacity = 8 << 20
    private let memory: UnsafeMutableRawPointer

    init?(path: String) {
        let descriptor = open(path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, off_t(Self.capacity + 16)) == 0 else { return nil }
        defer { close(descriptor) }
        let mapped = mmap(nil, Self.capacity + 16, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let mapped, mapped != MAP_FAILED else { return nil }
        memory = mapped
    }

    func remove() { munmap(memory, Self.capacity + 16) }

    /// The number of inputs that were run.
    var count: Int {
        get { memory.load(as: Int.self) }
        nonmutating set { memory.storeBytes(of: newValue, as: Int.self) }
    }

    var bytes: [UInt8] {
        get {
            let length = min(max(memory.load(fromByteOffset: 8, as: Int.self), 0), Self.capacity)
            return Array(UnsafeRawBufferPointer(start: memory + 16, count: length))
        }
        nonmutating set {
            let length = min(newValue.count, Self.capacity)
            memory.storeBytes(of: length, toByteOffset: 8, as: Int.self)
            newValue.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress { (memory + 16).copyMemory(from: start, byteCount: length) }
            }
        }
    }
}
