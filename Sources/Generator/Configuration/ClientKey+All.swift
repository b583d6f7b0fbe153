import ApusLowering
import ApusPlan

extension ClientKey {
    /// All keys, in the order of the reference page.
    package static let all: [ClientKey] = [
        ClientKey(
            "description",
            .description { $1.description = $0 },
            example: "petstore.yaml",
            "The root file of the OpenAPI description, relative to this file. `\"-\"` is standard input."
        ),
        ClientKey(
            "output",
            .text { $1.output = $0 },
            example: "Sources/PetstoreAPI",
            "The folder for the generated files, relative to this file. Apus does not change files that it did not write."
        ),
        ClientKey(
            "module",
            .module { $1.module = $0 },
            example: "PetstoreAPI",
            "The name of the Swift module that the generated code belongs to."
        ),
        ClientKey(
            "client",
            .typeName { $1.clientName = $0 },
            example: "PetstoreClient",
            "The name of the client type. Default: the module name without `API`, followed by `Client`."
        ),
        ClientKey(
            "access",
            .choice { $1.access = $0 },
            example: "public",
            "The access level of the generated declarations. Default: `public`."
        ),
        ClientKey(
            "grouping",
            .choice { $1.grouping = $0 },
            example: "tags",
            "Where operations are declared: as methods of one property per tag (`tags`, `client.pets.list()`), as methods of one property per first segment of the path (`paths`), or as methods of the client (`none`). `paths` ignores segments that all paths share, `api`, versions and parameters: `/v1/customers/{id}` belongs to `client.customers`. `inferred`: `paths` if there are more than 20 operations and they have no tags, or all have the same tag, which is in the title of the description; otherwise `tags`. Default: `inferred`."
        ),
        ClientKey(
            "operationNames",
            .choice { $1.operationNames = $0 },
            example: "inferred",
            "The names of methods. `inferred`: without the parts that frameworks add to operationIds, which are the path and the method (FastAPI's `create_owner_owners_post`: `createOwner`) and the tag (`Charts_getById`: `client.charts.getById`). Operations without an operationId, and operationIds that have only the method and the path, are named after what they do with a resource (`PostCustomersCustomerSources`: `client.customers.createSource`). If several operations of a group would have the same name, all of them keep a longer one. `Documentation/Names.md` has all rules, and `apus list --inferred` shows the names. `asWritten`: the operationIds; without an operationId, the method and the path. Default: `inferred`."
        ),
        ClientKey(
            "schemaNames",
            .choice { $1.schemaNames = $0 },
            example: "inferred",
            "The names of the types of schemas. `asWritten`: the names of the schemas. `inferred`: without namespaces, if two thirds of the schemas have one (`io.k8s.api.core.v1.Pod` and `pkg_sub_Pod`: `Pod`). A namespace is the parts before the first one that starts with an upper-case letter, or all parts but the last if two thirds of the schemas start with the same one (`Some.Api.Models.Pet`). If several schemas would have the same name, all of them keep a longer one. `apus list --inferred` shows the names. Default: `inferred`."
        ),
        ClientKey(
            "layout",
            .choice { $1.layout = $0 },
            example: "tags",
            "How the code is divided into files. `tags`: one file per tag and several files for shared types. `fixed`: always the same 13 files of similar size, `Client.swift`, `Operations1.swift` to `Operations4.swift` and `Types1.swift` to `Types8.swift`. Default: `tags`."
        ),
        ClientKey(
            "include",
            .filter { $1.include = $0 },
            example: "{ tags: [pets] }",
            "The operations to generate: lists of `tags`, `paths` (globs), `operations` (operationIds) and `methods`. An operation is included if it matches any entry. `schemas` is a list of schemas, by name or JSON Pointer, whose types are generated although no included operation uses them; `\"*\"` stands for all. With `schemas` alone, the client has types and no operations. A selection without operations and types is an error. Default: all operations and schemas."
        ),
        ClientKey(
            "exclude",
            .filter { $1.exclude = $0 },
            example: "{ paths: [/internal/**] }",
            "The operations to leave out, with the same keys as `include` except `schemas`. An operation is left out if it matches any entry."
        ),
        ClientKey(
            "formats",
            .types { $1.formatTypes = $0 },
            example: "{ uri: URL }",
            "Swift types for formats, for example `uri: URL`, `decimal: Decimal` or `date-time: String`."
        ),
        ClientKey(
            "types",
            .types { $1.schemaTypes = $0 },
            example: "{ Money: MyMoney, Order.total: Decimal }",
            "Swift types that replace the generated types, by schema name, JSON Pointer or `Type.member`. A type is an identifier, a nested or generic type, an array or a dictionary. You declare the type; it must conform to `JSONReadable & JSONWritable`."
        ),
        ClientKey(
            "imports",
            .modules { $1.imports = $0 },
            example: "[MyKit]",
            "Modules that contain types of `types` and `formats`, or protocols of `conformances`. Files that use such a type or protocol import them. Default: the types are declared in the client's module or in Foundation."
        ),
        ClientKey(
            "optional",
            .list { $1.optionalMembers = $0 },
            example: "[Order.total]",
            "Members, by `Type.member`, that servers omit although the description requires them. They are optional in the client. The type is spelled as in the description or as in Swift."
        ),
        ClientKey(
            "nullable",
            .list { $1.nullableMembers = $0 },
            example: "[Order.discount]",
            "Members, by `Type.member`, that servers send as `null` although the description does not allow it. They are optional in the client."
        ),
        ClientKey(
            "names",
            .names { $1.names = $0 },
            example: "{ UserSegment._links: links }",
            "Swift names, by JSON Pointer (`#/components/schemas/user-segment`), schema name, `Type.property`, `Type.value` of an enumeration, operationId, or `operationId.parameter`. The keys are spelled as in the description. If the key and the name have a `*`, the entry is a pattern for operations and schemas: `users_*: \"*\"` names the operation `users_list` `list`, and `Acme.Models.*: \"Acme*\"` the schema `Acme.Models.Pet` `AcmePet`. A `*` of the key matches any text, and each `*` of the name stands for the text that the `*` in the same position matches. The first pattern that matches is used; an entry without `*` is preferred. If several operations or schemas would have the same name, none of them is renamed."
        ),
        ClientKey(
            "closedEnums",
            .list { $1.closedEnumerations = $0 },
            example: "[SortOrder]",
            "Enumerations, by schema name or `Type.property`, for which an unknown value is a decoding error instead of `.unrecognized`. `\"*\"` stands for all enumerations."
        ),
        ClientKey(
            "conformances",
            .lists { $1.conformances = $0 },
            example: "{ Pet: [Identifiable] }",
            "Additional protocols that generated types conform to, by schema name or `Type.property`. `\"*\"` stands for all types. You declare missing requirements of a protocol in an extension."
        ),
        ClientKey(
            "identifiable",
            .list { $1.identifiableTypes = $0 },
            example: "[Pet]",
            "Structs, by schema name, that conform to `Identifiable`, as lists of SwiftUI need it. `\"*\"` stands for all that can: structs with a required property `id`, which is a string, a number, a date, a UUID or an enumeration and keeps its name. Any other name is a warning. Default: none."
        ),
        ClientKey(
            "retrySafety",
            .choices(among: [.idempotent, .onRefusal, .never]) { $1.retrySafety.append($0) },
            example: "{ createOrder: never }",
            "When operations, by operationId or `METHOD /path`, are retried: after any failure (`idempotent`), only if the server refused the request (`onRefusal`), or `never`."
        ),
        ClientKey(
            "paging",
            .paging { $1.paging = $0 },
            example: "{ listEvents: none, listPets: { style: offset, parameter: from, limit: count, items: data } }",
            "The paging of operations, by operationId or `METHOD /path`. It replaces the inferred paging, which `apus list --inferred` shows. With `none`, no paging method is generated. Paging is inferred for a `GET` whose response is a list or has exactly one list. Arrays of a single resource, arrays such as `_links` and `errors`, and links of other objects in the response are not used. The last item of a page, or `last_id`, is a cursor if the operation has a parameter such as `starting_after` and the response a flag such as `has_more`. A text parameter is a cursor if the response has its next value: `page` and `next_page`. Deprecated parameters, and those described as not applicable, are used only if nothing else pages the list. The lists of SCIM count items from 1. Paging by offset or page number ends with a page that has no next link or number, with `false` for a property such as `hasMore`, when the total is reached and no next page is stated, or with a page that repeats the page before."
        ),
        ClientKey(
            "streamProperty",
            .choice { $1.streamProperty = $0 },
            example: "inferred",
            "Whether methods set the property `stream` of their body. `inferred`: if a response is documented as one value and as a stream, and the body is a struct with a Boolean property `stream`, the method that returns one value sends `false` and its streaming variant sends `true`, whatever the caller sets. `apus list --inferred` shows the operations. `asWritten`: methods send what the caller sets. Default: `inferred`."
        ),
        ClientKey(
            "parameterStyles",
            .choices(among: [
                .form, .spaceDelimited, .pipeDelimited, .tabDelimited, .deepObject, .deepObjectBrackets,
                .deepObjectRepeated,
            ]) { $1.parameterStyles.append($0) },
            example: "{ listCharges.expand: deepObjectBrackets }",
            "Styles of query parameters and form properties, by `operationId.name`. They replace the styles of the description. OpenAPI does not define how a `deepObject` encodes array elements: `deepObject` writes `a[0]=x`, `deepObjectBrackets` writes `a[]=x`, and `deepObjectRepeated` writes `a=x`."
        ),
        ClientKey(
            "security",
            .security { $1.security = $0 },
            example: "{ getHealth: none, createOrder: [apiKey, [session, tenant]] }",
            "The security of operations, by operationId or `METHOD /path`. It replaces that of the description. `none` is anonymous access. Otherwise it is a security scheme or a list of alternatives; an alternative is a scheme or a list of schemes that are required together."
        ),
        ClientKey(
            "servers",
            .map { $1.servers = $0 },
            example: "{ uploadFile: https://uploads.example.com/v1 }",
            "The URLs of the servers of operations, by operationId or `METHOD /path`. A `{name}` is a variable of the description's servers."
        ),
        ClientKey(
            "clientParameters",
            .choices(among: [.header, .query, .path, .cookie]) { $1.clientParameters.append($0) },
            example: "{ X-API-Version: header, account_id: path }",
            "Parameters that many operations have, by name and place (`header`, `query`, `path` or `cookie`), which become arguments of the client's initializer. The argument of a method is then optional and replaces the client's value for one call. The argument of the initializer is required if an operation requires the parameter. An operation in which the parameter has another type than in most operations keeps its own argument."
        ),
        ClientKey(
            "defaultValues",
            .choice { $1.defaultValues = $0 },
            example: "required",
            "The properties for which a `default` of the description is the default argument of the initializer, and so is sent. `required`: required properties, and optional ones with one possible value. The server assumes the defaults of other optional properties; they are documented. `all`: all properties, except optional ones in the body of a `PATCH`, which must not change what the caller does not set. Default: `required`."
        ),
        ClientKey(
            "overlays",
            .list { $1.overlays = $0 },
            example: "[fixes.yaml]",
            "Files with OpenAPI Overlays (1.0 or 1.1), relative to this file. They change the description's root file, in this order, before references are resolved."
        ),
        ClientKey(
            "allowedFolders",
            .list { $1.allowedFolders = $0 },
            example: "[../common]",
            "Folders that references of the description may read from, in addition to the description's own folder."
        ),
        ClientKey(
            "limits",
            .limits { $1.limits = $0 },
            example: "{ fileBytes: 268435456 }",
            "Limits of a description, with their defaults: `fileBytes`, the size of a file (268435456); `depth`, the nesting of values (512, which is also the maximum); `values`, the number of values in a file (20000000); `aliases`, the number of YAML aliases in a file (1000000); `properties`, the number of properties of all structs together (500000)."
        ),
        ClientKey(
            "diagnostics",
            .severities { $1.severities = $0 },
            example: "{ unused-path-parameter: off, ambiguous-union: error }",
            "The severities of warnings and remarks, by code: `off`, `remark`, `warning` or `error`. `apus explain` lists the codes. The severity of errors can't be changed."
        ),
        ClientKey(
            "allow",
            .allowances { $1.allowances = $0 },
            example: "{ ambiguous-union: [\"#/components/schemas/Shape/**\", \"*'Circle' and 'Square'*\"] }",
            "Warnings that are accepted: lists of patterns by code. They are printed as remarks and do not affect `--strict`. A pattern matches the message, the place (`petstore.yaml`, `petstore.yaml:12` or `petstore.yaml:12:5`), or the JSON Pointer of the place (`#/paths/**` or `schemas/pet.yaml#/properties/*`). In pointers, `*` matches any text without `/` and `**` any text; in messages and places, `*` matches any text. A pattern that matches no diagnostic is a warning."
        ),
        ClientKey(
            "templates",
            .text { $1.templates = $0 },
            example: "Templates",
            "A folder of `.mustache` files, relative to this file. They override the built-in templates with the same names."
        ),
        ClientKey(
            "examples",
            .texts { words, client in
                client.hasModelExamples = words.contains("models")
                client.examples = words.last { $0 != "models" }
            },
            example: "[models, Tests/PetstoreTests/PetstoreExamples.swift]",
            "Examples in generated code: `models`, the path of a file, or a list of both. `models`: each model has an example, `Pet.example`, and the client has an example of each documented response, for previews and tests without a server: `PetstoreClient.example` and `MockTransport(examplesOf: PetstoreClient.self)`. The values are the examples of the description that match their type, and otherwise made from the schemas. Otherwise, a Swift file, relative to this file, that lists every example of the description with the type that decodes it. A test can check an example with `ModelExample.check()`. Default: neither is written."
        ),
        ClientKey(
            "documentation",
            .text { $1.documentation = $0 },
            example: "Documentation/PetstoreAPI",
            "A folder for reference pages in Markdown, relative to this file: `README.md`, pages per tag with an example call of every operation, and the models. Default: pages are not written."
        ),
        ClientKey(
            "catalog",
            .text { $1.catalog = $0 },
            example: "Sources/PetstoreAPI",
            "The folder of the module's target, relative to this file, for a DocC catalog, `<module>.docc`: the page of the module lists the symbols by group, and the page of each method has an example and all facts. Xcode and `swift package generate-documentation` build it with the symbols of the module. Default: the catalog is not written, except in a package that contains only the client."
        ),
        ClientKey(
            "install",
            .record(["url", "from", "path"]) { $1.installation = $0 },
            example: "{ url: \"https://example.com/petstore.git\", from: 1.0.0 }",
            "The location of the client's package, for the installation instructions on the reference pages: the `url` of a repository and the lowest version (`from`), or a `path`. Default: the path `../<module>`."
        ),
        ClientKey(
            "header",
            .text { $1.header = $0 },
            example: "Copyright Example Ltd.",
            "Comment lines for every generated Swift file. They follow the first line, which marks the file as generated."
        ),
    ]
}
