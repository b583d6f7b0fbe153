extension GrowingDescription {
    /// Servers, credentials, components and files.
    static var ofConnections: [GrowingDescription] {
        [
            .text("servers") { count in
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}, \"servers\": ["
                    + Parts.list(count) { "{\"url\": \"https://h\($0).example.com\", \"description\": \"Server\"}" }
                    + "]}"
            },
            .text("variables of a server") { count in
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}, \"servers\": [{\"url\": \"https://example.com/"
                    + (0..<count).map { "{v\($0)}" }.joined() + "\", \"variables\": {"
                    + Parts.list(count) { "\"v\($0)\": {\"default\": \"a\"}" } + "}}]}"
            },
            .text("values of a variable") { count in
                "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {}, \"servers\": [{\"url\": \"https://{v}\", \"variables\": {\"v\": {\"default\": \"a0\", \"enum\": ["
                    + Parts.list(count) { "\"a\($0)\"" } + "]}}}]}"
            },
            .parts("security schemes") { count in
                Parts(
                    paths: [
                        (
                            "/a",
                            "{\"get\": {\"security\": [\(Parts.list(count) { "{\"k\($0)\": []}" })], \"responses\": \(Parts.empty)}}"
                        )
                    ],
                    components: ", \"securitySchemes\": {"
                        + Parts.list(count) {
                            "\"k\($0)\": {\"type\": \"apiKey\", \"in\": \"header\", \"name\": \"K\($0)\"}"
                        } + "}"
                )
            },
            .parts("security schemes of one Swift name, all at once") { count in
                Parts(
                    paths: [
                        (
                            "/a",
                            "{\"get\": {\"security\": [{\(Parts.list(count) { "\"\(Parts.sameName($0))\": []" })}], \"responses\": \(Parts.empty)}}"
                        )
                    ],
                    components: ", \"securitySchemes\": {"
                        + Parts.list(count) {
                            "\"\(Parts.sameName($0))\": {\"type\": \"http\", \"scheme\": \"bearer\"}"
                        }
                        + "}"
                )
            },
            .parts("operations with a security scheme each") { count in
                Parts(
                    paths: (0..<count).map {
                        ("/p\($0)", "{\"get\": {\"security\": [{\"k\($0)\": []}], \"responses\": \(Parts.empty)}}")
                    },
                    components: ", \"securitySchemes\": {"
                        + Parts.list(count) {
                            "\"k\($0)\": {\"type\": \"apiKey\", \"in\": \"header\", \"name\": \"K\($0)\"}"
                        } + "}"
                )
            },
            .parts("scopes") { count in
                Parts(
                    components:
                        ", \"securitySchemes\": {\"o\": {\"type\": \"oauth2\", \"flows\": {\"clientCredentials\": {\"tokenUrl\": \"https://example.com\", \"scopes\": {"
                        + Parts.list(count) { "\"s\($0)\": \"d\"" } + "}}}}}"
                )
            },
            .parts("parameters that are references to references") { count in
                let chain = Parts.list(count) { number in
                    number + 1 == count
                        ? "\"p\(number)\": {\"name\": \"a\", \"in\": \"query\", \"schema\": {}}"
                        : "\"p\(number)\": {\"$ref\": \"#/components/parameters/p\(number + 1)\"}"
                }
                return Parts(
                    paths: (0..<count).map {
                        (
                            "/p\($0)",
                            "{\"get\": {\"parameters\": [{\"$ref\": \"#/components/parameters/p\($0)\"}], \"responses\": \(Parts.empty)}}"
                        )
                    },
                    components: ", \"parameters\": {\(chain)}"
                )
            },
            .parts("components that are shared") { count in
                Parts(
                    paths: (0..<count).map {
                        (
                            "/p\($0)",
                            "{\"get\": {\"parameters\": [{\"$ref\": \"#/components/parameters/p\($0)\"}], \"responses\": {\"200\": {\"$ref\": \"#/components/responses/r\($0)\"}, \"404\": {\"$ref\": \"#/components/responses/r0\"}}}}"
                        )
                    },
                    components: ", \"parameters\": {"
                        + Parts.list(count) { "\"p\($0)\": {\"name\": \"a\", \"in\": \"query\", \"schema\": {}}" }
                        + "}, \"responses\": {"
                        + Parts.list(count) {
                            "\"r\($0)\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": {\"properties\": {\"a\($0)\": {}}}}}}"
                        } + "}"
                )
            },
            .parts("path items that are references") { count in
                Parts(
                    paths: (0..<count).map { ("/p\($0)", "{\"$ref\": \"#/components/pathItems/i\($0)\"}") },
                    components: ", \"pathItems\": {"
                        + Parts.list(count) { "\"i\($0)\": {\"get\": {\"responses\": \(Parts.empty)}}" } + "}"
                )
            },
            .parts("references into a list") { count in
                Parts(
                    schemas: [
                        ("L", "{\"prefixItems\": [\(Parts.list(count) { _ in "{\"properties\": {\"a\": {}}}" })]}")
                    ]
                        + (0..<count).map { ("S\($0)", "{\"$ref\": \"#/components/schemas/L/prefixItems/\($0)\"}") }
                )
            },
            GrowingDescription("files that refer to the next", start: 250) { count in
                var files = Dictionary(
                    uniqueKeysWithValues: (0..<count).map { number in
                        (
                            "s\(number).json",
                            number + 1 == count
                                ? "{\"properties\": {\"a\": {}}}"
                                : "{\"properties\": {\"a\": {\"$ref\": \"s\(number + 1).json\"}}}"
                        )
                    }
                )
                files["openapi.json"] = Parts(schemas: [("S", "{\"$ref\": \"s0.json\"}")]).text
                return files
            },
            GrowingDescription("files that the root refers to", start: 250) { count in
                var files = Dictionary(
                    uniqueKeysWithValues: (0..<count).map { ("f/s\($0).json", "{\"properties\": {\"a\($0)\": {}}}") }
                )
                files["openapi.json"] =
                    Parts(schemas: (0..<count).map { ("S\($0)", "{\"$ref\": \"f/s\($0).json\"}") }).text
                return files
            },
            GrowingDescription("parts of one file", start: 250) { count in
                [
                    "openapi.json": Parts(schemas: (0..<count).map { ("S\($0)", "{\"$ref\": \"f.json#/d/S\($0)\"}") })
                        .text,
                    "f.json": "{\"d\": {" + Parts.list(count) { "\"S\($0)\": {\"properties\": {\"a\($0)\": {}}}" }
                        + "}}",
                ]
            },
            .text("definitions of Swagger") { count in
                "{\"swagger\": \"2.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"paths\": {"
                    + Parts.list(count) {
                        "\"/p\($0)\": {\"post\": {\"parameters\": [{\"name\": \"b\", \"in\": \"body\", \"schema\": {\"$ref\": \"#/definitions/D\($0)\"}}], \"responses\": {\"200\": {\"description\": \"d\", \"schema\": {\"$ref\": \"#/definitions/D\($0)\"}}}}}"
                    } + "}, \"definitions\": {" + Parts.list(count) { "\"D\($0)\": {\"properties\": {\"a\($0)\": {}}}" }
                    + "}}"
            },
            .text("forms of Swagger") { count in
                "{\"swagger\": \"2.0\", \"info\": {\"title\": \"T\", \"version\": \"1\"}, \"consumes\": [\"application/x-www-form-urlencoded\"], \"paths\": {\"/a\": {\"post\": {\"parameters\": ["
                    + Parts.list(count) { "{\"name\": \"p\($0)\", \"in\": \"formData\", \"type\": \"string\"}" }
                    + "], \"responses\": {\"200\": {\"description\": \"d\"}}}}}}"
            },
        ]
    }
}
