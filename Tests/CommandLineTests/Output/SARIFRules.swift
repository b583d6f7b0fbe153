import Foundation

/// The rules of SARIF 2.1.0 for the objects that Apus writes.
///
/// The schema of the standard forbids properties that it does not declare, so unknown properties are violations.
enum SARIFRules {
    /// Violations of the rules, as `path: fault`; empty for a valid log.
    static func violations(in text: String) -> [String] {
        guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return ["not one JSON text"] }
        return Checker.check(value, log, "$")
    }

    private indirect enum Rule: Sendable {
        case text
        /// A URI reference of RFC 3986, without a space and with valid percent encodings.
        case uri
        case word([String])
        case integer(minimum: Int)
        case flag
        case list(Rule, isEmptyAllowed: Bool = true)
        /// An object whose keys are any names.
        case map(Rule)
        case object([String: Rule], required: [String])
    }

    private static let message = Rule.object(["text": .text, "markdown": .text, "id": .text], required: ["text"])
    private static let level = Rule.word(["none", "note", "warning", "error"])

    // §3.28 and §3.29
    private static let location = Rule.object(
        [
            "id": .integer(minimum: -1),
            "physicalLocation": .object(
                [
                    "artifactLocation": artifact,
                    "region": .object(
                        [
                            "startLine": .integer(minimum: 1), "startColumn": .integer(minimum: 1),
                            "endLine": .integer(minimum: 1), "endColumn": .integer(minimum: 1),
                        ],
                        required: []
                    ),
                ],
                required: []
            ),
            "message": message,
        ],
        required: []
    )

    // §3.4
    private static let artifact = Rule.object(["uri": .uri, "uriBaseId": .text], required: [])

    // §3.49
    private static let rule = Rule.object(
        [
            "id": .text, "shortDescription": message, "fullDescription": message,
            "defaultConfiguration": .object(["level": level], required: []),
        ],
        required: ["id"]
    )

    // §3.27
    private static let result = Rule.object(
        [
            "ruleId": .text, "ruleIndex": .integer(minimum: -1), "level": level, "message": message,
            "locations": .list(location), "relatedLocations": .list(location),
        ],
        required: ["message"]
    )

    // §3.14, §3.18, §3.19 and §3.20
    private static let run = Rule.object(
        [
            "tool": .object(
                [
                    "driver": .object(
                        ["name": .text, "semanticVersion": .text, "rules": .list(rule)],
                        required: ["name"]
                    )
                ],
                required: ["driver"]
            ),
            "invocations": .list(
                .object(
                    ["executionSuccessful": .flag, "exitCode": .integer(minimum: 0)],
                    required: ["executionSuccessful"]
                )
            ),
            "originalUriBaseIds": .map(artifact),
            "columnKind": .word(["utf16CodeUnits", "unicodeCodePoints"]),
            "results": .list(result),
        ],
        required: ["tool"]
    )

    // §3.13
    private static let log = Rule.object(
        ["$schema": .uri, "version": .word(["2.1.0"]), "runs": .list(run, isEmptyAllowed: false)],
        required: ["version", "runs"]
    )

    private enum Checker {
        static func check(_ value: Any, _ rule: Rule, _ path: String) -> [String] {
            switch rule {
            case .text: return value is String ? [] : ["\(path): not a string"]
            case .uri:
                guard let text = value as? String, URL(string: text) != nil, !text.contains(" ") else {
                    return ["\(path): not a URI reference"]
                }
                return []
            case .word(let words):
                return (value as? String).map(words.contains) == true ? [] : ["\(path): not one of \(words)"]
            case .integer(let minimum):
                guard let number = value as? Int, number >= minimum else { return ["\(path): less than \(minimum)"] }
                return []
            case .flag: return value is Bool ? [] : ["\(path): not a boolean"]
            case .list(let element, let isEmptyAllowed):
                guard let list = value as? [Any] else { return ["\(path): not an array"] }
                if list.isEmpty, !isEmptyAllowed { return ["\(path): empty"] }
                return list.enumerated().flatMap { check($1, element, "\(path)[\($0)]") }
            case .map(let element):
                guard let object = value as? [String: Any] else { return ["\(path): not an object"] }
                return object.flatMap { check($1, element, "\(path).\($0)") }
            case .object(let members, let required):
                guard let object = value as? [String: Any] else { return ["\(path): not an object"] }
                let missing = required.filter { object[$0] == nil }.map { "\(path).\($0): missing" }
                return missing
                    + object.flatMap { key, value in
                        members[key].map { check(value, $0, "\(path).\(key)") } ?? ["\(path).\(key): unknown"]
                    }
            }
        }
    }
}
