import ApusTestSupport
import Foundation

// Figures for the README and for comparing two versions of Apus: `make bench`. Every figure is the best of several
// runs in this process, so that a busy machine disturbs it least; ratios are of figures taken in the same run.
let report = BenchmarkReport()
report.title("Text", "bytes to the tree of nodes")
try TextBenchmarks(report).run()
report.title("Generator", "description to source files, nothing written")
try GeneratorBenchmarks(report).run()
report.title("Whole process", "`apus generate`, started and ended")
try ProcessBenchmarks(report).run()
report.title("Runtime", "what a generated client does with a response")
try RuntimeBenchmarks(report).run()
