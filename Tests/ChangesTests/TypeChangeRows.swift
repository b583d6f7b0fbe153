import ApusChanges
import ApusPlan
import Testing

/// A change of a type, and what it means for code that writes it and for code that reads it.
struct TypeChangeRow: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: ChangeKind
    let old: TypePlan.Shape
    let new: TypePlan.Shape
    /// `nil`: nothing worth telling.
    let request: Verdict?
    let response: Verdict?

    init(
        _ name: String,
        _ kind: ChangeKind,
        _ old: TypePlan.Shape,
        _ new: TypePlan.Shape,
        request: Verdict?,
        response: Verdict?
    ) {
        self.name = name
        self.kind = kind
        self.old = old
        self.new = new
        self.request = request
        self.response = response
    }

    var testDescription: String { name }

    static let all = properties + presences + structures + enumerations + unions + shapes

    private static func structure(
        _ properties: PropertyPlan...,
        additional: AdditionalPropertiesPlan? = nil,
        coding: StructurePlan.Coding = .json
    ) -> TypePlan.Shape {
        .structure(StructurePlan(properties: properties, additionalProperties: additional, coding: coding))
    }

    /// A struct that goes on to have `id`, so that it is never empty.
    private static func with(_ property: PropertyPlan?) -> TypePlan.Shape {
        .structure(StructurePlan(properties: [Sample.property("id")] + (property.map { [$0] } ?? [])))
    }

    private static func row(
        _ name: String,
        _ kind: ChangeKind,
        _ old: PropertyPlan?,
        _ new: PropertyPlan?,
        _ request: Verdict?,
        _ response: Verdict?
    ) -> TypeChangeRow {
        TypeChangeRow(name, kind, with(old), with(new), request: request, response: response)
    }

    // MARK: - Properties

    private static let name = Sample.property("name")

    private static let properties: [TypeChangeRow] = [
        row("an optional property is added", .propertyAdded, nil, name, .compatible, .compatible),
        row(
            "a required property is added",
            .propertyAdded,
            nil,
            Sample.property("name", .string, .required),
            .breaking,
            .compatible
        ),
        row(
            "a required property with a default is added",
            .propertyAdded,
            nil,
            Sample.property("name", .string, .required, default: .string("x")),
            .compatible,
            .compatible
        ),
        row(
            "a required nullable property is added",
            .propertyAdded,
            nil,
            Sample.property("name", .string, .requiredNullable),
            .breaking,
            .compatible
        ),
        TypeChangeRow(
            "a property is taken out of the additional ones",
            .propertyAdded,
            structure(additional: .init(name: SwiftName("additionalProperties"), values: .string)),
            structure(name, additional: .init(name: SwiftName("additionalProperties"), values: .string)),
            request: .compatible,
            response: .behaviour
        ),
        row("a property is removed", .propertyRemoved, name, nil, .breaking, .breaking),
        row(
            "a property has another Swift name",
            .propertyRenamed,
            name,
            Sample.property("title", key: "name"),
            .breaking,
            .breaking
        ),
        row(
            "a property has another key",
            .propertyKey,
            name,
            Sample.property("name", key: "full_name"),
            .behaviour,
            .behaviour
        ),
        row(
            "a property has another type",
            .propertyType,
            name,
            Sample.property("name", .integer(.int)),
            .breaking,
            .breaking
        ),
        row(
            "a property has the same Swift type for another form on the wire",
            .propertyType,
            Sample.property("name", .base64),
            Sample.property("name", .bytes),
            .behaviour,
            .behaviour
        ),
        row(
            "elements may be null",
            .propertyType,
            Sample.property("name", .array(.string)),
            Sample.property("name", .array(.optional(.string))),
            .compatible,
            .breaking
        ),
        row(
            "elements may no longer be null",
            .propertyType,
            Sample.property("name", .array(.optional(.string))),
            Sample.property("name", .array(.string)),
            .breaking,
            .breaking
        ),
        row(
            "a string becomes a struct",
            .propertyType,
            name,
            Sample.property("name", Sample.part),
            .breaking,
            .breaking
        ),
        row(
            "another value is sent by default",
            .propertyDefault,
            Sample.property("name", .string, .required, default: .string("a")),
            Sample.property("name", .string, .required, default: .string("b")),
            .behaviour,
            nil
        ),
        row(
            "a required property gets a default",
            .propertyDefault,
            Sample.property("name", .string, .required),
            Sample.property("name", .string, .required, default: .string("b")),
            .compatible,
            nil
        ),
        row(
            "a required property loses its default",
            .propertyDefault,
            Sample.property("name", .string, .required, default: .string("a")),
            Sample.property("name", .string, .required),
            .breaking,
            nil
        ),
        row(
            "a part of a form has another content type",
            .propertyPart,
            Sample.property("name", part: PartPlan()),
            Sample.property("name", part: PartPlan(contentTypes: ["text/csv"])),
            .behaviour,
            nil
        ),
        row(
            "a property is deprecated",
            .propertyDeprecated,
            name,
            Sample.property("name", isDeprecated: true),
            .compatible,
            .compatible
        ),
    ]

    // MARK: - Presence

    private static func presence(
        _ old: PropertyPlan.Presence,
        _ new: PropertyPlan.Presence,
        _ request: Verdict,
        _ response: Verdict
    ) -> TypeChangeRow {
        row(
            "\(old) becomes \(new)",
            .propertyPresence,
            Sample.property("name", .string, old),
            Sample.property("name", .string, new),
            request,
            response
        )
    }

    private static let presences: [TypeChangeRow] = [
        presence(.required, .optional, .compatible, .breaking),
        presence(.required, .requiredNullable, .compatible, .breaking),
        presence(.required, .optionalNullable, .compatible, .breaking),
        presence(.optional, .required, .breaking, .breaking),
        presence(.optional, .requiredNullable, .breaking, .behaviour),
        presence(.optional, .optionalNullable, .compatible, .compatible),
        presence(.requiredNullable, .required, .breaking, .breaking),
        presence(.requiredNullable, .optional, .behaviour, .compatible),
        presence(.requiredNullable, .optionalNullable, .behaviour, .compatible),
        presence(.optionalNullable, .required, .breaking, .breaking),
        presence(.optionalNullable, .optional, .breaking, .breaking),
        presence(.optionalNullable, .requiredNullable, .breaking, .breaking),
    ]

    // MARK: - Structs as a whole

    private static func rest(_ type: TypeReference, _ name: String = "additionalProperties") -> AdditionalPropertiesPlan
    {
        AdditionalPropertiesPlan(name: SwiftName(name), values: type)
    }

    private static let structures: [TypeChangeRow] = [
        TypeChangeRow(
            "properties change places",
            .initializerOrder,
            structure(Sample.property("a"), Sample.property("b")),
            structure(Sample.property("b"), Sample.property("a")),
            request: .breaking,
            response: nil
        ),
        TypeChangeRow(
            "other keys are kept",
            .additionalPropertiesAdded,
            structure(name),
            structure(name, additional: rest(.string)),
            request: .compatible,
            response: .compatible
        ),
        TypeChangeRow(
            "other keys are no longer kept",
            .additionalPropertiesRemoved,
            structure(name, additional: rest(.string)),
            structure(name),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "other keys have another name",
            .additionalPropertiesRenamed,
            structure(name, additional: rest(.string)),
            structure(name, additional: rest(.string, "others")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "other keys hold another type",
            .additionalPropertiesType,
            structure(name, additional: rest(.string)),
            structure(name, additional: rest(.boolean)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a struct is written as multipart",
            .typeKind,
            structure(name),
            structure(name, coding: .multipart),
            request: .breaking,
            response: .breaking
        ),
    ]

    // MARK: - Enumerations

    private static func enumeration(
        _ cases: (String, String)...,
        raw: EnumerationPlan.RawKind = .string,
        isClosed: Bool = false,
        unrecognized: String = "unrecognized",
        isDeprecated: Bool = false
    ) -> TypePlan.Shape {
        .enumeration(
            EnumerationPlan(
                raw: raw,
                cases: cases.map {
                    EnumerationCase(name: SwiftName($0.0), value: .string($0.1), isDeprecated: isDeprecated)
                },
                isClosed: isClosed,
                unrecognizedName: SwiftName(unrecognized)
            )
        )
    }

    private static let enumerations: [TypeChangeRow] = [
        TypeChangeRow(
            "an open enum has a new case",
            .caseAdded,
            enumeration(("a", "a")),
            enumeration(("a", "a"), ("b", "b")),
            request: .compatible,
            response: .behaviour
        ),
        TypeChangeRow(
            "a closed enum has a new case",
            .caseAdded,
            enumeration(("a", "a"), isClosed: true),
            enumeration(("a", "a"), ("b", "b"), isClosed: true),
            request: .compatible,
            response: .breaking
        ),
        TypeChangeRow(
            "a case is removed",
            .caseRemoved,
            enumeration(("a", "a"), ("b", "b")),
            enumeration(("a", "a")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case has another name",
            .caseRenamed,
            enumeration(("a", "a")),
            enumeration(("alpha", "a")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case has another value",
            .caseValue,
            enumeration(("a", "a")),
            enumeration(("a", "A")),
            request: .behaviour,
            response: .behaviour
        ),
        TypeChangeRow(
            "the case for unknown values has another name",
            .caseRenamed,
            enumeration(("a", "a")),
            enumeration(("a", "a"), unrecognized: "unrecognizedValue"),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case is deprecated",
            .caseDeprecated,
            enumeration(("a", "a")),
            enumeration(("a", "a"), isDeprecated: true),
            request: .compatible,
            response: .compatible
        ),
        TypeChangeRow(
            "an enum is closed",
            .enumerationClosed,
            enumeration(("a", "a")),
            enumeration(("a", "a"), isClosed: true),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "an enum is opened",
            .enumerationOpened,
            enumeration(("a", "a"), isClosed: true),
            enumeration(("a", "a")),
            request: .compatible,
            response: .breaking
        ),
        TypeChangeRow(
            "an enum has other raw values",
            .enumerationRaw,
            enumeration(("a", "a")),
            enumeration(("a", "a"), raw: .mixed),
            request: .breaking,
            response: .breaking
        ),
    ]

    // MARK: - Unions

    private static func union(
        _ cases: UnionCase...,
        by discrimination: UnionPlan.Discrimination = .tests([]),
        unrecognized: String = "unrecognized"
    ) -> TypePlan.Shape {
        .union(UnionPlan(cases: cases, discrimination: discrimination, unrecognizedName: SwiftName(unrecognized)))
    }

    private static let text = UnionCase(name: SwiftName("text"), payload: .string)
    private static let flag = UnionCase(name: SwiftName("flag"), payload: .boolean)

    private static let unions: [TypeChangeRow] = [
        TypeChangeRow(
            "a union has a new case",
            .unionCaseAdded,
            union(text),
            union(text, flag),
            request: .compatible,
            response: .behaviour
        ),
        TypeChangeRow(
            "a case of a union is removed",
            .unionCaseRemoved,
            union(text, flag),
            union(text),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case of a union has another name",
            .unionCaseRenamed,
            union(text),
            union(UnionCase(name: SwiftName("string"), payload: .string)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "the case for what fits none has another name",
            .unionCaseRenamed,
            union(text),
            union(text, unrecognized: "other"),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case of a union holds another type",
            .unionCasePayload,
            union(text),
            union(UnionCase(name: SwiftName("text"), payload: .integer(.int))),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case is written with another discriminator",
            .unionDiscriminator,
            union(text),
            union(UnionCase(name: SwiftName("text"), payload: .string, addedDiscriminator: "T")),
            request: .behaviour,
            response: nil
        ),
        TypeChangeRow(
            "a union is told by another key",
            .unionDiscrimination,
            union(text, by: .discriminator(key: "kind", values: [.init(value: "t", caseIndex: 0)])),
            union(text, by: .discriminator(key: "type", values: [.init(value: "t", caseIndex: 0)])),
            request: nil,
            response: .behaviour
        ),
        TypeChangeRow(
            "a union is told by other tests",
            .unionDiscrimination,
            union(text, by: .tests([.init(caseIndex: 0, kinds: [.string])])),
            union(text, by: .tests([.init(caseIndex: 0, kinds: [.string], mustDecode: true)])),
            request: nil,
            response: .behaviour
        ),
        TypeChangeRow(
            "a union gets a discriminator",
            .unionDiscrimination,
            union(text, by: .tests([.init(caseIndex: 0, kinds: [.string])])),
            union(text, by: .discriminator(key: "type", values: [])),
            request: nil,
            response: .behaviour
        ),
    ]

    // MARK: - Kinds of type

    private static let shapes: [TypeChangeRow] = [
        TypeChangeRow(
            "a struct becomes an enum",
            .typeKind,
            structure(name),
            enumeration(("a", "a")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "an alias stands for another type",
            .aliasTarget,
            .alias(.array(.string)),
            .alias(.array(.boolean)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "an alias stands for elements that may be null",
            .aliasTarget,
            .alias(.array(.string)),
            .alias(.array(.optional(.string))),
            request: .compatible,
            response: .breaking
        ),
    ]
}
