import Dispatch

/// Releases a value on a background queue. Freeing a document and a plan takes longer than writing the files.
package func releaseInBackground(_ value: consuming some Sendable) {
    DispatchQueue.global(qos: .utility).async { [value] in withExtendedLifetime(value) {} }
}
