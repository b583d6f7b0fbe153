import ApusBenchmarkRatios
import ApusTestSupport
import Foundation

// Figures for the README and for comparing two versions of Apus. `make bench` runs all parts, and `make bench ARGS=runtime`
// one of them. Each figure is the best of several runs in this process, to reduce the effect of other processes. Ratios
// compare figures of the same run.
let report = BenchmarkReport()
let parts = CommandLine.arguments.dropFirst()

// First, while this process is small: the peak memory of a child includes that of this process at the time of the fork.
if parts.isEmpty || parts.contains("process") {
    report.title("Whole process", "runs of `apus generate`")
    try ProcessBenchmarks(report)?.run()
}
if parts.contains("compile") {
    report.title("Compiling", "the target of a generated client, in its own package")
    try CompileBenchmarks(report, only: parts.dropFirst().first)?.run()
}
if parts.isEmpty || parts.contains("text") {
    report.title("Text", "from bytes to a node tree")
    try TextBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("generator") {
    report.title("Generator", "from a description to source files in memory")
    try GeneratorBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("runtime") {
    report.title("Runtime", "bodies and calls of a generated client, compared with hand-written code")
    try await RuntimeBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("transport") {
    report.title("Transports", "calls and downloads over loopback, each transport in a process of its own")
    try TransportBenchmarks(report).run()
}
// Runs only if it is named, because it takes minutes and measures ratios.
if parts.first == "growth" {
    report.title("Growth", "ratio of CPU time and memory for a description of twice the size")
    let filters = parts.dropFirst().filter { $0 != "--part" }
    let failures = try GrowthBenchmarks(report, filter: filters.first, isPart: parts.contains("--part")).run()
    exit(failures == 0 ? 0 : 1)
}
exit(try report.finish() ? 0 : 1)
