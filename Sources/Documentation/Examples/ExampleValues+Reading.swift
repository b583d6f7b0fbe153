import ApusPlan
import ApusSamples
import ApusSwiftText

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension ExampleValues {
    /// The example as an expression of the type; `nil` if it does not match the type.
    mutating func read(_ type: TypeReference, from example: JSONLiteral, hint: String) -> String? {
        if type.isPart { return nil }
        switch (type, example) {
        case (.string, .string(let text)): return text.utf8.count <= Self.textLimit ? SwiftLiteral.string(text) : nil
        case (.boolean, .boolean(let flag)): return String(flag)
        case (.integer(let width), .number(let spelling)): return integer(spelling, width)
        case (.double, .number(let spelling)), (.float, .number(let spelling)), (.decimal, .number(let spelling)):
            return Self.number(spelling)
        case (.dateTime, .string(let text)):
            return Self.seconds(ofDateTime: text).map { date(secondsSince1970: $0) }
        case (.date, .string(let text)):
            guard text.utf8.count == 10, Self.seconds(ofDateTime: text + "T00:00:00Z") != nil else { return nil }
            return calendarDate(text)
        case (.uuid, .string(let text)):
            guard UUID(uuidString: text) != nil else { return nil }
            return foundation("UUID(uuidString: " + SwiftLiteral.string(text) + ")!")
        case (.url, .string(let text)):
            guard text.utf8.count <= Self.textLimit, URL(string: text) != nil else { return nil }
            return foundation("URL(string: " + SwiftLiteral.string(text) + ")!")
        case (.base64, .string(let text)):
            guard text.utf8.count <= Self.textLimit, Data(base64Encoded: text) != nil else { return nil }
            return foundation("Data(base64Encoded: " + SwiftLiteral.string(text) + ")!")
        case (.json, _): return json(example)
        case (.array(let element), .array(let elements)): return array(of: element, from: elements, hint)
        case (.dictionary(let value), .object(let members)):
            return members.isEmpty ? "[:]" : dictionary(of: value, from: Self.byKey(members))
        case (.optional, .null): return "nil"
        case (.optional(let wrapped), _): return read(wrapped, from: example, hint: hint)
        case (.named(let id), _): return nested { $0.readNamed(id, from: example, hint) }
        default: return nil
        }
    }

    /// The maximum number of bytes of a string in an example.
    private static let textLimit = 400

    private mutating func readNamed(_ id: TypeID, from example: JSONLiteral, _ hint: String) -> String? {
        switch types[id].shape {
        case .alias(let target): return read(target, from: example, hint: hint)
        case .structure(let plan) where plan.isArray:
            guard case .array(let elements) = example else { return nil }
            let members = elements.prefix(plan.properties.count).enumerated().map { (String($0), $1) }
            return structure(id, plan, members: Dictionary(members) { first, _ in first })
        case .structure(let plan):
            guard case .object(let members) = example else { return nil }
            return structure(id, plan, members: Self.byKey(members))
        case .enumeration(let plan): return enumerationCase(id, plan, from: example)
        case .union(let plan): return union(id, plan, from: example, hint)
        }
    }

    private mutating func array(of type: TypeReference, from elements: [JSONLiteral], _ hint: String) -> String? {
        var values: [String] = []
        for element in elements.prefix(Self.elementLimit) {
            guard let value = nested({ $0.read(type, from: element, hint: hint) }) else { return nil }
            values.append(value)
        }
        return "[" + values.joined(separator: ", ") + "]"
    }

    private static func byKey(_ members: [JSONLiteral.Member]) -> [String: JSONLiteral] {
        Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }

    // MARK: - Enumerations and unions

    private func enumerationCase(_ id: TypeID, _ plan: EnumerationPlan, from example: JSONLiteral) -> String? {
        if let known = plan.cases.first(where: { $0.value == example }) { return caseExpression(id, known.name) }
        guard !plan.isClosed else { return nil }
        switch (plan.raw, example) {
        case (.string, .string(let text)) where text.utf8.count <= Self.textLimit:
            return "." + plan.unrecognizedName.escaped + "(" + SwiftLiteral.string(text) + ")"
        default: return nil
        }
    }

    /// The first case whose tests and payload type match the example.
    private mutating func union(
        _ id: TypeID,
        _ plan: UnionPlan,
        from example: JSONLiteral,
        _ hint: String
    ) -> String? {
        for index in plan.candidates(for: example) where plan.cases.indices.contains(index) {
            let unionCase = plan.cases[index]
            if let payload = nested({ $0.read(unionCase.payload, from: example, hint: hint) }) {
                return caseExpression(id, unionCase.name) + "(" + payload + ")"
            }
        }
        return nil
    }

    // MARK: - Numbers and dates

    private func integer(_ spelling: String, _ width: TypeReference.IntegerWidth) -> String? {
        guard let value = Int64(spelling), width.contains(value) else { return nil }
        return SwiftLiteral.integer(String(value))
    }

    /// The number as a literal. An integer has no fraction.
    private static func number(_ spelling: String) -> String? {
        if let integer = Int64(spelling), integer.magnitude < 1 << 53 { return SwiftLiteral.integer(String(integer)) }
        guard let value = Double(spelling), value.isFinite else { return nil }
        return value.description
    }

    /// The seconds since 1970 of an RFC 3339 date-time, rounded down.
    private static func seconds(ofDateTime text: String) -> Int? {
        guard text.utf8.count <= 64 else { return nil }
        let plain = Date.ISO8601FormatStyle()
        let date =
            (try? plain.parse(text)) ?? (try? Date.ISO8601FormatStyle(includingFractionalSeconds: true).parse(text))
        return date.flatMap { Int(exactly: $0.timeIntervalSince1970.rounded(.down)) }
    }

    // MARK: - JSON

    /// The value as a literal of type `JSONValue`: `["a": 1, "b": .null]`.
    private mutating func json(_ value: JSONLiteral) -> String? {
        switch value {
        case .null: return ".null"
        case .boolean(let flag): return String(flag)
        case .number(let spelling): return Self.number(spelling)
        case .string(let text): return text.utf8.count <= Self.textLimit ? SwiftLiteral.string(text) : nil
        case .array(let elements):
            let shown = elements.prefix(Self.elementLimit).compactMap { element in nested { $0.json(element) } }
            return "[" + shown.joined(separator: ", ") + "]"
        case .object(let members):
            var keys: Set<String> = []
            let shown = members.prefix(12).compactMap { member -> String? in
                guard keys.insert(member.key).inserted else { return nil }
                return nested { $0.json(member.value) }.map { SwiftLiteral.string(member.key) + ": " + $0 }
            }
            return shown.isEmpty ? "[:]" : "[" + shown.joined(separator: ", ") + "]"
        }
    }
}
