extension GrowingDescription {
    private static func parameter(_ name: String, _ location: String = "query") -> String {
        "{\"name\": \"\(name)\", \"in\": \"\(location)\", \"schema\": {\"type\": \"string\"}}"
    }

    /// Paths, operations, tags and their parts.
    static var ofOperations: [GrowingDescription] {
        [
            .operations("operations of one tag") { number in
                "{\"operationId\": \"o\(number)\", \"tags\": [\"a\"], \"responses\": \(Parts.empty)}"
            },
            .operations("operations without a tag or name") { _ in "{\"responses\": \(Parts.empty)}" },
            .operations("operations with a tag each") { number in
                "{\"operationId\": \"o\(number)\", \"tags\": [\"t\(number)\"], \"responses\": \(Parts.empty)}"
            },
            .operations("operations with a tag and a type each") { number in
                "{\"operationId\": \"o\(number)\", \"tags\": [\"t\(number)\"], \"responses\": \(Parts.responses("{\"properties\": {\"a\(number)\": {}}}"))}"
            },
            .operations("operations with an inline object each") { number in
                "{\"operationId\": \"o\(number)\", \"responses\": \(Parts.responses("{\"properties\": {\"a\(number)\": {}}}"))}"
            },
            .operations("operations with equal inline objects") { number in
                "{\"operationId\": \"o\(number)\", \"responses\": \(Parts.responses("{\"properties\": {\"a\": {}}}"))}"
            },
            .operations("operations with equal inline enumerations") { number in
                "{\"operationId\": \"o\(number)\", \"parameters\": [{\"name\": \"sort\", \"in\": \"query\", \"schema\": {\"enum\": [\"a\", \"b\"]}}], \"responses\": \(Parts.empty)}"
            },
            .operations("operations with lists that have pages") { number in
                "{\"operationId\": \"o\(number)\", \"parameters\": [\(parameter("limit")), \(parameter("offset"))], \"responses\": \(Parts.responses("{\"properties\": {\"items\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}}}"))}"
            },
            .operations("operations of one operationId") { _ in
                "{\"operationId\": \"a\", \"responses\": \(Parts.empty)}"
            },
            .operations("operations of one Swift name") { number in
                "{\"operationId\": \"\(Parts.sameName(number))\", \"responses\": \(Parts.empty)}"
            },
            .operations("tags of one Swift name") { number in
                "{\"operationId\": \"o\(number)\", \"tags\": [\"\(Parts.sameName(number))\"], \"responses\": \(Parts.empty)}"
            },
            .parts("tags that are declared and used") { count in
                Parts(
                    paths: (0..<count).map {
                        ("/p\($0)", "{\"get\": {\"tags\": [\"t\($0)\"], \"responses\": \(Parts.empty)}}")
                    },
                    root: ", \"tags\": [\(Parts.list(count) { "{\"name\": \"t\($0)\", \"description\": \"d\"}" })]"
                )
            },
            .parts("tags that are declared", start: 1000) { count in
                Parts(root: ", \"tags\": [\(Parts.list(count) { "{\"name\": \"t\($0)\", \"description\": \"d\"}" })]")
            },
            .parts("tags with parents", start: 250) { count in
                Parts(
                    version: "3.2.0",
                    paths: (0..<count).map {
                        ("/p\($0)", "{\"get\": {\"tags\": [\"t\($0)\"], \"responses\": \(Parts.empty)}}")
                    },
                    root: ", \"tags\": [\(Parts.list(count) { "{\"name\": \"t\($0)\", \"parent\": \"t\($0 + 1)\"}" })]"
                )
            },
            .operation("tags of one operation", start: 1000) { count in
                "\"tags\": [\(Parts.list(count) { "\"t\($0)\"" })], \"responses\": \(Parts.empty)"
            },
            .parts("paths that are alike") { count in
                Parts(paths: (0..<count).map { ("/a/{p\($0)}", "{\"get\": {\"responses\": \(Parts.empty)}}") })
            },
            .parts("paths with the same words") { count in
                Parts(
                    paths: (0..<count).map { ("/" + Parts.sameName($0), "{\"get\": {\"responses\": \(Parts.empty)}}") }
                )
            },
            .parts("paths with common beginnings") { count in
                Parts(
                    paths: (0..<count).map {
                        ("/api/v2/projects/{project}/items\($0)", "{\"get\": {\"responses\": \(Parts.empty)}}")
                    }
                )
            },
            .parts("a long path", start: 2000) { count in
                Parts(
                    paths: [
                        (
                            "/" + (0..<count).map { "a\($0)" }.joined(separator: "/"),
                            "{\"get\": {\"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .parts("parameters of a path", start: 250) { count in
                let names = (0..<count).map { "p\($0)" }
                let parameters = names.map {
                    "{\"name\": \"\($0)\", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}"
                }.joined(separator: ",")
                return Parts(
                    paths: [
                        (
                            "/" + names.map { "{\($0)}" }.joined(separator: "/"),
                            "{\"get\": {\"parameters\": [\(parameters)], \"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .parts("parameters of a path that are not declared", start: 250) { count in
                Parts(
                    paths: [
                        (
                            "/" + (0..<count).map { "{p\($0)}" }.joined(separator: "/"),
                            "{\"get\": {\"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .parts("parameters that are misspelled", start: 100) { count in
                let parameters = Parts.list(count) {
                    "{\"name\": \"q\($0)\", \"in\": \"path\", \"required\": true, \"schema\": {\"type\": \"string\"}}"
                }
                return Parts(
                    paths: [
                        (
                            "/" + (0..<count).map { "{p\($0)}" }.joined(separator: "/"),
                            "{\"get\": {\"parameters\": [\(parameters)], \"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .operation("parameters of a query") { count in
                "\"parameters\": [\(Parts.list(count) { parameter("p\($0)") })], \"responses\": \(Parts.empty)"
            },
            .operation("parameters of one Swift name") { count in
                "\"parameters\": [\(Parts.list(count) { parameter(Parts.sameName($0)) })], \"responses\": \(Parts.empty)"
            },
            .operation("duplicate parameters") { count in
                "\"parameters\": [\(Parts.list(count) { _ in parameter("p") })], \"responses\": \(Parts.empty)"
            },
            .operation("headers and cookies of a request") { count in
                "\"parameters\": [\(Parts.list(count) { parameter("p\($0)", $0 % 2 == 0 ? "header" : "cookie") })], \"responses\": \(Parts.empty)"
            },
            .parts("parameters of the path item for all methods") { count in
                Parts(
                    paths: [
                        (
                            "/a",
                            "{\"parameters\": [\(Parts.list(count) { parameter("p\($0)") })], \"get\": {\"parameters\": [\(Parts.list(count) { parameter("p\($0)") })], \"responses\": \(Parts.empty)}, \"put\": {\"responses\": \(Parts.empty)}}"
                        )
                    ]
                )
            },
            .operation("media types of a response") { count in
                "\"responses\": {\"200\": {\"description\": \"d\", \"content\": {"
                    + Parts.list(count) {
                        "\"application/v\($0)+json\": {\"schema\": {\"properties\": {\"a\($0)\": {}}}}"
                    }
                    + "}}}"
            },
            .operation("media types of a request") { count in
                "\"requestBody\": {\"content\": {"
                    + Parts.list(count) {
                        "\"application/v\($0)+json\": {\"schema\": {\"properties\": {\"a\($0)\": {}}}}"
                    }
                    + "}}, \"responses\": \(Parts.empty)"
            },
            .operation("headers of a response") { count in
                "\"responses\": {\"200\": {\"description\": \"d\", \"headers\": {"
                    + Parts.list(count) { "\"X-A\($0)\": {\"schema\": {\"type\": \"string\"}}" } + "}}}"
            },
            .operation("wrong responses") { count in
                "\"responses\": {" + Parts.list(count) { "\"x\($0)\": {\"description\": \"d\"}" } + "}"
            },
            .operation("examples of a response") { count in
                "\"responses\": {\"200\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": {\"properties\": {\"a\": {}}}, \"examples\": {"
                    + Parts.list(count) { "\"e\($0)\": {\"value\": {\"a\": \($0)}}" } + "}}}}}"
            },
            .operation("parts of a form") { count in
                "\"requestBody\": {\"content\": {\"multipart/form-data\": {\"schema\": {\"properties\": {"
                    + Parts.list(count) { "\"p\($0)\": {\"type\": \"string\", \"format\": \"binary\"}" }
                    + "}}, \"encoding\": {"
                    + Parts.list(count) { "\"p\($0)\": {\"contentType\": \"image/png\"}" }
                    + "}}}}, \"responses\": \(Parts.empty)"
            },
            .operation("links") { count in
                "\"responses\": {\"200\": {\"description\": \"d\", \"links\": {"
                    + Parts.list(count) { "\"l\($0)\": {\"operationId\": \"a\"}" } + "}}}"
            },
            .operation("callbacks") { count in
                "\"callbacks\": {"
                    + Parts.list(count) {
                        "\"c\($0)\": {\"{$request.body#/u}\": {\"post\": {\"responses\": \(Parts.empty)}}}"
                    }
                    + "}, \"responses\": \(Parts.empty)"
            },
            .operation("servers of an operation", start: 1000) { count in
                "\"servers\": [\(Parts.list(count) { "{\"url\": \"https://h\($0).example.com\"}" })], \"responses\": \(Parts.empty)"
            },
            .operation("security of an operation", start: 250) { count in
                "\"security\": [\(Parts.list(count) { "{\"k\($0)\": []}" })], \"responses\": \(Parts.empty)"
            },
            .parts("webhooks") { count in
                Parts(
                    root: ", \"webhooks\": {"
                        + Parts.list(count) { "\"w\($0)\": {\"post\": {\"responses\": \(Parts.empty)}}" }
                        + "}"
                )
            },
        ]
    }
}
