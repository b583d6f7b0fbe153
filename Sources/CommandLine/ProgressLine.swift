import Foundation

/// Says on a terminal what a long run is doing, on one line that is gone when the run is over.
///
/// Nothing is shown before a second has passed, so that most runs show nothing at all.
package final class ProgressLine: @unchecked Sendable {
    // Unchecked because of `isShown` and `console`, which are used under `lock` alone while clients are made side by side.

    private let console: any Console
    private let isWanted: Bool
    private let start: ContinuousClock.Instant
    private let patience: Duration
    private let lock = NSLock()
    private var isShown = false

    /// - Parameter patience: How long a run may take before it says what it does.
    package init(_ invocation: Invocation, console: any Console, patience: Duration = .seconds(1)) {
        self.console = console
        self.patience = patience
        isWanted = console.isTerminal && !invocation.has("--quiet")
        start = ContinuousClock.now
    }

    /// Replaces the line, when it is time for one: `LaunchDarklyAPI: render`.
    package func show(_ text: String) {
        guard isWanted, ContinuousClock.now - start > patience else { return }
        lock.withLock {
            console.printError("\r\u{1B}[K" + text)
            isShown = true
        }
    }

    /// Takes the line away, so that something else can be printed.
    package func clear() {
        lock.withLock {
            if isShown { console.printError("\r\u{1B}[K") }
            isShown = false
        }
    }
}
