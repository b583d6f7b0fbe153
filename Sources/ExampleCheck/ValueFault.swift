import ApusDiagnostics
import ApusSpecParser

/// The first fault of a value itself. Members and elements are not checked.
struct ValueFault {
    /// The fault as the object of "the example has": `a string where the type is 'integer'`. `nil` if the value has none.
    let message: String?

    init(_ value: Node, _ schema: Schema, _ version: SpecVersion) {
        message = Self.ofKind(value, schema, version) ?? Self.ofLiterals(value, schema) ?? Self.ofBounds(value, schema)
    }

    /// Returns whether the schema names the kind of the value, by its types or by having properties.
    static func isOfKind(_ value: Node, _ schema: Schema) -> Bool {
        if schema.types.isEmpty { return value.isMapping && !(schema.properties.isEmpty && schema.allOf.isEmpty) }
        return schema.types.contains { $0.accepts(value) }
    }

    private static func ofKind(_ value: Node, _ schema: Schema, _ version: SpecVersion) -> String? {
        if schema.booleanSchema == false { return "\(value.kind.noun) where no value is allowed" }
        if schema.types.isEmpty {
            // `enum` and `const` are checked on their own.
            let isNullType = schema.allowsOnlyNull && schema.enumeration == nil && schema.const == nil
            return version >= .v3_1 && isNullType && !value.isNull
                ? "\(value.kind.noun) where the type is 'null'" : nil
        }
        if schema.types.contains(where: { $0.accepts(value) }) { return nil }
        let types = schema.types.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        return "\(value.kind.noun) where the type is \(types)"
    }

    private static func ofLiterals(_ value: Node, _ schema: Schema) -> String? {
        if let const = schema.const, !const.isEqualJSON(to: value) {
            return "\(shown(value)), but 'const' is \(shown(const))"
        }
        guard let values = schema.enumeration else { return nil }
        let isListed = values.contains { listed in
            if listed.isEqualJSON(to: value) { return true }
            // Values of another type than that of the schema are compared as they are written.
            return !schema.types.isEmpty && !schema.types.contains { $0.accepts(listed) }
                && listed.scalarText != nil && listed.scalarText == value.scalarText
        }
        return isListed ? nil : "\(shown(value)), which is not among the values of 'enum'"
    }

    private static func ofBounds(_ value: Node, _ schema: Schema) -> String? {
        switch value.kind {
        case .integer, .number: numberFault(value, schema)
        case .string: textFault(value.string ?? "", value, schema)
        case .sequence: listFault(value, schema)
        default: nil
        }
    }

    private static func numberFault(_ value: Node, _ schema: Schema) -> String? {
        guard let number = value.double else { return nil }
        let isNumber = schema.types.contains(.integer) || schema.types.contains(.number)
        switch schema.format {
        case "int32" where isNumber && value.int.flatMap(Int32.init(exactly:)) == nil,
            "int64" where isNumber && value.int == nil:
            return "\(shown(value)), which is not a valid '\(schema.format ?? "")'"
        case "float" where isNumber && Double(Float(number).description) != number:
            return "\(shown(value)), which has more digits than a 'float' keeps"
        default: break
        }
        if let bound = schema.minimum?.double, number < bound { return "\(shown(value)), which is below the minimum" }
        if let bound = schema.exclusiveMinimum?.double, number <= bound {
            return "\(shown(value)), which is not above the minimum"
        }
        if let bound = schema.maximum?.double, number > bound { return "\(shown(value)), which is above the maximum" }
        if let bound = schema.exclusiveMaximum?.double, number >= bound {
            return "\(shown(value)), which is not below the maximum"
        }
        return nil
    }

    private static func textFault(_ text: String, _ value: Node, _ schema: Schema) -> String? {
        if let format = schema.format, schema.types.isEmpty || schema.types == [.string],
            let isValid = FormatText.isValid(text, format), !isValid
        {
            return "\(shown(value)), which is not a valid '\(format)'"
        }
        guard schema.minLength != nil || schema.maxLength != nil else { return nil }
        // JSON Schema 2020-12 §6.3.1 counts the characters of RFC 8259, which are code points.
        let length = text.unicodeScalars.count
        if let bound = schema.minLength, length < bound {
            return "\(counted(length, "character")), but 'minLength' is \(bound)"
        }
        if let bound = schema.maxLength, length > bound {
            return "\(counted(length, "character")), but 'maxLength' is \(bound)"
        }
        return nil
    }

    private static func listFault(_ value: Node, _ schema: Schema) -> String? {
        if let bound = schema.minItems, value.count < bound {
            return "\(counted(value.count, "element")), but 'minItems' is \(bound)"
        }
        if let bound = schema.maxItems, value.count > bound {
            return "\(counted(value.count, "element")), but 'maxItems' is \(bound)"
        }
        guard schema.uniqueItems else { return nil }
        var known: Set<String> = []
        let duplicate = value.elements.first { !known.insert($0.jsonText(sortedKeys: true)).inserted }
        return duplicate.map { "the element \(shown($0)) twice, but 'uniqueItems' is true" }
    }

    /// The value as JSON of at most 48 characters; the kind of a list or mapping.
    private static func shown(_ value: Node) -> String {
        guard value.isScalar else { return value.kind.noun }
        let text = value.jsonText
        return text.unicodeScalars.count <= 48 ? text : String(text.prefix(47)) + "…"
    }
}
