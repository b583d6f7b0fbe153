import Dispatch

/// Releases a value on a background queue. Freeing a document and a plan takes longer than writing the files.
package func releaseInBackground(_ value: consuming some Sendable) {
    DispatchQueue.global(qos: .utility).async { [value] in withExtendedLifetime(value) {} }
}

/// Keeps a value until the process ends, which frees all of its memory at once.
package func keepUntilExit(_ value: some Sendable) { _ = Unmanaged.passRetained(KeptValue(value)) }

private final class KeptValue: Sendable {
    private let value: any Sendable

    init(_ value: some Sendable) { self.value = value }
}
