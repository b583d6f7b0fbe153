import ApusDiagnostics
import ApusSpecParser

/// The index of a type in a ``TypeTable``.
package struct TypeID: Sendable, Hashable, Comparable {
    package let index: Int
    package init(_ index: Int) { self.index = index }
    package static func < (lhs: TypeID, rhs: TypeID) -> Bool { lhs.index < rhs.index }
}

/// All generated types, each at the index of its id. Types refer to each other by id only.
package struct TypeTable: Sendable {
    package private(set) var plans: [TypePlan] = []

    package init() {}

    package subscript(id: TypeID) -> TypePlan {
        get { plans[id.index] }
        _modify { yield &plans[id.index] }
    }

    /// Adds a type and returns its id.
    package mutating func add(_ plan: TypePlan) -> TypeID {
        plans.append(plan)
        return TypeID(plans.count - 1)
    }

    package var ids: some Collection<TypeID> { plans.indices.lazy.map { TypeID($0) } }
}

/// One generated type declaration.
package struct TypePlan: Sendable {
    /// The name, unique within its parent (or the module).
    package var name: SwiftName
    /// The type that it is nested in; `nil` for a top-level type.
    package var parent: TypeID?
    /// What the description calls it: a component's name, or where it stands (`UserSegment.rules[]`).
    package var schemaName: String
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// Where the schema stands in the description.
    package var place: SourceLocation?
    package var shape: Shape
    /// Whether the type is reachable from a request body or parameter, from a response, or both.
    package var usage: Usage
    /// Examples of the schema, when the plan keeps them.
    package var examples: [ExamplePlan] = []
    /// Protocols that the configuration asks for besides those that every type has.
    package var conformances: [String] = []

    package enum Shape: Sendable {
        case structure(StructurePlan)
        case enumeration(EnumerationPlan)
        case union(UnionPlan)
        /// `public typealias Tags = [String]`
        case alias(TypeReference)
    }

    package struct Usage: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let request = Usage(rawValue: 1)
        package static let response = Usage(rawValue: 2)
    }

    package init(
        name: SwiftName,
        parent: TypeID? = nil,
        schemaName: String,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil,
        shape: Shape,
        usage: Usage = []
    ) {
        self.name = name
        self.parent = parent
        self.schemaName = schemaName
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
        self.shape = shape
        self.usage = usage
    }
}

/// A use of a type.
package indirect enum TypeReference: Sendable, Hashable {
    case string
    case boolean
    case integer(IntegerWidth)
    case double
    case float
    /// An exact decimal number, `Decimal`; only when asked for.
    case decimal
    /// RFC 3339 date-time, `Date`.
    case dateTime
    /// RFC 3339 full-date, `CalendarDate`.
    case date
    /// `UUID`.
    case uuid
    /// `URL`; only when asked for.
    case url
    /// Base64 text in JSON, `Data`.
    case base64
    /// Raw bytes of a body or of a part, `Data`.
    case bytes
    /// Anything, `JSONValue`.
    case json
    case array(TypeReference)
    /// `[String: T]`
    case dictionary(TypeReference)
    /// A value that may be `null` inside an array or a dictionary, `T?`.
    case optional(TypeReference)
    case named(TypeID)
    /// A type from the configuration's type mapping, as spelled there. It must be readable and writable as JSON.
    case custom(String)

    package enum IntegerWidth: String, Sendable, Hashable {
        case int = "Int"
        case int32 = "Int32"
        case int64 = "Int64"
    }
}

/// `public struct UserSegment`.
package struct StructurePlan: Sendable {
    /// In document order.
    package var properties: [PropertyPlan]
    /// What other keys may hold; `nil`: other keys are not kept.
    package var additionalProperties: AdditionalPropertiesPlan?
    /// How the struct is coded: JSON for models; the parts of a multipart body are written by the operation.
    package var coding: Coding

    package enum Coding: Sendable, Hashable { case json, multipart }

    package init(
        properties: [PropertyPlan],
        additionalProperties: AdditionalPropertiesPlan? = nil,
        coding: Coding = .json
    ) {
        self.properties = properties
        self.additionalProperties = additionalProperties
        self.coding = coding
    }
}

/// The dictionary that keeps the keys which no property has.
package struct AdditionalPropertiesPlan: Sendable, Hashable {
    /// Normally `additionalProperties`.
    package var name: SwiftName
    package var values: TypeReference

    package init(name: SwiftName, values: TypeReference) {
        self.name = name
        self.values = values
    }
}

/// One stored property.
package struct PropertyPlan: Sendable {
    package var name: SwiftName
    /// The JSON key.
    package var key: String
    /// Without the `?` that ``presence`` adds.
    package var type: TypeReference
    package var presence: Presence
    /// Whether it is stored behind a reference, because its type contains this one.
    package var isIndirect: Bool
    /// The initializer's default argument.
    package var defaultValue: LiteralPlan?
    package var documentation: Documentation
    package var isDeprecated: Bool
    package var isReadOnly: Bool
    package var isWriteOnly: Bool
    /// The content type and headers of its part in a multipart body.
    package var part: PartPlan?
    /// Where the property's key stands.
    package var place: SourceLocation?
    /// Examples of the property's own schema, when the plan keeps them.
    package var examples: [ExamplePlan] = []
    /// The example that documentation shows: the property's own, or that of the schema it refers to.
    package var example: JSONLiteral?

    package enum Presence: Sendable, Hashable {
        /// `T`: always there.
        case required
        /// `T?`: left out when `nil`.
        case optional
        /// `T?`: written as `null` when `nil`.
        case requiredNullable
        /// `T?` with a presence of its own, so that an explicit `null` can be told from nothing.
        case optionalNullable
    }

    package init(
        name: SwiftName,
        key: String,
        type: TypeReference,
        presence: Presence,
        isIndirect: Bool = false,
        defaultValue: LiteralPlan? = nil,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        isReadOnly: Bool = false,
        isWriteOnly: Bool = false,
        part: PartPlan? = nil,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.key = key
        self.type = type
        self.presence = presence
        self.isIndirect = isIndirect
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.isReadOnly = isReadOnly
        self.isWriteOnly = isWriteOnly
        self.part = part
        self.place = place
    }
}

/// A part of a multipart body (OpenAPI 3.1.1 §4.8.15).
package struct PartPlan: Sendable, Hashable {
    /// The declared content types, empty when the default of the standard applies.
    package var contentTypes: [String]
    /// Whether the property is an array whose elements are parts of their own.
    package var isRepeated: Bool
    /// Whether the part is a file: bytes with a file name, streamed.
    package var isFile: Bool

    package init(contentTypes: [String] = [], isRepeated: Bool = false, isFile: Bool = false) {
        self.contentTypes = contentTypes
        self.isRepeated = isRepeated
        self.isFile = isFile
    }
}

/// A default value that Swift can spell.
package indirect enum LiteralPlan: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// As spelled; valid as a Swift integer literal of the property's type.
    case integer(String)
    /// As spelled; valid as a Swift floating-point literal.
    case number(String)
    case string(String)
    /// `.case` of an enumeration.
    case enumerationCase(TypeID, SwiftName)
    case array([LiteralPlan])
    /// `[:]`
    case emptyDictionary
}

/// An open enumeration (or a closed one, when asked for).
package struct EnumerationPlan: Sendable {
    package var raw: RawKind
    package var cases: [EnumerationCase]
    /// Whether a value that no case has is a decoding error instead of `.unrecognized`.
    package var isClosed: Bool
    /// The name of the case for what the description does not know, normally `unrecognized`.
    package var unrecognizedName: SwiftName

    package enum RawKind: Sendable, Hashable { case string, integer, number, mixed }

    package init(
        raw: RawKind,
        cases: [EnumerationCase],
        isClosed: Bool = false,
        unrecognizedName: SwiftName = SwiftName("unrecognized")
    ) {
        self.raw = raw
        self.cases = cases
        self.isClosed = isClosed
        self.unrecognizedName = unrecognizedName
    }
}

package struct EnumerationCase: Sendable {
    package var name: SwiftName
    /// The value on the wire.
    package var value: JSONLiteral
    package var documentation: Documentation
    package var isDeprecated: Bool
    /// Where the value stands.
    package var place: SourceLocation?

    package init(
        name: SwiftName,
        value: JSONLiteral,
        documentation: Documentation = Documentation(),
        isDeprecated: Bool = false,
        place: SourceLocation? = nil
    ) {
        self.name = name
        self.value = value
        self.documentation = documentation
        self.isDeprecated = isDeprecated
        self.place = place
    }
}

/// A JSON value inside the plan.
package indirect enum JSONLiteral: Sendable, Hashable {
    case null
    case boolean(Bool)
    /// The number's exact spelling.
    case number(String)
    case string(String)
    case array([JSONLiteral])
    /// Keys in document order.
    case object([Member])

    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: JSONLiteral
        package init(key: String, value: JSONLiteral) {
            self.key = key
            self.value = value
        }
    }
}

/// An example of the description, and where it stands.
package struct ExamplePlan: Sendable, Hashable {
    package var value: JSONLiteral
    /// Where the value is written.
    package var place: SourceLocation

    package init(value: JSONLiteral, place: SourceLocation) {
        self.value = value
        self.place = place
    }

    init(_ node: Node) { self.init(value: JSONLiteral(node), place: node.place) }
}
