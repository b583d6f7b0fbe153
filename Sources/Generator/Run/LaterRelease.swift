import Dispatch

/// Lets go of a value beside what follows: taking a document and a plan apart takes longer than writing the files.
package func releaseLater(_ value: consuming some Sendable) {
    DispatchQueue.global(qos: .utility).async { [value] in withExtendedLifetime(value) {} }
}
