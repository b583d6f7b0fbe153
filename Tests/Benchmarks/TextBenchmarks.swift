import ApusDiagnostics
import ApusSpecParser
import ApusTestSupport
import CYAML
import Foundation

/// Measures the parsing of JSON and YAML files.
struct TextBenchmarks {
    private let report: BenchmarkReport

    init(_ report: BenchmarkReport) {
        self.report = report
    }

    func run() throws {
        guard let shared = SharedFolder.url else {
            report.skipped("reading JSON and YAML", "there is no ../shared")
            return
        }
        let four = shared.path + "/specs/four/"
        try measureJSON(four + "launchdarkly.json")
        try measureYAML(four + "sailpoint-v2025-deref.yaml")
        try measureYAML(four + "segment.yaml")
    }

    private func measureJSON(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let seconds = report.best { _ = SpecText.parse(SourceFile(path: path, bytes: bytes)) }
        report.row("JSON: \(name(path)), \(bytes.count / 1024) KB", seconds.throughput(of: bytes.count))
    }

    /// Compares the time with that of libyaml's event loop for the same bytes.
    private func measureYAML(_ path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let events = report.best { EventLoop.run(bytes) }
        let nodes = report.best { _ = SpecText.parse(SourceFile(path: path, bytes: bytes)) }
        let figure = "\(nodes.milliseconds), libyaml's events \(events.milliseconds), ratio \((nodes / events).ratio)"
        report.row(
            "YAML: \(name(path)), \(bytes.count / 1024) KB",
            figure,
            ratio: nodes / events,
            of: "reading YAML, \(name(path))"
        )
    }

    private func name(_ path: String) -> String { URL(fileURLWithPath: path).lastPathComponent }
}

/// Reads the events of libyaml and discards them.
enum EventLoop {
    static func run(_ bytes: [UInt8]) {
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
