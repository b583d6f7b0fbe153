import ApusRuntime
internal import Foundation

/// A place where two JSON values differ.
nonisolated struct JSONDifference: Hashable, Sendable, CustomStringConvertible {
    /// A JSON Pointer (RFC 6901) into both values.
    var pointer: String
    /// `nil`: only the other value has it.
    var expected: JSONValue?
    /// `nil`: it is missing.
    var actual: JSONValue?

    /// The differences in the order of members' names and elements; empty when the values are equal.
    static func all(_ expected: JSONValue?, _ actual: JSONValue?) -> [JSONDifference] {
        var found: [JSONDifference] = []
        add(expected, actual, at: "", to: &found)
        return found
    }

    private static func add(
        _ expected: JSONValue?,
        _ actual: JSONValue?,
        at pointer: String,
        to found: inout [JSONDifference]
    ) {
        switch (expected, actual) {
        case (.object(let expected), .object(let actual)):
            for name in Set(expected.keys).union(actual.keys).sorted() {
                let step = name.replacing("~", with: "~0").replacing("/", with: "~1")
                add(expected[name], actual[name], at: pointer + "/" + step, to: &found)
            }
        case (.array(let expected), .array(let actual)):
            for index in 0..<max(expected.count, actual.count) {
                let left = index < expected.count ? expected[index] : nil
                let right = index < actual.count ? actual[index] : nil
                add(left, right, at: "\(pointer)/\(index)", to: &found)
            }
        case (.string(let expected), .string(let actual)) where isSame(expected, actual): break
        default:
            if expected == actual { return }
            found.append(JSONDifference(pointer: pointer, expected: expected, actual: actual))
        }
    }

    /// Whether two texts are the same, or spellings of the same point in time or identifier.
    private static func isSame(_ expected: String, _ actual: String) -> Bool {
        if expected == actual || isSameInstant(expected, actual) { return true }
        return UUID(uuidString: expected).map { $0 == UUID(uuidString: actual) } ?? false
    }

    /// Whether two texts are the same point in time: `…:45.000Z` and `…:45Z`, to the microseconds that a `Date` keeps.
    private static func isSameInstant(_ expected: String, _ actual: String) -> Bool {
        guard let expected = date(expected), let actual = date(actual) else { return false }
        return abs(expected.timeIntervalSince(actual)) < 0.000_002
    }

    private static func date(_ text: String) -> Date? {
        try? Date(jsonBytes: JSONValue.string(text).jsonBytes())
    }

    var description: String {
        let place = pointer.isEmpty ? "the root" : pointer
        switch (expected, actual) {
        case (let expected?, let actual?): return "\(actual) for \(expected) at \(place)"
        case (let expected?, nil): return "nothing for \(expected) at \(place)"
        case (nil, let actual?): return "\(actual) that was not there at \(place)"
        case (nil, nil): return "the same at \(place)"
        }
    }
}
