import Foundation

/// A listening socket at an ephemeral port of 127.0.0.1 whose waiting thread can be woken.
package final class Listener: Sendable {
    package let port: UInt16
    private let descriptor: Int32
    private let wakeUp: (reading: Int32, writing: Int32)

    package init() throws {
        let descriptor = try SystemCalls.makeStreamSocket()
        do {
            try SystemCalls.bindToLoopback(descriptor)
            try SystemCalls.startListening(descriptor, backlog: 512)
            port = try SystemCalls.localPort(descriptor)
            wakeUp = try SystemCalls.makePipe()
        } catch {
            SystemCalls.closeDescriptor(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        SystemCalls.closeDescriptor(wakeUp.reading)
        SystemCalls.closeDescriptor(wakeUp.writing)
    }

    /// Waits for a connection; `nil` after ``stop()``.
    func next() -> Int32? {
        while true {
            let ready = SystemCalls.waitForInput([descriptor, wakeUp.reading], milliseconds: -1)
            if ready[1] { return nil }
            if ready[0], let connection = SystemCalls.acceptConnection(descriptor) { return connection }
        }
    }

    /// Waits for a connection; `nil` after ``stop()``.
    package func accept(timeLimit: Duration = .seconds(30)) -> Socket? {
        next().map { Socket(adopting: $0, timeLimit: timeLimit) }
    }

    /// Makes ``next()`` answer `nil`, now and from now on.
    func stop() {
        let byte: [UInt8] = [0]
        byte.withUnsafeBytes { SystemCalls.writeBytes(wakeUp.writing, $0) }
    }

    /// Frees the port. Only the thread that calls ``next()`` may do so, once, when it has finished.
    func close() {
        SystemCalls.closeDescriptor(descriptor)
    }
}
