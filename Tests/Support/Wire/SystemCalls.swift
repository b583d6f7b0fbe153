import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The error of a failed system call.
package struct SystemCallError: Error, CustomStringConvertible, Equatable {
    /// The name of the function, for example `connect`.
    package let call: String
    /// The value of `errno`.
    package let code: Int32

    package var description: String {
        "\(call): \(String(cString: strerror(code)))"
    }

    /// Whether the port has no listener.
    package var isRefusal: Bool { code == ECONNREFUSED }
    /// Whether the peer reset the connection.
    package var isReset: Bool { code == ECONNRESET || code == EPIPE }
    /// Whether a time limit of the socket expired.
    package var isTimeout: Bool { code == EAGAIN || code == EWOULDBLOCK || code == ETIMEDOUT }
}

/// The socket functions that tests use, with one signature for the different C libraries.
enum SystemCalls {
    static func makeStreamSocket() throws -> Int32 {
        #if canImport(Glibc)
            let kind = Int32(SOCK_STREAM.rawValue)
        #else
            let kind = SOCK_STREAM
        #endif
        let descriptor = socket(AF_INET, kind, 0)
        guard descriptor >= 0 else { throw SystemCallError(call: "socket", code: errno) }
        // Child processes must not inherit the descriptor, which would keep the port or the connection open.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
            setOption(descriptor, SOL_SOCKET, SO_NOSIGPIPE, Int32(1))
        #endif
        return descriptor
    }

    static func setOption<Value: BitwiseCopyable>(_ descriptor: Int32, _ level: Int32, _ name: Int32, _ value: Value) {
        withUnsafePointer(to: value) {
            _ = setsockopt(descriptor, level, name, $0, socklen_t(MemoryLayout<Value>.size))
        }
    }

    /// Disables Nagle's algorithm, so that each write is a separate segment.
    static func setNoDelay(_ descriptor: Int32) {
        setOption(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, Int32(1))
    }

    static func setTimeLimit(_ descriptor: Int32, _ limit: Duration) {
        let (seconds, attoseconds) = limit.components
        let micro = attoseconds / 1_000_000_000_000
        // Zero means no limit.
        let value = timeval(tv_sec: .init(seconds), tv_usec: .init(max(micro, seconds == 0 ? 1 : 0)))
        setOption(descriptor, SOL_SOCKET, SO_RCVTIMEO, value)
        setOption(descriptor, SOL_SOCKET, SO_SNDTIMEO, value)
    }

    /// Makes `close` send a reset (RST) instead of a FIN.
    static func setReset(_ descriptor: Int32) {
        setOption(descriptor, SOL_SOCKET, SO_LINGER, linger(l_onoff: 1, l_linger: 0))
    }

    /// Calls `body` with the socket address of 127.0.0.1 and `port`.
    static func withLoopbackAddress<Result>(
        port: UInt16,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var address = sockaddr_in()
        #if canImport(Darwin)
            address.sin_len = UInt8(MemoryLayout<sockaddr_in>.size)
        #endif
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    static func bindToLoopback(_ descriptor: Int32) throws {
        let outcome = withLoopbackAddress(port: 0) { bind(descriptor, $0, $1) }
        guard outcome == 0 else { throw SystemCallError(call: "bind", code: errno) }
    }

    static func startListening(_ descriptor: Int32, backlog: Int32) throws {
        guard listen(descriptor, backlog) == 0 else { throw SystemCallError(call: "listen", code: errno) }
    }

    static func connectToLoopback(_ descriptor: Int32, port: UInt16) throws {
        let outcome = withLoopbackAddress(port: port) { connect(descriptor, $0, $1) }
        guard outcome == 0 else { throw SystemCallError(call: "connect", code: errno) }
    }

    /// Accepts a connection and returns its descriptor; `nil` if no connection is pending.
    static func acceptConnection(_ descriptor: Int32) -> Int32? {
        let accepted = accept(descriptor, nil, nil)
        guard accepted >= 0 else { return nil }
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        #if canImport(Darwin)
            setOption(accepted, SOL_SOCKET, SO_NOSIGPIPE, Int32(1))
        #endif
        return accepted
    }

    static func localPort(_ descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let outcome = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard outcome == 0 else { throw SystemCallError(call: "getsockname", code: errno) }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Sends as many bytes as fit, without `SIGPIPE` if the peer has closed the connection.
    static func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            return send(descriptor, bytes.baseAddress, bytes.count, 0)
        #else
            return send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL.rawValueForCall))
        #endif
    }

    static func receiveBytes(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        recv(descriptor, buffer.baseAddress, buffer.count, 0)
    }

    static func shutDown(_ descriptor: Int32, reading: Bool) {
        #if canImport(Darwin)
            _ = shutdown(descriptor, reading ? SHUT_RDWR : SHUT_WR)
        #else
            _ = shutdown(descriptor, Int32(reading ? SHUT_RDWR : SHUT_WR))
        #endif
    }

    static func closeDescriptor(_ descriptor: Int32) {
        _ = close(descriptor)
    }

    static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) {
        _ = write(descriptor, bytes.baseAddress, bytes.count)
    }

    static func makePipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemCallError(call: "pipe", code: errno) }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return (ends[0], ends[1])
    }

    /// Waits until a descriptor is readable, shut down or failed, and returns for each whether it is.
    static func waitForInput(_ descriptors: [Int32], milliseconds: Int32) -> [Bool] {
        var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&entries, nfds_t(entries.count), milliseconds) > 0 else {
            return descriptors.map { _ in false }
        }
        return entries.map { $0.revents != 0 }
    }

    /// Waits up to `milliseconds` until the peer closes or resets the connection, and returns whether it did.
    static func waitForHangUp(_ descriptor: Int32, milliseconds: Int32) -> Bool {
        #if os(Linux) || os(Android)
            let closedByPeer: Int16 = 0x2000  // POLLRDHUP, which the C headers declare only with _GNU_SOURCE
        #else
            let closedByPeer: Int16 = 0  // POLLHUP, which is always reported
        #endif
        var entry = pollfd(fd: descriptor, events: closedByPeer, revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }
}

#if !canImport(Darwin)
    extension BinaryInteger {
        /// The value of the flag. Some C libraries import it as a number, others as an enumeration.
        fileprivate var rawValueForCall: Int { Int(self) }
    }

    extension RawRepresentable where RawValue: BinaryInteger {
        fileprivate var rawValueForCall: Int { Int(rawValue) }
    }
#endif
