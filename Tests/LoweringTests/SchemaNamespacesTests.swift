import ApusLowering
import ApusPlan
import Testing

@Suite("Namespaces in the names of schemas")
struct SchemaNamespacesTests {
    private static func planned(_ schemas: [String], _ options: LoweringOptions) -> Planned {
        let lines = schemas.enumerated().map { "    '\($1)': {type: object, properties: {p\($0): {type: string}}}" }
        return Planned("components:\n  schemas:\n" + lines.joined(separator: "\n"), options: options)
    }

    private static func names(
        _ schemas: [String],
        _ options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> [String] {
        let table = planned(schemas, options).plan.types
        return schemas.map { name in table.plans.first { $0.schemaName == name }?.name.text ?? "" }
    }

    @Test(
        "a namespace is removed if most schemas have one",
        arguments: [
            (["io.k8s.api.core.v1.Pod", "io.k8s.meta.v1.ObjectMeta"], ["Pod", "ObjectMeta"]),
            (["v1Pet", "v1ListPetsResponse", "protobufAny"], ["Pet", "ListPetsResponse", "ProtobufAny"]),
            (["models.User", "handlers.UserRequest", "Plain"], ["User", "UserRequest", "Plain"]),
            (["pkg_sub_Model", "api_v1_User_Profile"], ["Model", "UserProfile"]),
            (["Some.Api.Models.Brand.LookupResult", "Some.Api.Models.Shop.Order"], ["LookupResult", "Order"]),
            (["microsoft.graph.user", "microsoft.graph.group"], ["User", "Group"]),
            (["com.acme.Outer.Inner", "com.acme.Other"], ["OuterInner", "Other"]),
            (["api.Page[models.User]", "models.User"], ["PageUser", "User"]),
        ]
    )
    func removed(schemas: [String], expected: [String]) {
        #expect(Self.names(schemas) == expected)
        #expect(Self.names(schemas.reversed()) == expected.reversed())
    }

    @Test(
        "names stay as they are if most have no namespace",
        arguments: [
            ["checkout.session", "billing.session", "Charge"], ["issuing.Card", "Card", "Charge", "Refund"],
            ["user_create_request", "user_update_request"], ["User.Address", "Order.Line"],
            ["Http_Error", "Http_Page"],
        ]
    )
    func kept(schemas: [String]) {
        let written = LoweringOptions(module: "TestAPI", schemaNames: .asWritten)
        #expect(Self.names(schemas) == Self.names(schemas, written))
    }

    @Test("schemas with the same short name keep longer names")
    func clashes() {
        let schemas = ["io.core.v1.Event", "io.events.v1.Event", "io.core.v1.Pod", "io.core.v1.Error"]
        let expected = ["CoreV1Event", "EventsV1Event", "Pod", "V1Error"]
        #expect(Self.names(schemas) == expected)
        #expect(Self.names(schemas.reversed()) == expected.reversed())
    }

    @Test("the configuration keeps the names, and a pattern changes them")
    func configured() {
        let schemas = ["a.b.Pod", "a.c.Node"]
        let written = LoweringOptions(module: "TestAPI", schemaNames: .asWritten)
        #expect(Self.names(schemas, written) == ["ABPod", "ACNode"])
        let named = LoweringOptions(module: "TestAPI", names: ["a.b.Pod": "Node"])
        #expect(Self.names(schemas, named) == ["Node", "CNode"])
        let patterns = [NamePattern("a.b.*", "K*")].compactMap { $0 }
        #expect(Self.names(schemas, LoweringOptions(module: "TestAPI", namePatterns: patterns)) == ["KPod", "Node"])
    }

    @Test("each short name is listed as inferred")
    func inferences() {
        let inferences = Self.planned(["a.b.Pod", "a.c.Node"], LoweringOptions(module: "TestAPI")).plan.inferences
        #expect(inferences.map(\.subject) == ["a.b.Pod", "a.c.Node"])
        #expect(inferences.map(\.decision) == ["the type is named 'Pod'", "the type is named 'Node'"])
    }
}
