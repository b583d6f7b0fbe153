import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A blocking TCP connection on loopback with a time limit for each call.
///
/// One thread reads, writes and closes; other threads may call ``interrupt()``. Use ``RawClient`` in asynchronous code.
package final class Socket: Sendable {
    /// The descriptor; -1 after closing, because the system reuses the number.
    private let descriptor: Locked<Int32>

    init(adopting descriptor: Int32, timeLimit: Duration) {
        self.descriptor = Locked(descriptor)
        SystemCalls.setNoDelay(descriptor)
        SystemCalls.setTimeLimit(descriptor, timeLimit)
    }

    /// Connects to 127.0.0.1.
    ///
    /// - Throws: ``SystemCallError``, with ``SystemCallError/isRefusal`` if the port has no listener.
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

    /// Waits for bytes and stores as many as are available and fit. Returns 0 if the peer has finished sending.
    package func receive(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = SystemCalls.receiveBytes(descriptor.current, into: buffer)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemCallError(call: "recv", code: errno) }
            return count
        }
    }

    /// Waits for bytes and returns at most `limit` of them; an empty array if the peer has finished sending.
    package func receive(upTo limit: Int = 65536) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: max(limit, 1)) { buffer, count in
            count = try receive(into: UnsafeMutableRawBufferPointer(buffer))
        }
    }

    /// Waits up to `time` until the peer closes or resets the connection, and returns whether it did.
    package func waitForHangUp(_ time: Duration) -> Bool {
        let descriptor = descriptor.current
        return descriptor < 0 || SystemCalls.waitForHangUp(descriptor, milliseconds: time.wholeMilliseconds)
    }

    /// Reads and discards bytes until the peer has finished sending or the time has elapsed.
    func drain(for time: Duration) {
        // Polling a closed descriptor would wait for the entire time.
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

    /// Shuts down the sending direction; bytes that were sent are still delivered.
    package func finishSending() {
        descriptor.access { if $0 >= 0 { SystemCalls.shutDown($0, reading: false) } }
    }

    /// Ends all calls that wait on this socket. Can be called on any thread; ``close()`` must still be called.
    package func interrupt() {
        descriptor.access { if $0 >= 0 { SystemCalls.shutDown($0, reading: true) } }
    }

    /// Closes the connection (FIN); further calls have no effect.
    package func close() {
        descriptor.access {
            if $0 >= 0 { SystemCalls.closeDescriptor($0) }
            $0 = -1
        }
    }

    /// Ends the connection with a reset (RST); the peer gets the error `ECONNRESET`.
    package func reset() {
        descriptor.access { if $0 >= 0 { SystemCalls.setReset($0) } }
        close()
    }
}

extension Duration {
    /// The duration in milliseconds, rounded up and limited to the range of `poll`.
    var wholeMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let fraction = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: min(seconds, 1_000_000) * 1000 + fraction)
    }
}
