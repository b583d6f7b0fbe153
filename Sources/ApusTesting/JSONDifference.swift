import ApusRuntime

/// The first place at which two JSON values differ.
struct JSONDifference: Hashable, Sendable, CustomStringConvertible {
    /// A JSON Pointer (RFC 6901) into both values.
    var pointer: String
    /// `nil`: it is only in the other value.
    var expected: JSONValue?
    /// `nil`: it is missing.
    var actual: JSONValue?

    /// The first difference in the order of members' names and elements; `nil` when the values are equal.
    static func first(_ expected: JSONValue?, _ actual: JSONValue?, at pointer: String = "") -> JSONDifference? {
        switch (expected, actual) {
        case (.object(let expected), .object(let actual)):
            let names = Set(expected.keys).union(actual.keys).sorted()
            for name in names {
                let step = name.replacing("~", with: "~0").replacing("/", with: "~1")
                if let found = first(expected[name], actual[name], at: pointer + "/" + step) { return found }
            }
            return nil
        case (.array(let expected), .array(let actual)):
            for index in 0..<max(expected.count, actual.count) {
                let left = index < expected.count ? expected[index] : nil
                let right = index < actual.count ? actual[index] : nil
                if let found = first(left, right, at: "\(pointer)/\(index)") { return found }
            }
            return nil
        case (.string(let expected), .string(let actual)) where isSameInstant(expected, actual): return nil
        default:
            return expected == actual ? nil : JSONDifference(pointer: pointer, expected: expected, actual: actual)
        }
    }

    /// Whether two texts are the same point in time: `…:45.000Z` and `…:45Z`. A `Date` of these years keeps microseconds.
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
