import ApusChanges
import ApusPlan
import Testing

/// A change of a type, and the verdicts for code that writes it and for code that reads it.
struct TypeChangeRow: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: ChangeKind
    let old: TypePlan.Shape
    let new: TypePlan.Shape
    /// The verdict for code that writes the type; `nil` if it is not affected.
    let request: Verdict?
    /// The verdict for code that reads the type; `nil` if it is not affected.
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

    /// A struct with the given property and a property `id`, so that it is not empty.
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
            "an additional property becomes a declared one",
            .propertyAdded,
            structure(additional: .init(name: SwiftName("additionalProperties"), values: .string)),
            structure(name, additional: .init(name: SwiftName("additionalProperties"), values: .string)),
            request: .compatible,
            response: .behaviour
        ),
        row("a property is removed", .propertyRemoved, name, nil, .breaking, .breaking),
        row(
            "a property has a different Swift name",
            .propertyRenamed,
            name,
            Sample.property("title", key: "name"),
            .breaking,
            .breaking
        ),
        row(
            "a property has a different key",
            .propertyKey,
            name,
            Sample.property("name", key: "full_name"),
            .behaviour,
            .behaviour
        ),
        row(
            "a property has a different type",
            .propertyType,
            name,
            Sample.property("name", .integer(.int)),
            .breaking,
            .breaking
        ),
        row(
            "a property has the same Swift type but a different encoding",
            .propertyType,
            Sample.property("name", .base64),
            Sample.property("name", .bytes),
            .behaviour,
            .behaviour
        ),
        row(
            "elements become nullable",
            .propertyType,
            Sample.property("name", .array(.string)),
            Sample.property("name", .array(.optional(.string))),
            .compatible,
            .breaking
        ),
        row(
            "elements are no longer nullable",
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
            "the default value changes",
            .propertyDefault,
            Sample.property("name", .string, .required, default: .string("a")),
            Sample.property("name", .string, .required, default: .string("b")),
            .behaviour,
            nil
        ),
        row(
            "a required property gains a default",
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
            "a part of a form has a different content type",
            .propertyPart,
            Sample.property("name", part: PartPlan()),
            Sample.property("name", part: PartPlan(contentTypes: ["text/csv"])),
            .behaviour,
            nil
        ),
        row(
            "a part of a form becomes a file",
            .propertyType,
            Sample.property("name", .bytes, part: PartPlan()),
            Sample.property("name", .bytes, part: PartPlan(isFile: true)),
            .breaking,
            .breaking
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
            "the order of properties changes",
            .initializerOrder,
            structure(Sample.property("a"), Sample.property("b")),
            structure(Sample.property("b"), Sample.property("a")),
            request: .breaking,
            response: nil
        ),
        TypeChangeRow(
            "additional properties are added",
            .additionalPropertiesAdded,
            structure(name),
            structure(name, additional: rest(.string)),
            request: .compatible,
            response: .compatible
        ),
        TypeChangeRow(
            "additional properties are removed",
            .additionalPropertiesRemoved,
            structure(name, additional: rest(.string)),
            structure(name),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "additional properties are renamed",
            .additionalPropertiesRenamed,
            structure(name, additional: rest(.string)),
            structure(name, additional: rest(.string, "others")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "additional properties have a different type",
            .additionalPropertiesType,
            structure(name, additional: rest(.string)),
            structure(name, additional: rest(.boolean)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a struct is encoded as multipart",
            .typeKind,
            structure(name),
            structure(name, coding: .multipart),
            request: .behaviour,
            response: nil
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
            response: .breaking
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
            "a case is renamed",
            .caseRenamed,
            enumeration(("a", "a")),
            enumeration(("alpha", "a")),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case has a different value",
            .caseValue,
            enumeration(("a", "a")),
            enumeration(("a", "A")),
            request: .behaviour,
            response: .behaviour
        ),
        TypeChangeRow(
            "the case for unknown values is renamed",
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
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "an enum has a different raw type",
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
        unrecognized: String = "unrecognized",
        defaultCaseIndex: Int? = nil
    ) -> TypePlan.Shape {
        var plan = UnionPlan(
            cases: cases,
            discrimination: discrimination,
            unrecognizedName: SwiftName(unrecognized)
        )
        plan.defaultCaseIndex = defaultCaseIndex
        return .union(plan)
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
            response: .breaking
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
            "a case of a union is renamed",
            .unionCaseRenamed,
            union(text),
            union(UnionCase(name: SwiftName("string"), payload: .string)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "the case for unrecognized values is renamed",
            .unionCaseRenamed,
            union(text),
            union(text, unrecognized: "other"),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case of a union has a different payload",
            .unionCasePayload,
            union(text),
            union(UnionCase(name: SwiftName("text"), payload: .integer(.int))),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "a case is encoded with a different discriminator",
            .unionDiscriminator,
            union(text),
            union(UnionCase(name: SwiftName("text"), payload: .string, addedDiscriminator: "T")),
            request: .behaviour,
            response: nil
        ),
        TypeChangeRow(
            "the discriminator of a union changes",
            .unionDiscrimination,
            union(text, by: .discriminator(key: "kind", values: [.init(value: "t", caseIndex: 0)])),
            union(text, by: .discriminator(key: "type", values: [.init(value: "t", caseIndex: 0)])),
            request: nil,
            response: .behaviour
        ),
        TypeChangeRow(
            "the tests of a union change",
            .unionDiscrimination,
            union(text, by: .tests([.init(caseIndex: 0, kinds: [.string])])),
            union(text, by: .tests([.init(caseIndex: 0, kinds: [.string], mustDecode: true)])),
            request: nil,
            response: .behaviour
        ),
        TypeChangeRow(
            "a union gains a default case",
            .unionDiscrimination,
            union(text, by: .discriminator(key: "kind", values: [.init(value: "t", caseIndex: 0)])),
            union(
                text,
                by: .discriminator(key: "kind", values: [.init(value: "t", caseIndex: 0)]),
                defaultCaseIndex: 0
            ),
            request: nil,
            response: .behaviour
        ),
        TypeChangeRow(
            "a union gains a discriminator",
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
            "an alias has a different target",
            .aliasTarget,
            .alias(.array(.string)),
            .alias(.array(.boolean)),
            request: .breaking,
            response: .breaking
        ),
        TypeChangeRow(
            "the elements of an alias become nullable",
            .aliasTarget,
            .alias(.array(.string)),
            .alias(.array(.optional(.string))),
            request: .compatible,
            response: .breaking
        ),
    ]
}
