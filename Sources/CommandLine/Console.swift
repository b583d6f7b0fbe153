/// The output and the environment of a run. It is injected so that tests can run commands without a process.
package protocol Console: AnyObject {
    /// Prints to standard output.
    func print(_ text: String)
    /// Prints to standard error.
    func printError(_ text: String)
    /// Whether standard error is a terminal.
    var isTerminal: Bool { get }
    /// The environment variables.
    var environment: [String: String] { get }
    /// The absolute path of the current folder.
    var workingFolder: String { get }
    /// Waits before `--watch` looks at the files again. Returns `false` to end the command.
    func pause() -> Bool
}

/// The exit code of a command.
package enum ExitCode: Int32, Sendable {
    case success = 0
    /// A description contains errors.
    case faults = 1
    /// The command line or the configuration is invalid.
    case usage = 2
    /// Generated files are not up to date.
    case stale = 3
    /// A file can't be read or written.
    case files = 4
    /// `apus diff` found a change that `--fail-on` names.
    case changes = 5
}
