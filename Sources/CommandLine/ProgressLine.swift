import ApusDiagnostics
import Dispatch

/// A line on a terminal that shows the current stage of a run and is removed when the run ends.
///
/// It appears after a delay, so that short runs do not show it.
package final class ProgressLine: @unchecked Sendable {
    // Unchecked because of `isVisible` and `console`. Clients are generated concurrently; both are accessed on `queue` only.

    private let console: any Console
    private let isWanted: Bool
    private let start: ContinuousClock.Instant
    private let delay: Duration
    private let queue = DispatchQueue(label: "apus.progress-line")
    private var isVisible = false

    /// - Parameter delay: The time until the line appears.
    package init(_ invocation: Invocation, console: any Console, delay: Duration = .seconds(1)) {
        self.console = console
        self.delay = delay
        let isText = DiagnosticFormat(rawValue: invocation.value("--diagnostics") ?? "text") == .text
        isWanted = console.isTerminal && isText && !invocation.has("--quiet")
        start = ContinuousClock.now
    }

    /// Replaces the text of the line, if the delay is over: `LaunchDarklyAPI: render`.
    package func show(_ text: String) {
        guard isWanted, ContinuousClock.now - start > delay else { return }
        queue.sync {
            console.printError("\r\u{1B}[K" + text)
            isVisible = true
        }
    }

    /// Removes the line, so that other output can be printed.
    package func clear() {
        queue.sync {
            if isVisible { console.printError("\r\u{1B}[K") }
            isVisible = false
        }
    }
}
