import ApusLowering
import ApusPlan
import Testing

@Suite("Short names of operations")
struct ShortOperationNamesTests {
    /// The names of the methods of operations `tag METHOD path operationId`, in document order.
    private func names(_ operations: [String], options: LoweringOptions = LoweringOptions(module: "TestAPI"))
        -> [String]
    {
        planned(operations, options: options).plan.groups.flatMap(\.operations).map(\.name.text)
    }

    private func planned(
        _ operations: [String],
        response: String = "{description: d}",
        options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> Planned {
        var paths: [(path: String, lines: [String])] = []
        for operation in operations {
            let parts = operation.split(separator: " ").map(String.init)
            let tags = parts[0] == "-" ? "" : "tags: ['\(parts[0])'], "
            let line =
                "    \(parts[1].lowercased()): {\(tags)operationId: '\(parts[3])', responses: {'200': \(response)}}"
            if let index = paths.firstIndex(where: { $0.path == parts[2] }) {
                paths[index].lines.append(line)
            } else {
                paths.append((parts[2], [line]))
            }
        }
        let lines = paths.flatMap { ["  '\($0.path)':"] + $0.lines }
        return Planned("paths:\n" + lines.joined(separator: "\n"), options: options)
    }

    private static let fastAPI = [
        "owners POST /owners create_owner_owners_post", "owners GET /owners/{owner_id} get_owner_owners__owner_id__get",
        "out GET /slash/ slash_slash__get",
    ]

    @Test("the path and method that FastAPI appends are removed from each operationId that has its own ones")
    func fastAPI() {
        #expect(names(Self.fastAPI) == ["createOwner", "getOwner", "slash"])
        let mixed = ["out GET /text text", "out GET /a read_b_get"] + Self.fastAPI
        #expect(names(mixed) == ["text", "readBGet", "slash", "createOwner", "getOwner"])
        #expect(names([Self.fastAPI[0], "out GET /text text"]) == ["createOwnerOwnersPost", "text"])
        #expect(names([Self.fastAPI[0]]) == ["createOwner"])
    }

    @Test("operations with the same short name keep their long names")
    func clash() {
        let operations = [
            "a GET /x read_x_get", "a GET /y read_y_get", "a GET /z list_z_get", "b GET /v read_v_get",
        ]
        #expect(names(operations) == ["readXGet", "readYGet", "list", "read"])
        #expect(names(operations.reversed()) == ["read", "list", "readYGet", "readXGet"])
    }

    @Test(
        "the tag is removed from the start if every operationId of the tag has it",
        arguments: [
            (["Charts GET /charts Charts_list", "Charts GET /charts/{id} Charts_getById"], ["list", "getById"]),
            (["repos GET /repos repos/list", "repos GET /pulls repos/get-pulls"], ["list", "getPulls"]),
            (["cats GET /cats CatsController_findAll"], ["findAll"]),
            (["code-scanning GET /a code-scanning/list-alerts"], ["listAlerts"]),
            (["ConfigService POST /a acme.config.ConfigService.CreateKeyPair"], ["createKeyPair"]),
            (["owners GET /api/owners api_owners_list"], ["list"]),
            (
                ["owners GET /owners owners_list", "owners GET /owners/{id}/pets owners_pets_list"],
                ["list", "petsList"]
            ),
            (["users GET /a usersList", "users GET /b usersGetAll"], ["list", "getAll"]),
            (
                ["Container GET /a ContainerList", "Image GET /b ImageList", "Image POST /c BuildPrune"],
                ["list", "list", "buildPrune"]
            ),
            (["templates GET /a templateRetrieve", "templates GET /b templatesList"], ["retrieve", "list"]),
            (["pets GET /a pets", "pets GET /b pets_list"], ["pets", "list"]),
            (
                ["system/disks GET /a disks_list", "system/disks GET /b system_disks_view"], ["list", "view"]
            ),
            (
                ["speech POST /a speech", "speech POST /b speech_stream", "speech POST /c speech_with_marks"],
                ["speech", "stream", "speechWithMarks"]
            ),
        ]
    )
    func tags(operations: [String], expected: [String]) {
        #expect(names(operations) == expected)
    }

    @Test(
        "a name stays as it is if another operation of the tag does not have it, or if nothing is left",
        arguments: [
            (["Charts GET /a Charts_list", "Charts GET /b getChart"], ["chartsList", "getChart"]),
            (["Segments GET /a getSegments", "Segments GET /b getSegment"], ["getSegments", "getSegment"]),
            (["search GET /a searchUsers", "users GET /b list"], ["searchUsers", "list"]),
            (["search POST /search search_with_post"], ["searchWithPost"]),
            (["ocr POST /v1/ocr ocr_v1_ocr_post", "ocr GET /b ocr_b"], ["ocrV1OcrPost", "ocrB"]),
            (["a GET /a a_init"], ["aInit"]), (["a GET /a a_2"], ["a2"]),
        ]
    )
    func unchanged(operations: [String], expected: [String]) {
        #expect(names(operations) == expected)
    }

    @Test("the tag is removed from those operationIds that start with it and a separator, if most of at least three do")
    func mostOfTheTag() {
        let operations = [
            "vpcs GET /vpcs vpc_list", "vpcs POST /vpcs vpc_create", "vpcs GET /routers vpc_router_list",
            "vpcs GET /gateways gateway_list", "x GET /a one", "x GET /b two", "x GET /c three",
        ]
        #expect(names(operations) == ["list", "create", "routerList", "gatewayList", "one", "two", "three"])
        #expect(names(Array(operations[1...])).first == "vpcCreate")
    }

    @Test("a tag without a separator is removed if all of at least two operationIds of the tag start with its words")
    func wordsOfTheTag() {
        let others = ["x GET /a one", "x GET /b two", "x GET /c three", "x GET /d four", "x GET /e five"]
        let operations = ["syncPlay POST /sp/pause SyncPlayPause", "syncPlay POST /sp/queue SyncPlayNewQueue"]
        #expect(names(operations + others).prefix(2) == ["pause", "newQueue"])
        #expect(names(Array(operations.prefix(1)) + others).first == "syncPlayPause")
        #expect(names(operations + ["syncPlay GET /sp getGroups"] + others).first == "syncPlayPause")
        let prepositions = ["evaluate POST /a evaluateByID", "evaluate POST /b evaluateByType"]
        #expect(names(prepositions + others).prefix(2) == ["evaluateByID", "evaluateByType"])
    }

    @Test(
        "modules and versions that all operationIds of a tag have beside the tag are removed with it",
        arguments: [
            (
                [
                    "agents GET /v1/agents agents_api_v1_agents_list",
                    "agents GET /v1/agents/{id} agents_api_v1_agents_get",
                ],
                ["list", "get"]
            ),
            (
                ["beta.jobs GET /v1/jobs core_api_routes_jobs_list", "beta.jobs GET /v1/x core_api_routes_jobs_get_x"],
                ["list", "getX"]
            ),
            (
                ["files GET /v1/files files_api_routes_list_files", "files GET /v1/f files_api_routes_get_file"],
                ["listFiles", "getFile"]
            ),
            (
                ["libraries GET /v1/libraries libraries_list_v1", "libraries PUT /v1/libraries libraries_update_v1"],
                ["list", "update"]
            ),
            (["settings GET /a settings_api_keys", "settings GET /b settings_get"], ["apiKeys", "get"]),
            (
                ["libraries GET /v1/a libraries_list_v1", "libraries GET /v2/a libraries_list_v2"],
                ["listV1", "listV2"]
            ),
        ]
    )
    func modules(operations: [String], expected: [String]) {
        let others = (1...8).map { "x GET /other\($0) other\($0)of" }
        #expect(names(operations + others).prefix(2) == expected[...])
    }

    @Test("a tag with a version is removed after the first word")
    func versions() {
        let operations = [
            "core_v1 GET /pods listCoreV1NamespacedPod", "core_v1 GET /pods/{name} readCoreV1NamespacedPod",
        ]
        #expect(names(operations) == ["listNamespacedPod", "readNamespacedPod"])
    }

    @Test("the configuration keeps the operationIds, and a configured name stays")
    func configured() {
        let written = LoweringOptions(module: "TestAPI", operationNames: .asWritten)
        #expect(names(Self.fastAPI, options: written).first == "createOwnerOwnersPost")
        let named = LoweringOptions(module: "TestAPI", names: ["slash_slash__get": "createOwner"])
        #expect(names(Self.fastAPI, options: named) == ["createOwner", "getOwner", "createOwner"])
    }

    @Test("each short name is listed as inferred")
    func inferences() {
        let inferences = planned(["Charts GET /charts Charts_list"]).plan.inferences
        #expect(inferences.map(\.subject) == ["Charts_list"])
        #expect(inferences.map(\.decision) == ["the method is named 'list'"])
        #expect(inferences.map(\.reason) == ["every operationId of 'Charts' starts with it"])
    }

    @Test("the names of inline types do not get shorter with the tag")
    func inlineTypes() {
        let response =
            "{description: d, content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}"
        let tags = planned(["Charts GET /a Charts_list", "Maps GET /b Maps_get"], response: response)
        #expect(tags.plan.groups.flatMap(\.operations).map(\.name.text) == ["list", "get"])
        #expect(!tags.typeNames.contains { $0.hasPrefix("List") || $0.hasPrefix("Get") })
        let fast = planned(Self.fastAPI, response: response)
        #expect(fast.typeNames.contains { $0.hasPrefix("CreateOwner") && !$0.contains("OwnersPost") })
    }

    @Test("long operationIds that differ have different names, independent of their order")
    func longNames() {
        let stem = "ByProjectKeyAsAssociateByAssociateIdInBusinessUnitKeyByBusinessUnitKeyApprovalFlows"
        let operations = ["Get", "ByIDGet", "ByIDDelete"].enumerated().map { "- GET /a\($0) \(stem)\($1)" }
        let forward = names(operations)
        #expect(Set(forward).count == 3)
        #expect(forward.allSatisfy { $0.hasPrefix("byProjectKey") && ($0.hasSuffix("Get") || $0.hasSuffix("Delete")) })
        #expect(names(operations.reversed()) == forward.reversed())
        let longer = operations.map { $0.replacing(stem, with: stem + stem + stem) }
        #expect(Set(names(longer)).count == 3)
        #expect(names(longer.reversed()) == names(longer).reversed())
    }
}
