extension SchemaType {
    /// Returns whether a value has this type (JSON Schema 2020-12 §6.1.1). `1.0` is an integer. Values of `file` are not
    /// checked.
    package func accepts(_ value: Node) -> Bool {
        switch self {
        case .boolean: value.kind == .bool
        case .integer:
            value.kind == .integer
                || (value.kind == .number && value.double.map { $0.isFinite && $0 == $0.rounded() } == true)
        case .number: value.kind == .integer || value.kind == .number
        case .string: value.kind == .string
        case .array: value.isSequence
        case .object: value.isMapping
        case .null: value.isNull
        case .file: true
        }
    }
}

extension Schema {
    /// Whether null is the only value that the schema describes: by `enum`, by `const`, by the type `null` alone, or by
    /// `nullable: true` alone.
    ///
    /// Strictly, `nullable: true` without a type allows any value. In a union, where it is used, it is meant for null.
    package var allowsOnlyNull: Bool {
        if let enumeration { return !enumeration.isEmpty && enumeration.allSatisfy(\.isNull) }
        if let const { return const.isNull }
        guard isNullable, types.isEmpty, reference == nil else { return false }
        if case .schema = additionalProperties { return false }
        return allOf.isEmpty && oneOf.isEmpty && anyOf.isEmpty && properties.isEmpty && required.isEmpty
            && patternProperties.isEmpty && items == nil && prefixItems.isEmpty
    }
}
