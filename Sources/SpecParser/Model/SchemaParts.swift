import ApusDiagnostics

extension Schema {
    /// A resolved `$ref` (or `$dynamicRef`).
    package struct Reference: Sendable, Hashable {
        /// As spelled.
        package var text: String
        /// `nil`: it leads nowhere, which was reported; who needs it must be left out.
        package var target: SchemaID?
        package var place: SourceLocation
    }

    package struct Property: Sendable, Hashable {
        package var name: String
        /// Where its key stands.
        package var place: SourceLocation
        package var schema: SchemaID
    }

    package struct RequiredName: Sendable, Hashable {
        package var name: String
        package var place: SourceLocation
    }

    package enum AdditionalProperties: Sendable, Hashable {
        case allowed
        case forbidden
        case schema(SchemaID)
    }

    /// OpenAPI 3.1.1 §4.8.25
    package struct Discriminator: Sendable, Hashable {
        package var propertyName: String
        /// Value and schema, in document order; values that lead nowhere were reported and left out.
        package var mapping: [Mapping]
        /// The schema of values that the mapping doesn't have (OpenAPI 3.2.0 §4.25.1).
        package var defaultMapping: SchemaID?
        package var place: SourceLocation

        package struct Mapping: Sendable, Hashable {
            package var value: String
            package var schema: SchemaID
        }
    }
}

/// `type` (JSON Schema 2020-12 §6.1.1).
package enum SchemaType: String, Sendable, Hashable, CaseIterable {
    case boolean, integer, number, string, array, object, null
    /// Swagger 2.0's `file`.
    case file
}
