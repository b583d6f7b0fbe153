import ApusSpecParser

/// The kinds of keywords of a schema.
///
/// Computed once for each schema, because it is read many times.
struct SchemaOutline: OptionSet {
    let rawValue: UInt16

    static let reference = SchemaOutline(rawValue: 1)
    static let allOf = SchemaOutline(rawValue: 2)
    /// `oneOf` or `anyOf`.
    static let unions = SchemaOutline(rawValue: 4)
    /// Keywords for properties, elements or values.
    static let content = SchemaOutline(rawValue: 8)
    static let types = SchemaOutline(rawValue: 16)
    static let format = SchemaOutline(rawValue: 32)
    /// The schema `false`.
    static let never = SchemaOutline(rawValue: 64)
    /// `null` is valid by `nullable`, `type`, `enum` or `const`.
    static let null = SchemaOutline(rawValue: 128)
    /// `enum` or `const`. They decide alone whether `null` is valid.
    static let values = SchemaOutline(rawValue: 256)
    static let discriminator = SchemaOutline(rawValue: 512)
    /// ``Schema/allowsOnlyNull``.
    static let onlyNull = SchemaOutline(rawValue: 1024)

    /// The keywords for the structure of a value, except `type`.
    static let structure: SchemaOutline = [.reference, .allOf, .unions, .content]

    init(rawValue: UInt16) { self.rawValue = rawValue }

    init(_ schema: Schema) {
        self = []
        if schema.reference != nil { insert(.reference) }
        if !schema.allOf.isEmpty { insert(.allOf) }
        if !schema.oneOf.isEmpty || !schema.anyOf.isEmpty { insert(.unions) }
        if Self.hasContent(schema) { insert(.content) }
        if !schema.types.isEmpty { insert(.types) }
        if schema.format != nil { insert(.format) }
        if schema.booleanSchema == false { insert(.never) }
        if schema.discriminator != nil { insert(.discriminator) }
        if schema.allowsOnlyNull { insert(.onlyNull) }
        let (values, const) = (schema.enumeration, schema.const)
        if values != nil || const != nil { insert(.values) }
        let isValueNull = values?.contains(where: \.isNull) ?? const?.isNull ?? false
        if schema.isNullable || isValueNull || schema.types.contains(.null) { insert(.null) }
    }

    private static func hasContent(_ schema: Schema) -> Bool {
        if !schema.properties.isEmpty || !schema.required.isEmpty || !schema.conditional.isEmpty { return true }
        if let additional = schema.additionalProperties, additional != .allowed, additional != .forbidden {
            return true
        }
        if schema.enumeration != nil || schema.const != nil || schema.items != nil { return true }
        return !schema.patternProperties.isEmpty || !schema.prefixItems.isEmpty
    }
}
