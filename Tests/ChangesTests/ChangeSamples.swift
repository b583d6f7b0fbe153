import ApusChanges
import ApusPlan

/// Minimal plans of clients for tests.
enum Sample {
    /// A client with one operation, `GET /things`.
    static func client(_ change: (inout OperationPlan) -> Void) -> ClientPlan {
        var operation = OperationPlan(
            id: "listThings",
            name: SwiftName("listThings"),
            method: "GET",
            path: PathTemplate("/things")
        )
        change(&operation)
        return client(operations: [operation])
    }

    static func client(operations: [OperationPlan], types: TypeTable = TypeTable()) -> ClientPlan {
        ClientPlan(
            module: "ThingsAPI",
            name: SwiftName("ThingsClient"),
            groups: [
                OperationGroup(
                    tag: "things",
                    propertyName: SwiftName("things"),
                    typeName: SwiftName("Things"),
                    operations: operations
                )
            ],
            types: types
        )
    }

    /// A client with the types `Thing` and `Part`. `Thing` can refer to `Part`.
    static func client(type shape: TypePlan.Shape, usage: TypePlan.Usage) -> ClientPlan {
        var types = TypeTable()
        _ = types.add(TypePlan(name: SwiftName("Part"), schemaName: "Part", shape: .structure(.init(properties: []))))
        _ = types.add(TypePlan(name: SwiftName("Thing"), schemaName: "Thing", shape: shape, usage: usage))
        return client(operations: [], types: types)
    }

    /// `Part` in the clients of ``client(type:usage:)``.
    static let part = TypeReference.named(TypeID(0))

    static func parameter(
        _ name: String,
        wireName: String? = nil,
        in location: ParameterPlan.Location = .query,
        _ type: TypeReference = .string,
        isRequired: Bool = false,
        style: ParameterPlan.Style = .form,
        default value: JSONLiteral? = nil,
        isDeprecated: Bool = false
    ) -> ParameterPlan {
        ParameterPlan(
            name: SwiftName(name),
            wireName: wireName ?? name,
            location: location,
            style: style,
            explode: true,
            isRequired: isRequired,
            type: type,
            defaultValue: value,
            isDeprecated: isDeprecated
        )
    }

    static func property(
        _ name: String,
        key: String? = nil,
        _ type: TypeReference = .string,
        _ presence: PropertyPlan.Presence = .optional,
        default value: LiteralPlan? = nil,
        isDeprecated: Bool = false,
        part: PartPlan? = nil
    ) -> PropertyPlan {
        PropertyPlan(
            name: SwiftName(name),
            key: key ?? name,
            type: type,
            presence: presence,
            defaultValue: value,
            isDeprecated: isDeprecated,
            part: part
        )
    }

    static func json(_ type: TypeReference, _ mediaType: String = "application/json") -> ResponseContent {
        ResponseContent(mediaTypes: [mediaType], coding: .json, type: type)
    }

    static func body(
        _ type: TypeReference = .string,
        isRequired: Bool = true,
        mediaTypes: [String] = ["application/json"],
        coding: BodyCoding = .json,
        name: String = "body"
    ) -> BodyPlan {
        BodyPlan(
            name: SwiftName(name),
            isRequired: isRequired,
            contents: [BodyContent(mediaTypes: mediaTypes, coding: coding, type: type)]
        )
    }

    /// A body with a choice of contents: pairs of case name and media type.
    static func choice(_ cases: (String, String)..., named name: String = "ListThingsBody") -> BodyPlan {
        BodyPlan(
            isRequired: true,
            contents: cases.map { BodyContent(mediaTypes: [$0.1], coding: .json, type: .string) },
            choice: BodyChoice(name: SwiftName(name), caseNames: cases.map { SwiftName($0.0) })
        )
    }

    static func security(_ keys: String...) -> [SecurityRequirementPlan] {
        keys.map { SecurityRequirementPlan(schemes: [.init(key: $0)]) }
    }
}

/// The kind and the verdict of an expected change.
struct ExpectedChange: Hashable, CustomStringConvertible {
    let kind: ChangeKind
    let verdict: Verdict

    init(_ kind: ChangeKind, _ verdict: Verdict) {
        self.kind = kind
        self.verdict = verdict
    }

    init(_ change: Change) { self.init(change.kind, change.verdict) }

    var description: String { "\(kind.rawValue): \(verdict.rawValue)" }
}
