import ApusRuntime
import Foundation
import LaunchDarklyAPI

/// Compares lists of 1,000 models, as SwiftUI does, and keeps models in sets and dictionaries, in comparison with synthesized
/// `Equatable` and `Hashable`.
package struct ComparingBenchmarks {
    private let report: BenchmarkReport

    package init(_ report: BenchmarkReport) {
        self.report = report
    }

    package func run() throws {
        try compare("large models (3 KB of JSON)", UserSegment.self, PlainSegment.self, try Self.segments())
        try compare("small models (70 bytes of JSON)", Link.self, PlainLink.self, Self.links)
    }

    private func compare<Model: JSONModel, Plain: Codable & Hashable>(
        _ name: String,
        _: Model.Type,
        _: Plain.Type,
        _ texts: [String]
    ) throws {
        func models() throws -> [Model] { try texts.map { try Model(jsonBytes: Array($0.utf8)) } }
        func plain() throws -> [Plain] {
            try texts.map { try JSONDecoder().decode(Plain.self, from: Data($0.utf8)) }
        }
        let first = Lists(values: try models(), received: try models())
        let second = Lists(values: try plain(), received: try plain())
        for (index, use) in Use.allCases.enumerated() {
            let title = index == 0 ? name + ": " : "  "
            try report.compare(title + use.rawValue, of: "comparing, \(name), \(use.rawValue)") {
                try first.run(use)
            } with: {
                try second.run(use)
            } figure: {
                "\($0.microseconds), synthesized \($1.microseconds): ratio \(($0 / $1).ratio)"
            }
        }
    }

    private static func segments() throws -> [String] {
        let page = try JSONValue(jsonBytes: Array(SegmentPage.text(bytes: 3_300_000).utf8))
        return try (page["items"]?.array ?? []).prefix(1_000).map {
            String(decoding: try $0.jsonBytes(), as: UTF8.self)
        }
    }

    private static let links = (0..<1_000).map { number in
        #"{"href":"/api/v2/segments/web/production/segment-\#(number)","type":"application/json"}"#
    }
}

private enum Use: String, CaseIterable {
    case unchanged = "compare with a copy of the list"
    case received = "compare with the list received again"
    case neighbors = "compare each model with the next one"
    case difference = "difference from the list without its first ten models"
    case set = "make a set"
    case keys = "make a dictionary of which they are keys, look up each"
}

private struct Lists<Value: Hashable> {
    let values: [Value]
    let copy: [Value]
    let received: [Value]

    init(values: [Value], received: [Value]) {
        self.values = values
        self.received = received
        // Another storage with the same strings and arrays.
        copy = values.map { $0 }
    }

    func run(_ use: Use) throws {
        switch use {
        case .unchanged: try check(zip(values, copy).allSatisfy { $0 == $1 })
        case .received: try check(zip(values, received).allSatisfy { $0 == $1 })
        case .neighbors: try check(zip(values, values.dropFirst()).filter { $0 == $1 }.isEmpty)
        case .difference: try check(values.dropFirst(10).difference(from: values).count == 10)
        case .set: try check(Set(received).count == values.count)
        case .keys:
            let dictionary = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($1, $0) })
            try check(received.enumerated().allSatisfy { dictionary[$1] == $0 })
        }
    }

    private func check(_ condition: Bool) throws {
        if !condition { throw BenchmarkFault("the comparison has another result") }
    }
}
