import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import CYAML
import Foundation

/// Measures the parsing of JSON and YAML files.
package struct TextBenchmarks {
    private let report: BenchmarkReport

    package init(_ report: BenchmarkReport) {
        self.report = report
    }

    /// Measures descriptions of `specs`, which are small, as often as needed.
    package func runPart() throws {
        let specs = RepositoryRoot.url.path + "/specs/"
        try measureYAML(specs + "harness/harness.yaml")
        try measureYAML(specs + "segment/segment.yaml")
        try compareJSON(specs + "launchdarkly/launchdarkly.json")
    }

    package func run() throws {
        guard let shared = SharedFolder.url else {
            report.skipped("reading JSON and YAML", "there is no ../shared")
            return
        }
        let four = shared.path + "/specs/four/"
        try measureJSON(four + "launchdarkly.json")
        try measureYAML(four + "sailpoint-v2025-deref.yaml")
        try measureYAML(four + "segment.yaml")
    }

    /// Compares the time with that of Foundation for the same bytes.
    private func compareJSON(_ path: String) throws {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let bytes = [UInt8](data)
        try report.compare("JSON: \(name(path)), \(bytes.count / 1024) KB", of: "reading JSON, \(name(path))") {
            _ = SpecText.parse(SourceFile(path: path, bytes: bytes))
        } with: {
            _ = try JSONSerialization.jsonObject(with: data)
        } figure: {
            "\($0.throughput(of: bytes.count)), JSONSerialization \($1.throughput(of: bytes.count)), ratio \(($0 / $1).ratio)"
        }
    }

    private func measureJSON(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let seconds = report.best { _ = SpecText.parse(SourceFile(path: path, bytes: bytes)) }
        report.row("JSON: \(name(path)), \(bytes.count / 1024) KB", seconds.throughput(of: bytes.count))
    }

    /// Compares the time with that of libyaml's event loop for the same bytes.
    private func measureYAML(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        report.compare("YAML: \(name(path)), \(bytes.count / 1024) KB", of: "reading YAML, \(name(path))") {
            _ = SpecText.parse(SourceFile(path: path, bytes: bytes))
        } with: {
            EventLoop.run(bytes)
        } figure: {
            "\($0.milliseconds), libyaml's events \($1.milliseconds), ratio \(($0 / $1).ratio)"
        }
    }

    private func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}

/// Reads the events of libyaml and discards them.
package enum EventLoop {
    package static func run(_ bytes: [UInt8]) {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return }
        defer { yaml_parser_delete(&parser) }
        bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var isOver = false
            while !isOver {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return }
                isOver = event.type == YAML_STREAM_END_EVENT
                yaml_event_delete(&event)
            }
        }
    }
}
