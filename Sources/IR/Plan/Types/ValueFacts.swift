/// What a schema says about its values in addition to their Swift type, for documentation.
///
/// An object, because most properties have none: a property stores one reference.
package final class ValueFacts: Sendable {
    /// The `format`, as spelled: `date-time`.
    package let format: String?
    /// Whether `null` is allowed.
    package let isNullable: Bool
    package let constraints: [ValueConstraint]
    /// The value that the receiver assumes (JSON Schema 2020-12 Validation §9.2).
    package let defaultValue: JSONLiteral?
    /// The facts of the elements of an array or of the values of a dictionary.
    package let elements: ValueFacts?

    package init(
        format: String? = nil,
        isNullable: Bool = false,
        constraints: [ValueConstraint] = [],
        defaultValue: JSONLiteral? = nil,
        elements: ValueFacts? = nil
    ) {
        self.format = format
        self.isNullable = isNullable
        self.constraints = constraints
        self.defaultValue = defaultValue
        self.elements = elements
    }

    package var isEmpty: Bool {
        format == nil && !isNullable && constraints.isEmpty && defaultValue == nil && elements == nil
    }
}

/// A keyword that limits values (JSON Schema 2020-12 Validation §6). Numbers are as spelled in the description.
package enum ValueConstraint: Sendable, Hashable {
    case minimum(String)
    case exclusiveMinimum(String)
    case maximum(String)
    case exclusiveMaximum(String)
    case multipleOf(String)
    /// In characters.
    case minimumLength(Int)
    case maximumLength(Int)
    case pattern(String)
    case minimumItems(Int)
    case maximumItems(Int)
    case uniqueItems
    case minimumProperties(Int)
    case maximumProperties(Int)
    case contentMediaType(String)
    case contentEncoding(String)
}
