import ApusSpecParser

extension Schema {
    /// The format of a scalar: `format`, otherwise the one that other keywords imply.
    ///
    /// | keyword | format |
    /// |---|---|
    /// | `contentEncoding: base64` | `byte` |
    /// | `contentEncoding: base64url` | `base64url` |
    /// | `minimum: 0` and a `maximum` beyond `Int64` | `uint64` |
    var scalarFormat: String? {
        if let format { return format }
        switch contentEncoding?.lowercased() {
        case "base64": return "byte"
        case "base64url": return "base64url"
        default: break
        }
        guard types == [.integer], let minimum = minimum?.double, minimum >= 0,
            let maximum = maximum?.double, maximum >= 0x1p63, maximum <= 0x1p64
        else { return nil }
        return "uint64"
    }

    /// Whether the schema describes bytes: a `contentMediaType` without an encoding (OpenAPI 3.1.1 §4.4.1.2).
    var isBinaryContent: Bool {
        guard contentMediaType != nil else { return false }
        return contentEncoding == nil || contentEncoding == "binary"
    }

    /// Whether the schema only declares `type: object`, besides `$ref` and `allOf`. It does not restrict a more precise
    /// schema that it is combined with.
    var isBareObject: Bool {
        types == [.object] && properties.isEmpty && required.isEmpty && additionalProperties == nil
            && patternProperties.isEmpty && conditional.isEmpty && oneOf.isEmpty && anyOf.isEmpty && enumeration == nil
            && const == nil
            && discriminator == nil
    }
}
