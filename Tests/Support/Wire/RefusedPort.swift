/// A port of 127.0.0.1 without a listener, to which connections are refused.
///
/// The port is reserved while the object exists, so that no other process can listen on it.
package final class RefusedPort: Sendable {
    package let port: UInt16
    private let descriptor: Int32

    package init() throws {
        let descriptor = try SystemCalls.makeStreamSocket()
        do {
            // The socket is bound but does not listen, so the system answers connection attempts with a reset.
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

    /// The URL of the port without a trailing slash, for example `http://127.0.0.1:40123`.
    package var url: String { "http://127.0.0.1:\(port)" }
}
