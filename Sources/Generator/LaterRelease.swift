import Dispatch

/// Lets go of a value beside what follows. A document is a hundred thousand small objects, and taking them apart takes
/// longer than writing the files.
func releaseLater(_ value: consuming some Sendable) {
    DispatchQueue.global(qos: .utility).async { [value] in withExtendedLifetime(value) {} }
}
