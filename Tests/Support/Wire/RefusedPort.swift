/// A port of 127.0.0.1 at which nobody listens: connecting to it is refused.
///
/// The port stays taken while the value lives, so that no other process can start to listen there meanwhile.
package final class RefusedPort: Sendable {
    package let port: UInt16
    private let descriptor: Int32

    package init() throws {
        let descriptor = try SystemCalls.makeStreamSocket()
        do {
            // Bound but not listening: the system answers a connection attempt with a reset.
            try SystemCalls.bindToLoopback(descriptor)
            port = try SystemCalls.localPort(descriptor)
        } catch {
            SystemCalls.closeDescriptor(descriptor)
            throw error
        }
        self.descriptor = descriptor
    }

    deinit {
        SystemCalls.closeDescriptor(descriptor)
    }

    /// For example `http://127.0.0.1:40123`, without a slash at the end.
    package var url: String { "http://127.0.0.1:\(port)" }
}
