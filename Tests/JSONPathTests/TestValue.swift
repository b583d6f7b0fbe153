import ApusJSONPath
import Foundation

/// A JSON value with its path, for tests.
struct TestValue: JSONPathValue {
    let json: Any
    let path: NormalizedPath

    init(_ json: Any, path: NormalizedPath = NormalizedPath()) {
        self.json = json
        self.path = path
    }

    init(text: String) throws {
        self.init(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
    }

    var content: JSONPathContent<TestValue> {
        switch json {
        case let text as String: return .string(text)
        case let number as NSNumber:
            // A boolean is an NSNumber whose type is that of a C boolean.
            if String(cString: number.objCType) == "c" { return .bool(number.boolValue) }
            return .number(JSONPathNumber(number.doubleValue, integer: Int(number.stringValue)))
        case let elements as [Any]:
            return .array(elements.enumerated().map { TestValue($1, path: path.appending(.index($0))) })
        case let members as [String: Any]:
            let names = members.keys.sorted()
            return .object(names.map { JSONPathMember(name: $0, value: member(named: $0) ?? self) })
        default: return .null
        }
    }

    func member(named name: String) -> TestValue? {
        guard let members = json as? [String: Any], let value = members[name] else { return nil }
        return TestValue(value, path: path.appending(.name(name)))
    }
}

/// Returns the normalized paths of the values that a query selects, sorted.
func paths(_ query: String, in document: String) throws -> [String] {
    try JSONPath(query).select(from: TestValue(text: document)).map(\.path.description)
}
