import ApusLowering

/// A key of a client in `apus.yaml`: its decoder, its documentation and its JSON Schema in one place.
package struct ClientKey: Sendable {
    package let name: String
    package let value: Value
    /// What the key means, as the reference page and editors show it.
    package let documentation: String
    /// A value as it would be written.
    package let example: String

    /// What the key holds, and where it goes.
    package enum Value: Sendable {
        case text(@Sendable (String, inout ClientConfiguration) -> Void)
        /// One of a few words.
        case choice([String], @Sendable (String, inout ClientConfiguration) -> Void)
        case list(@Sendable ([String], inout ClientConfiguration) -> Void)
        /// Names and texts.
        case map(@Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        /// Names and one of a few words for each.
        case choices([String], @Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        /// Names and a list of texts for each.
        case lists(@Sendable ([NamedList], inout ClientConfiguration) -> Void)
        /// A text for some of a few keys.
        case record([String], @Sendable ([NamedValue], inout ClientConfiguration) -> Void)
        case paging(@Sendable ([String: PagingOverride], inout ClientConfiguration) -> Void)
        case filter(@Sendable (OperationSelection, inout ClientConfiguration) -> Void)
        /// The limits by name.
        case limits(@Sendable (DescriptionLimits, inout ClientConfiguration) -> Void)

        /// A case of an enum, given by its raw value.
        static func word<Word: RawRepresentable<String> & CaseIterable & Sendable>(
            _ set: @escaping @Sendable (Word, inout ClientConfiguration) -> Void
        ) -> Value {
            .choice(Word.allCases.map(\.rawValue)) { word, client in
                if let word = Word(rawValue: word) { set(word, &client) }
            }
        }
    }

    package init(_ name: String, _ value: Value, example: String, _ documentation: String) {
        self.name = name
        self.value = value
        self.example = example
        self.documentation = documentation
    }

    /// Keys without which there is no client.
    package static let required = ["description", "output", "module"]

    /// Every key, in the order of the reference page.
    package static let all: [ClientKey] = [
        ClientKey(
            "description",
            .text { $1.description = $0 },
            example: "petstore.yaml",
            "The root file of the OpenAPI description, relative to this file."
        ),
        ClientKey(
            "output",
            .text { $1.output = $0 },
            example: "Sources/PetstoreAPI",
            "The folder that the generated files go into, relative to this file. Files that Apus did not write are left alone."
        ),
        ClientKey(
            "module",
            .text { $1.module = $0 },
            example: "PetstoreAPI",
            "The Swift module that the code is compiled as."
        ),
        ClientKey(
            "client",
            .text { $1.clientName = $0 },
            example: "PetstoreClient",
            "The client's type. Default: the module's name without `API`, and `Client`."
        ),
        ClientKey(
            "access",
            .word { $1.access = $0 },
            example: "public",
            "The access level of everything that is generated. Default: `public`."
        ),
        ClientKey(
            "grouping",
            .word { $1.grouping = $0 },
            example: "tags",
            "Whether operations are methods of a property for each tag (`client.pets.list()`) or of the client itself. Default: `tags`."
        ),
        ClientKey(
            "layout",
            .word { $1.layout = $0 },
            example: "tags",
            "A file for each tag and a few for shared types, or always the same 13, spread evenly: `Client.swift`, `Operations1.swift` to `Operations4.swift` and `Types1.swift` to `Types8.swift`. Default: `tags`."
        ),
        ClientKey(
            "include",
            .filter { $1.include = $0 },
            example: "{ tags: [pets] }",
            "Only these operations: lists of `tags`, `paths` (globs), `operations` (operationIds) and `methods`. An operation must match one entry."
        ),
        ClientKey(
            "exclude",
            .filter { $1.exclude = $0 },
            example: "{ paths: [/internal/**] }",
            "Not these operations. An operation that matches any entry is left out."
        ),
        ClientKey(
            "formats",
            .map { $1.formatTypes = $0 },
            example: "{ uri: URL }",
            "Swift types for formats: `uri: URL`, `decimal: Decimal`, `date-time: String`."
        ),
        ClientKey(
            "types",
            .map { $1.schemaTypes = $0 },
            example: "{ Money: MyMoney }",
            "Swift types for whole schemas, by name. The type must be a `JSONReadable & JSONWritable` of yours."
        ),
        ClientKey(
            "names",
            .map { $1.names = $0 },
            example: "{ UserSegment._links: links }",
            "Swift names, by JSON Pointer (`#/components/schemas/user-segment`), schema name, `Type.property`, `Type.value` of an enumeration, operationId, or `operationId.parameter`; all as the description spells them."
        ),
        ClientKey(
            "closedEnums",
            .list { $1.closedEnumerations = $0 },
            example: "[SortOrder]",
            "Enumerations, by schema name or `Type.property`, for which an unknown value is a decoding error instead of `.unrecognized`. `\"*\"`: all."
        ),
        ClientKey(
            "conformances",
            .lists { $1.conformances = $0 },
            example: "{ Pet: [Identifiable] }",
            "Protocols that generated types conform to besides, by schema name or `Type.property`; `\"*\"`: all types. What a protocol asks for and the type does not have is yours to add in an extension."
        ),
        ClientKey(
            "retrySafety",
            .choices(["idempotent", "onRefusal", "never"]) { $1.retrySafety = $0 },
            example: "{ createOrder: never }",
            "Operations, by operationId or `METHOD /path`, that may be sent again after any failure (`idempotent`), only when the server refused (`onRefusal`), or `never`."
        ),
        ClientKey(
            "paging",
            .paging { $1.paging = $0 },
            example: "{ listEvents: none, listPets: { style: offset, parameter: from, limit: count, items: data } }",
            "How the pages of operations, by operationId or `METHOD /path`, follow each other, where it was not inferred or inferred wrongly (`apus list --inferred` shows it). `none`: the operation gets no paging method."
        ),
        ClientKey(
            "parameterStyles",
            .choices([
                "form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject", "deepObjectBrackets",
                "deepObjectRepeated",
            ]) { $1.parameterStyles = $0 },
            example: "{ listCharges.expand: deepObjectBrackets }",
            "How query parameters and properties of forms, by `operationId.name`, are written instead of how the description says. The elements of an array in a `deepObject`, for which OpenAPI has no rule, are `a[0]=x` (`deepObject`), `a[]=x` (`deepObjectBrackets`) or `a=x` (`deepObjectRepeated`)."
        ),
        ClientKey(
            "allowedFolders",
            .list { $1.allowedFolders = $0 },
            example: "[../common]",
            "Folders outside the description's own that its references may lead into."
        ),
        ClientKey(
            "limits",
            .limits { $1.limits = $0 },
            example: "{ fileBytes: 268435456 }",
            "How much a description may ask for: `fileBytes` of one file (268435456), `depth` of nested values (512, never more), `values` in one file (20000000), `aliases` of YAML in one file (1000000), and `properties` of all structs together (500000)."
        ),
        ClientKey(
            "templates",
            .text { $1.templates = $0 },
            example: "Templates",
            "A folder of `.mustache` files that stand in for the built-in templates of the same name."
        ),
        ClientKey(
            "examples",
            .text { $1.examples = $0 },
            example: "Tests/PetstoreTests/PetstoreExamples.swift",
            "A Swift file that lists every example of the description with the type that reads it, relative to this file. A test can then check each of them with `ModelExample.check()`. Default: none is written."
        ),
        ClientKey(
            "documentation",
            .text { $1.documentation = $0 },
            example: "Documentation/PetstoreAPI",
            "A folder for reference pages in Markdown, relative to this file: `README.md`, a page for each tag with every operation and an example of its call, and the models. Default: none are written."
        ),
        ClientKey(
            "catalog",
            .text { $1.catalog = $0 },
            example: "Documentation",
            "A folder that receives the same pages as a DocC catalog, `<module>.docc`, for `docc convert`. Default: none is written."
        ),
        ClientKey(
            "install",
            .record(["url", "from", "path"]) { $1.installation = $0 },
            example: "{ url: \"https://example.com/petstore.git\", from: 1.0.0 }",
            "Where programs find the package that has the client, for the pages' text on installation: a repository and its lowest version, or a `path`. Default: the folder that is called as the module, beside the program's."
        ),
        ClientKey(
            "header",
            .text { $1.header = $0 },
            example: "Copyright Example Ltd.",
            "Lines for the top of every generated Swift file, below the one that says who wrote it."
        ),
    ]
}
