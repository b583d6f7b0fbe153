import Foundation

/// Runs a process and measures its time and memory.
enum ChildProcess {
    struct Usage {
        /// The status of `wait4`; 0 for success.
        var status: Int32
        /// The CPU seconds of the process and of the children that it waited for.
        var processorSeconds: Double
        /// The peak resident memory of the process, or of a child that it waited for.
        var peakKilobytes: Int
    }

    /// Runs a program and discards its output. A name without a slash is searched in `PATH`.
    static func run(_ path: String, _ arguments: [String]) throws -> Usage {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in [1, 2] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        let words = ([path] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, path, &actions, nil, words + [nil], environ)
        guard status == 0 else { throw POSIXError(POSIXErrorCode(rawValue: status) ?? .EIO) }
        var usage = rusage()
        var result: Int32 = 0
        wait4(process, &result, 0, &usage)
        return Usage(
            status: result,
            processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
            peakKilobytes: usage.ru_maxrss
        )
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
}
