import ApusMustache
import ApusTestSupport
import CYAML
import Foundation

@testable import ApusMustache

/// A case of the suite of the Mustache specification.
struct MustacheSuiteCase: Sendable, CustomStringConvertible {
    let module: String
    let name: String
    let data: TemplateValue
    let template: String
    let partials: [(name: String, text: String)]
    let expected: String

    var description: String { "\(module): \(name)" }
}

/// The suite of the Mustache specification, read from the shared folder.
enum MustacheSuite {
    /// The required modules and inheritance. The engine does not support lambdas and dynamic names, which are optional.
    static let modules = [
        "comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance",
    ]

    /// The folder of the suite; `nil` if it does not exist.
    static var folder: URL? { SharedFolder.appending("suites/mustache-spec") }

    /// The cases of one module.
    static func cases(of module: String, in folder: URL) throws -> [MustacheSuiteCase] {
        let bytes = try Array(Data(contentsOf: folder.appendingPathComponent("\(module).yml")))
        guard case .object(let file) = try SuiteYAML.read(bytes), case .list(let tests)? = file["tests"] else {
            throw SuiteYAML.Unreadable()
        }
        return try tests.map { test in
            guard case .object(let fields) = test,
                case .string(let name)? = fields["name"],
                case .string(let template)? = fields["template"],
                case .string(let expected)? = fields["expected"]
            else { throw SuiteYAML.Unreadable() }
            var partials: [(name: String, text: String)] = []
            if case .object(let named)? = fields["partials"] {
                for (key, value) in named.fields {
                    guard case .string(let text) = value else { throw SuiteYAML.Unreadable() }
                    partials.append((key.name, text))
                }
            }
            return MustacheSuiteCase(
                module: module,
                name: name,
                data: fields["data"] ?? .null,
                template: template,
                partials: partials,
                expected: expected
            )
        }
    }
}

/// Reads a YAML file into a view.
private struct SuiteYAML {
    struct Unreadable: Error {}

    private enum Event {
        case scalar(String, isPlain: Bool)
        case sequenceStart, mappingStart, end, other
    }

    static func read(_ bytes: [UInt8]) throws -> TemplateValue {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { throw Unreadable() }
        defer { yaml_parser_delete(&parser) }
        return try bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            while true {
                let event = try next(&parser)
                if case .other = event { continue }
                return try value(event, &parser)
            }
        }
    }

    private static func next(_ parser: inout yaml_parser_t) throws -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { throw Unreadable() }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
                as: UTF8.self
            )
            return .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE)
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart
        case YAML_MAPPING_START_EVENT: return .mappingStart
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_STREAM_END_EVENT: return .end
        default: return .other
        }
    }

    private static func value(_ event: Event, _ parser: inout yaml_parser_t) throws -> TemplateValue {
        switch event {
        case .scalar(let text, let isPlain): return isPlain ? plain(text) : .string(text)
        case .sequenceStart:
            var elements: [TemplateValue] = []
            while true {
                let event = try next(&parser)
                if case .end = event { return .list(elements) }
                elements.append(try value(event, &parser))
            }
        case .mappingStart:
            var object = TemplateObject()
            while true {
                guard case .scalar(let name, _) = try next(&parser) else { return .object(object) }
                object[TemplateKey(name)] = try value(try next(&parser), &parser)
            }
        case .end, .other: throw Unreadable()
        }
    }

    private static func plain(_ text: String) -> TemplateValue {
        switch text {
        case "null", "~", "": .null
        case "true": .bool(true)
        case "false": .bool(false)
        default: Int(text).map(TemplateValue.integer) ?? Double(text).map(TemplateValue.decimal) ?? .string(text)
        }
    }
}
