import ApusTestSupport
import Foundation

// Figures for the README and for comparing two versions of Apus: `make bench`, or one part of it, `make bench
// ARGS=runtime`. Every figure is the best of several runs in this process, so that a busy machine disturbs it least;
// ratios are of figures taken in the same run.
let report = BenchmarkReport()
let parts = CommandLine.arguments.dropFirst()

// First, while this process is small: the memory of another one counts from the moment at which it was still this one.
if parts.isEmpty || parts.contains("process") {
    report.title("Whole process", "`apus generate`, started and ended")
    try ProcessBenchmarks(report)?.run()
}
if parts.contains("compile") {
    report.title("Compiling", "a generated client's target alone, in its own package")
    try CompileBenchmarks(report)?.run()
}
if parts.isEmpty || parts.contains("text") {
    report.title("Text", "bytes to the tree of nodes")
    try TextBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("generator") {
    report.title("Generator", "description to source files, nothing written")
    try GeneratorBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("runtime") {
    report.title("Runtime", "bodies and calls of a generated client, beside what is written by hand")
    try await RuntimeBenchmarks(report).run()
}
if parts.isEmpty || parts.contains("transport") {
    report.title("Transports", "calls and downloads over loopback, each transport in a process of its own")
    try TransportBenchmarks(report).run()
}
// Only when it is asked for: it takes minutes, and is about ratios.
if parts.first == "growth" {
    report.title("Growth", "what a description of twice the size costs, in processor time and in memory")
    let failures = try GrowthBenchmarks(report, filter: parts.dropFirst().first).run()
    exit(failures == 0 ? 0 : 1)
}
