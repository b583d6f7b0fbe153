import ApusDiagnostics

extension Schema {
    /// A resolved `$ref` (or `$dynamicRef`).
    package struct Reference: Sendable, Hashable {
        /// The reference as written.
        package var text: String
        /// `nil` if the reference could not be resolved. The fault is already reported; operations that need the schema
        /// have no method.
        package var target: SchemaID?
        package var place: SourceLocation
    }

    /// A property, or a pattern of `patternProperties`, and its schema.
    package struct Property: Sendable, Hashable {
        package var name: String
        /// The place of the key.
        package var place: SourceLocation
        package var schema: SchemaID
    }

    /// An element of `required`.
    package struct RequiredName: Sendable, Hashable {
        package var name: String
        package var place: SourceLocation
    }

    /// `additionalProperties` (JSON Schema 2020-12 §10.3.2.3).
    package enum AdditionalProperties: Sendable, Hashable {
        case allowed
        case forbidden
        case schema(SchemaID)
    }

    /// A discriminator (OpenAPI 3.1.1 §4.8.25).
    package struct Discriminator: Sendable, Hashable {
        package var propertyName: String
        /// In document order. Entries that could not be resolved are reported and removed.
        package var mapping: [Mapping]
        /// The schema for values without an entry in the mapping (OpenAPI 3.2.0 §4.25.1).
        package var defaultMapping: SchemaID?
        package var place: SourceLocation

        package struct Mapping: Sendable, Hashable {
            package var value: String
            package var schema: SchemaID
        }
    }
}

/// A value of `type` (JSON Schema 2020-12 §6.1.1).
package enum SchemaType: String, Sendable, Hashable, CaseIterable {
    case boolean, integer, number, string, array, object, null
    /// `file` (2.0 only).
    case file
}
