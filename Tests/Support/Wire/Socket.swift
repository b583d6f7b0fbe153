import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// One end of a TCP connection on loopback, blocking, with a time limit on every call.
///
/// One thread reads, writes and closes; any thread may ``interrupt()``. All functions block their thread: use
/// ``RawClient`` in asynchronous code.
package final class Socket: Sendable {
    /// The descriptor, -1 once closed: so that nobody shuts down a number that the system has given away again.
    private let descriptor: Locked<Int32>

    init(adopting descriptor: Int32, timeLimit: Duration) {
        self.descriptor = Locked(descriptor)
        SystemCalls.setNoDelay(descriptor)
        SystemCalls.setTimeLimit(descriptor, timeLimit)
    }

    /// Connects to 127.0.0.1.
    ///
    /// - Throws: ``SystemCallError``, with ``SystemCallError/isRefusal`` when nobody listens.
    package convenience init(connectingTo port: UInt16, timeLimit: Duration = .seconds(10)) throws {
        let descriptor = try SystemCalls.makeStreamSocket()
        do {
            try SystemCalls.connectToLoopback(descriptor, port: port)
        } catch {
            SystemCalls.closeDescriptor(descriptor)
            throw error
        }
        self.init(adopting: descriptor, timeLimit: timeLimit)
    }

    deinit {
        close()
    }

    /// Sends all bytes.
    package func send(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = SystemCalls.sendBytes(descriptor.current, rest)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemCallError(call: "send", code: errno) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Sends all bytes.
    package func send(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { try send($0) }
    }

    /// Waits for bytes and stores as many as there are and fit; 0 means that the other side has finished.
    package func receive(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = SystemCalls.receiveBytes(descriptor.current, into: buffer)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemCallError(call: "recv", code: errno) }
            return count
        }
    }

    /// Waits for bytes, at most `limit` of them; empty means that the other side has finished.
    package func receive(upTo limit: Int = 65536) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: max(limit, 1)) { buffer, count in
            count = try receive(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Waits at most so long for the other side to close or reset the connection; says whether it did.
    package func waitForHangUp(_ time: Duration) -> Bool {
        let descriptor = descriptor.current
        return descriptor < 0 || SystemCalls.waitForHangUp(descriptor, milliseconds: time.wholeMilliseconds)
    }

    /// Reads and forgets what still comes, until the other side has finished or the time is over.
    func drain(for time: Duration) {
        // Polling a closed descriptor would wait for nothing.
        guard descriptor.current >= 0 else { return }
        let end = ContinuousClock.now + time
        var buffer = [UInt8](repeating: 0, count: 65536)
        while ContinuousClock.now < end {
            let wait = (end - ContinuousClock.now).wholeMilliseconds
            guard SystemCalls.waitForInput([descriptor.current], milliseconds: wait) == [true],
                let count = try? buffer.withUnsafeMutableBytes({ try receive(into: $0) }), count > 0
            else { return }
        }
    }

    /// Says that nothing more will be sent; what was sent still arrives.
    package func finishSending() {
        descriptor.access { if $0 >= 0 { SystemCalls.shutDown($0, reading: false) } }
    }

    /// Ends every call that waits on this socket, from any thread; ``close()`` is still to be called.
    package func interrupt() {
        descriptor.access { if $0 >= 0 { SystemCalls.shutDown($0, reading: true) } }
    }

    /// Ends the connection in an orderly way, once.
    package func close() {
        descriptor.access {
            if $0 >= 0 { SystemCalls.closeDescriptor($0) }
            $0 = -1
        }
    }

    /// Ends the connection with a reset (RST): the other side sees "connection reset by peer".
    package func reset() {
        descriptor.access { if $0 >= 0 { SystemCalls.setReset($0) } }
        close()
    }
}

extension Duration {
    /// The duration in milliseconds, rounded up, not negative and no more than `poll` takes.
    var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: min(seconds, 1_000_000) * 1000 + fraction)
    }
}
