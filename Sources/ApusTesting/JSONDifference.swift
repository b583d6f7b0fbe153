import ApusRuntime
import Foundation

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
        case (.string(let expected), .string(let actual)) where expected != actual && isInstant(expected, actual):
            // `2026-01-01T00:00:00.000+00:00` is written as `2026-01-01T00:00:00Z`.
            return nil
        default:
            return expected == actual ? nil : JSONDifference(pointer: pointer, expected: expected, actual: actual)
        }
    }

    /// Whether both are the same time in the format of RFC 3339.
    private static func isInstant(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count > 18, let first = try? Date(jsonBytes: JSONValue.string(left).jsonBytes()) else { return false }
        return (try? Date(jsonBytes: JSONValue.string(right).jsonBytes())) == first
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
