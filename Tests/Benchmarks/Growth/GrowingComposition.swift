extension GrowingDescription {
    private static func branch(_ number: Int) -> String {
        "{\"type\": \"object\", \"required\": [\"k\(number)\"], \"properties\": {\"k\(number)\": {\"type\": \"string\"}}}"
    }

    /// `oneOf`, `anyOf` and `allOf`.
    static var ofComposition: [GrowingDescription] {
        [
            .schema("branches with distinct keys") { "{\"oneOf\": [\(Parts.list($0, branch))]}" },
            .schema("indistinguishable branches") { count in
                "{\"anyOf\": [\(Parts.list(count) { "{\"type\": \"object\", \"properties\": {\"k\($0)\": {\"type\": \"string\"}}}" })]}"
            },
            .schema("branches that are equal") { count in
                "{\"oneOf\": [\(Parts.list(count) { _ in "{\"type\": \"object\", \"properties\": {\"k\": {}}}" })]}"
            },
            .schema("branches with a constant") { count in
                "{\"oneOf\": [\(Parts.list(count) { "{\"properties\": {\"kind\": {\"const\": \"k\($0)\"}}, \"required\": [\"kind\"]}" })]}"
            },
            .schema("branches of one name") { count in
                "{\"oneOf\": [\(Parts.list(count) { "{\"title\": \"\(Parts.sameName($0))\", \"required\": [\"k\($0)\"], \"properties\": {\"k\($0)\": {\"type\": \"string\"}}}" })]}"
            },
            .schema("branches that are strings") { count in
                "{\"anyOf\": [\(Parts.list(count) { _ in "{\"type\": \"string\"}" })]}"
            },
            .schema("branches that are constants") { count in
                "{\"oneOf\": [\(Parts.list(count) { "{\"const\": \"v\($0)\", \"description\": \"d\"}" })]}"
            },
            .schema("branches that are enumerations") { count in
                "{\"anyOf\": [\(Parts.list(count) { "{\"type\": \"string\", \"enum\": [\"v\($0)\", \"w\($0)\"]}" })]}"
            },
            .schema("branches with a common key", start: 60) { count in
                "{\"oneOf\": [\(Parts.list(count) { "{\"type\": \"object\", \"required\": [\"common\", \"k\($0)\"], \"properties\": {\"common\": {\"type\": \"string\"}, \"k\($0)\": {}}}" })]}"
            },
            .parts("branches of a discriminator") { count in
                let mapping = Parts.list(count) { "\"m\($0)\": \"#/components/schemas/S\($0)\"" }
                return Parts(
                    schemas: (0..<count).map { ("S\($0)", "{\"properties\": {\"kind\": {\"type\": \"string\"}}}") } + [
                        (
                            "U",
                            "{\"oneOf\": [\(Parts.list(count, Parts.reference))], \"discriminator\": {\"propertyName\": \"kind\", \"mapping\": {\(mapping)}}}"
                        )
                    ]
                )
            },
            .parts("branches that are schemas") { count in
                Parts(
                    schemas: (0..<count).map { ("S\($0)", branch($0)) } + [
                        ("U", "{\"oneOf\": [\(Parts.list(count, Parts.reference))]}")
                    ]
                )
            },
            .schemas("unions within unions") { number, count in
                "{\"oneOf\": [{\"type\": \"string\"}, \(number + 1 == count ? "{\"type\": \"integer\"}" : Parts.reference(number + 1))]}"
            },
            .schemas("nullable references") { number, count in
                "{\"anyOf\": [{\"type\": \"null\"}, \(number + 1 == count ? "{\"type\": \"integer\"}" : Parts.reference(number + 1))]}"
            },
            .schemas("unions of two structs") { number, _ in
                "{\"oneOf\": [\(branch(2 * number)), \(branch(2 * number + 1))]}"
            },
            .parts("parents of one schema") { count in
                Parts(
                    schemas: (0..<count).map { ("S\($0)", "{\"properties\": {\"p\($0)\": {\"type\": \"string\"}}}") }
                        + [
                            ("U", "{\"allOf\": [\(Parts.list(count, Parts.reference))]}")
                        ]
                )
            },
            .schema("inline parents") { count in
                "{\"allOf\": [\(Parts.list(count) { "{\"properties\": {\"p\($0)\": {\"type\": \"string\"}}}" })]}"
            },
            .schema("inline parents with the same property") { count in
                "{\"allOf\": [\(Parts.list(count) { _ in "{\"properties\": {\"p\": {\"type\": \"string\"}}}" })]}"
            },
            .schema("inline parents with enumerations of the same property") { count in
                "{\"allOf\": [\(Parts.list(count) { "{\"properties\": {\"p\": {\"type\": \"string\", \"enum\": [\"a\", \"v\($0)\"]}}}" })]}"
            },
            .schemas("a chain of allOf") { number, count in
                number + 1 == count
                    ? "{\"properties\": {\"a\": {\"type\": \"string\"}}}"
                    : "{\"allOf\": [\(Parts.reference(number + 1))], \"description\": \"d\"}"
            },
            .schemas("a chain of allOf with an object in each") { number, count in
                number + 1 == count
                    ? "{\"properties\": {\"a\": {\"type\": \"string\"}}}"
                    : "{\"allOf\": [\(Parts.reference(number + 1)), {\"properties\": {\"a\": {\"type\": \"string\"}}}]}"
            },
            .parts("children of one schema with a discriminator") { count in
                Parts(
                    schemas: [
                        (
                            "Base",
                            "{\"properties\": {\"kind\": {\"type\": \"string\"}}, \"discriminator\": {\"propertyName\": \"kind\"}}"
                        )
                    ]
                        + (0..<count).map {
                            (
                                "S\($0)",
                                "{\"allOf\": [{\"$ref\": \"#/components/schemas/Base\"}, {\"properties\": {\"p\($0)\": {}}}]}"
                            )
                        }
                )
            },
            .schemas("a tree of schemas with discriminators") { number, _ in
                number == 0
                    ? "{\"properties\": {\"kind\": {\"type\": \"string\"}}, \"discriminator\": {\"propertyName\": \"kind\"}}"
                    : "{\"allOf\": [\(Parts.reference((number - 1) / 8)), {\"properties\": {\"p\": {}}}]}"
            },
            .schema("types of a list", start: 250) { count in
                "{\"type\": [\(Parts.list(count) { _ in "\"string\"" })]}"
            },
            .parts("branches in each of many operations") { count in
                Parts(
                    paths: (0..<count).map {
                        (
                            "/p\($0)",
                            "{\"get\": {\"responses\": \(Parts.responses("{\"oneOf\": [\(branch(0)), \(branch(1))]}"))}}"
                        )
                    }
                )
            },
            .schemas("a cycle of a schema and a chain") { number, count in
                let next = Parts.reference((number + 1) % count)
                return number > 0
                    ? "{\"properties\": {\"a\": \(next)}}"
                    : "{\"properties\": {\(Parts.list(count) { "\"p\($0)\": \(Parts.reference($0))" })}}"
            },
            .parts("children in the mapping of a discriminator") { count in
                let mapping = Parts.list(count) { "\"m\($0)\": \"#/components/schemas/S\($0)\"" }
                let parent =
                    "{\"properties\": {\"kind\": {\"type\": \"string\"}}, \"discriminator\": {\"propertyName\": \"kind\", \"mapping\": {\(mapping)}}}"
                let child = "{\"allOf\": [{\"$ref\": \"#/components/schemas/Base\"}, {\"properties\": {\"a\": {}}}]}"
                return Parts(schemas: [("Base", parent)] + (0..<count).map { ("S\($0)", child) })
            },
            .parts("many unions of one large struct") { count in
                let keys = Parts.list(count) { "\"k\($0)\"" }
                let properties = Parts.list(count) { "\"k\($0)\": {\"const\": \"a\"}" }
                let union = "{\"oneOf\": [\(Parts.reference(0)), {\"$ref\": \"#/components/schemas/Other\"}]}"
                return Parts(
                    schemas: [
                        ("S0", "{\"required\": [\(keys)], \"properties\": {\(properties)}}"),
                        ("Other", "{\"required\": [\(keys)], \"properties\": {\(properties)}}"),
                    ] + (0..<count).map { ("U\($0)", union) }
                )
            },
            // A long text with many children: the time must not be the product of both sizes.
            .parts("a long schema name, with inline objects") { count in
                let properties = Parts.list(count) {
                    "\"p\($0)\": {\"properties\": {\"a\($0)\": {\"type\": \"strin\"}}}"
                }
                return Parts(schemas: [(String(repeating: "a", count: count * 50), "{\"properties\": {\(properties)}}")]
                )
            },
            .parts("a long operationId, with inline enumerations") { count in
                let parameters = Parts.list(count) {
                    "{\"name\": \"p\($0)\", \"in\": \"query\", \"schema\": {\"enum\": [\"a\", \"b\($0)\"]}}"
                }
                let name = String(repeating: "a", count: count * 50)
                return Parts(
                    paths: [
                        (
                            "/a",
                            "{\"get\": {\"operationId\": \"\(name)\", \"parameters\": [\(parameters)], \"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .parts("a long path, with parameters that it does not have") { count in
                let parameters = Parts.list(count) {
                    "{\"name\": \"p\($0)\", \"in\": \"path\", \"required\": true, \"schema\": {\"enum\": [\"b\($0)\"]}}"
                }
                return Parts(
                    paths: [
                        (
                            "/" + String(repeating: "a", count: count * 50),
                            "{\"get\": {\"parameters\": [\(parameters)], \"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .parts("a long tag, with operations") { count in
                let tag = String(repeating: "a", count: count * 50)
                return Parts(
                    paths: (0..<count).map {
                        (
                            "/p\($0)",
                            "{\"get\": {\"tags\": [\"\($0 == 0 ? tag : "a")\"], \"responses\": \(Parts.empty)}}"
                        )
                    },
                    root: ", \"tags\": [{\"name\": \"\(tag)\"}]"
                )
            },
            .parts("a long server, with operations") { count in
                var parts = Parts(paths: (0..<count).map { ("/p\($0)", "{\"get\": {\"responses\": \(Parts.empty)}}") })
                parts.server = "https://example.com/" + String(repeating: "a", count: count * 50)
                return parts
            },
            .schema("a long property, with inline objects") { count in
                let properties = Parts.list(count) {
                    "\"p\($0)\": {\"properties\": {\"a\($0)\": {\"type\": \"strin\"}}}"
                }
                return
                    "{\"properties\": {\"\(String(repeating: "a", count: count * 50))\": {\"properties\": {\(properties)}}}}"
            },
        ]
    }
}
