import ApusBenchmarkRatios
import Foundation

// Ratios that need few seconds and few modules. CI runs them with `make bench-part`; `make bench` measures more.
let report = BenchmarkReport(isPart: true)
report.title("Text", "from bytes to a node tree")
try TextBenchmarks(report).runPart()
report.title("Pages", "prose and templates")
try PageBenchmarks(report).run()
report.title("Runtime", "bodies of a generated client, compared with hand-written code")
try CodingBenchmarks(report, megabytes: 1).run()
try ComparingBenchmarks(report).run()
exit(try report.finish() ? 0 : 1)
