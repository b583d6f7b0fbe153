/// Where a run prints to and what it knows of its surroundings, injected so that every behaviour can be tested without
/// a process.
package protocol Console: AnyObject {
    /// Prints to standard output.
    func print(_ text: String)
    /// Prints to standard error.
    func printError(_ text: String)
    /// Whether standard error is a terminal.
    var isTerminal: Bool { get }
    /// The environment's variables.
    var environment: [String: String] { get }
    /// The folder that relative paths start from.
    var workingFolder: String { get }
    /// Waits a moment, for `--watch`; `false` when it is enough.
    func pause() -> Bool
}

/// How a run ended.
package enum ExitCode: Int32, Sendable {
    case success = 0
    /// Faults in a description.
    case faults = 1
    /// The command line or the configuration.
    case usage = 2
    /// Generated files are not up to date.
    case stale = 3
    /// Files that can't be read or written.
    case files = 4
    /// Changes that `--fail-on` names.
    case changes = 5
}
