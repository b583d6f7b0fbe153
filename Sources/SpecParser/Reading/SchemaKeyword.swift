/// The keywords of schemas in all versions of OpenAPI.
enum SchemaKeyword: String, Sendable, CaseIterable {
    // Core, JSON Schema 2020-12 §8.
    case reference = "$ref"
    case dynamicReference = "$dynamicRef"
    case schema = "$schema"
    case id = "$id"
    case anchor = "$anchor"
    case dynamicAnchor = "$dynamicAnchor"
    case vocabulary = "$vocabulary"
    case comment = "$comment"
    case defs = "$defs"
    case definitions

    // Applicators, §10.
    case allOf, anyOf, oneOf, not, `if`, then, `else`, dependentSchemas, prefixItems, items, contains, properties
    case patternProperties, additionalProperties, propertyNames, unevaluatedItems, unevaluatedProperties
    case additionalItems, dependencies

    // Validation, §6.
    case type, `enum`, const, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum, maxLength, minLength
    case pattern, maxItems, minItems, uniqueItems, maxContains, minContains, maxProperties, minProperties, required
    case dependentRequired, format

    // Annotations, §8 and §9.
    case title, description, `default`, deprecated, readOnly, writeOnly, example, examples
    case contentEncoding, contentMediaType, contentSchema

    // OpenAPI 3.1.1 §4.8.24.
    case nullable, discriminator, xml, externalDocs

    // Members of 2.0 parameters and headers, which also have keywords of schemas. They are not keywords.
    case name
    case location = "in"
    case collectionFormat, allowEmptyValue

    static let table = KeywordTable(SchemaKeyword.self)

    /// The spellings of all keywords, for suggestions.
    static let names = allCases.filter { !$0.isSwaggerMember }.map(\.rawValue)

    /// The part of the reader that handles a keyword.
    enum Group { case reference, composition, object, array, scalar, annotation, ignored }

    var group: Group {
        switch self {
        case .reference, .dynamicReference, .dynamicAnchor, .defs: .reference
        case .allOf, .anyOf, .oneOf, .not, .discriminator, .contentSchema, .then, .else, .dependentSchemas:
            .composition
        case .properties, .patternProperties, .additionalProperties, .unevaluatedProperties, .required: .object
        case .items, .prefixItems, .minItems, .maxItems, .uniqueItems: .array
        case .type, .enum, .const, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum, .maxLength, .minLength,
            .multipleOf, .minProperties, .maxProperties, .pattern, .format, .nullable, .contentEncoding,
            .contentMediaType:
            .scalar
        case .title, .description, .default, .deprecated, .readOnly, .writeOnly, .example, .examples, .externalDocs:
            .annotation
        default: .ignored
        }
    }

    /// Whether the keyword is kept, or has no effect, beside `$ref` in 2.0 and 3.0.
    var isAllowedBesideReference: Bool {
        switch group {
        case .reference, .annotation, .ignored: true
        default: false
        }
    }

    /// Whether this is a member of 2.0 parameters instead of a keyword.
    var isSwaggerMember: Bool {
        switch self {
        case .name, .location, .collectionFormat, .allowEmptyValue: true
        default: false
        }
    }
}
