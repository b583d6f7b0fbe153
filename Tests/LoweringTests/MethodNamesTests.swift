import ApusLowering
import ApusPlan
import Testing

@Suite("Names of methods")
struct MethodNamesTests {
    /// The names of the methods of operations `METHOD path operationId tag`, by `METHOD path`. `-` is no operationId.
    private static func planned(
        _ operations: [String],
        options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> Planned {
        let paths = Dictionary(grouping: operations) { $0.split(separator: " ")[1] }
        let order = operations.map { $0.split(separator: " ")[1] }
        var seen: Set<Substring> = []
        let lines = order.filter { seen.insert($0).inserted }.flatMap { path -> [String] in
            let methods = (paths[path] ?? []).map { operation -> String in
                let parts = operation.split(separator: " ").map(String.init)
                let id = parts.count > 2 && parts[2] != "-" ? "operationId: '\(parts[2])', " : ""
                let tag = parts.count > 3 ? "tags: ['\(parts[3])'], " : ""
                return "    \(parts[0].lowercased()): {\(id)\(tag)responses: {'204': {description: d}}}"
            }
            return ["  '\(path)':"] + methods
        }
        return Planned("paths:\n" + lines.joined(separator: "\n"), options: options)
    }

    private static func names(
        _ operations: [String],
        options: LoweringOptions = LoweringOptions(module: "TestAPI")
    ) -> [String: String] {
        let methods = planned(operations, options: options).plan.groups.flatMap(\.operations)
        return Dictionary(methods.map { ($0.operationID.description, $0.name.text) }) { first, _ in first }
    }

    private static let customers = [
        ("GET /v1/customers", "list"), ("POST /v1/customers", "create"), ("GET /v1/customers/{customer}", "get"),
        ("PATCH /v1/customers/{customer}", "update"), ("DELETE /v1/customers/{customer}", "delete"),
        ("GET /v1/customers/search", "search"), ("POST /v1/customers/{customer}/archive", "archive"),
        ("GET /v1/customers/{customer}/sources", "listSources"),
        ("POST /v1/customers/{customer}/sources", "createSource"),
        ("GET /v1/customers/{customer}/sources/{id}", "getSource"),
        ("POST /v1/customers/{customer}/sources/{id}/verify", "verifySource"),
        ("GET /v1/customers/{customer}/balance", "getBalance"),
        ("POST /v1/customers/{customer}/balance", "postBalance"),
        ("GET /v1/customers/{customer}/cards.json", "getCards"),
        ("POST /v1/customers/{customer}:merge", "merge"),
    ]

    @Test("without an operationId, a method is named after what it does with the resource", arguments: customers)
    func resources(operation: String, name: String) {
        let names = Self.names(Self.customers.map { $0.0 + " - Customers" })
        #expect(names[operation] == name)
    }

    @Test("operationIds that have only the method and the path are replaced if most of them are such")
    func pathIdentifiers() {
        let operations = [
            "GET /v1/customers GetCustomers customers", "POST /v1/customers PostCustomers customers",
            "POST /v1/customers/{customer} PostCustomersCustomer customers",
            "DELETE /v1/customers/{customer} delete_customers_id customers",
        ]
        let expected = [
            "GET /v1/customers": "list", "POST /v1/customers": "create", "POST /v1/customers/{customer}": "update",
            "DELETE /v1/customers/{customer}": "delete",
        ]
        #expect(Self.names(operations) == expected)
        let others = ["GET /a one x", "GET /b two x", "GET /c three x"]
        #expect(Self.names(operations + others)["GET /v1/customers"] == "getCustomers")
        let written = LoweringOptions(module: "TestAPI", operationNames: .asWritten)
        #expect(Self.names(operations, options: written)["POST /v1/customers"] == "postCustomers")
    }

    @Test("methods with the same name get their method and their parameters, independent of the order")
    func clashes() {
        let operations = [
            "PUT /pets/{id} - pets", "PATCH /pets/{id} - pets", "GET /pets/{id}/toys - pets",
            "GET /pets/toys - pets",
        ]
        let names = Self.names(operations)
        #expect(names["PUT /pets/{id}"] == "put")
        #expect(names["PATCH /pets/{id}"] == "patch")
        #expect(names["GET /pets/{id}/toys"] == "getToysByID")
        #expect(Self.names(operations.reversed()) == names)
    }

    @Test("operationIds that are equal in Swift have names that do not depend on the order")
    func equalInSwift() {
        let operations = ["GET /users/{userId} get_user", "GET /me getUser", "GET /a get-a", "GET /b get_a"]
        let planned = Self.planned(operations)
        #expect(planned.codes == ["operation-name-taken"])
        let names = Self.names(operations)
        #expect(names["GET /me"] == "getUser")
        #expect(names["GET /users/{userId}"] == "getUsersByUserID")
        #expect(names["GET /a"]?.hasPrefix("getA") == true)
        #expect(Set(names.values).count == 4)
        #expect(Self.names(operations.reversed()) == names)
    }

    @Test("all operations with the same operationId are named after method and path")
    func repeated() {
        let operations = ["GET /a same", "GET /b same", "GET /c other"]
        #expect(Self.planned(operations).codes == ["operation-id-taken"])
        #expect(Self.names(operations) == ["GET /a": "getA", "GET /b": "getB", "GET /c": "other"])
    }

    @Test("operations are grouped by the segment that names a resource")
    func pathGroups() {
        let operations = [
            "GET /api/v1/{account}/pets listPets", "GET /api/v1/{account}/pets/{id} getPet",
            "GET /api/v1/{account}/pet_owners/{id} getOwner", "GET /api/v2/{account}/toys listToys",
        ]
        let options = LoweringOptions(module: "TestAPI", grouping: .paths)
        let groups = Self.planned(operations, options: options).plan.groups
        #expect(groups.map { $0.propertyName?.text } == ["pets", "petOwners", "toys"])
        #expect(groups.map(\.typeName.text) == ["Pets", "PetOwners", "Toys"])
        #expect(Self.planned(operations).plan.groups.map(\.propertyName) == [nil])
    }

    @Test("a large description without tags is grouped by its paths")
    func inferredGroups() {
        let operations = (1...11).flatMap { ["GET /pets/p\($0) p\($0)", "GET /toys/t\($0) t\($0)"] }
        let plan = Self.planned(operations).plan
        #expect(plan.groups.map { $0.propertyName?.text } == ["pets", "toys"])
        #expect(plan.inferences.map(\.subject) == ["grouping"])
        #expect(Self.planned(Array(operations.prefix(20))).plan.groups.map(\.propertyName) == [nil])
        #expect(Self.planned(operations + ["GET /a a tag"]).plan.groups.map { $0.propertyName?.text } == ["tag", nil])
    }

    @Test("a tag that all operations have and that is in the title is not a group")
    func titleAsTag() {
        let operations = (1...11).flatMap { ["GET /pets/p\($0) p\($0) test", "GET /toys/t\($0) t\($0) test"] }
        #expect(Self.planned(operations).plan.groups.map { $0.propertyName?.text } == ["pets", "toys"])
        let other = operations.map { $0.replacing(" test", with: " zoo") }
        #expect(Self.planned(other).plan.groups.map { $0.propertyName?.text } == ["zoo"])
    }

    @Test("a tag such as 'api' or a version is not a group", arguments: ["api", "v1"])
    func prefixAsTag(tag: String) {
        let operations = [
            "GET /\(tag)/animals/ \(tag)_animals_list \(tag)", "POST /\(tag)/animals/ \(tag)_animals_create \(tag)",
            "GET /\(tag)/pet-keepers/ \(tag)_pet_keepers_list \(tag)", "GET /schema/ schema_retrieve schema",
        ]
        let plan = Self.planned(operations).plan
        #expect(plan.groups.map { $0.propertyName?.text } == ["animals", "petKeepers", "schema"])
        #expect(plan.groups.map { $0.operations.map(\.name.text) } == [["list", "create"], ["list"], ["retrieve"]])
        #expect(plan.inferences.first?.reason.contains("'\(tag)', which does not name a resource") == true)
    }

    @Test("a version or a title that all tags start with is not in the names of groups")
    func tagPrefix() {
        let operations = [
            "GET /accounts ListAccount Api20100401Account", "GET /calls ListCall Api20100401Call",
            "GET /notes ListCallNote Api20100401CallNote",
        ]
        let plan = Self.planned(operations).plan
        #expect(plan.groups.map { $0.propertyName?.text } == ["account", "call", "callNote"])
        #expect(plan.groups.map(\.tag) == ["Api20100401Account", "Api20100401Call", "Api20100401CallNote"])
        #expect(plan.inferences.map(\.decision) == ["the groups are named without 'Api20100401'"])
        let title = operations.map { $0.replacing("Api20100401", with: "Test.") }
        #expect(Self.planned(title).plan.groups.map { $0.propertyName?.text } == ["account", "call", "callNote"])
        let other = operations.map { $0.replacing("Api20100401", with: "User") }
        #expect(Self.planned(other).plan.groups.first?.propertyName?.text == "userAccount")
    }

    @Test("'controller' at the end of all tags is not in the names of groups, and numbers of springdoc are removed")
    func controllers() {
        let operations = [
            "GET /users getAll user-controller", "GET /users/{id} getById user-controller",
            "GET /roles getAll_1 role-controller", "GET /roles/old getAll_2 role-controller",
            "GET /roles/{id} getById_1 role-controller", "GET /x step_1 x-controller",
        ]
        let plan = Self.planned(operations).plan
        #expect(plan.groups.map { $0.propertyName?.text } == ["user", "role", "x"])
        let names = Self.names(operations)
        #expect(names["GET /roles/{id}"] == "getById")
        #expect(names["GET /roles"] == "getAll1" && names["GET /roles/old"] == "getAll2")
        #expect(names["GET /x"] == "step1")
        #expect(Self.names(operations.reversed()) == names)
        let other = Self.planned(operations + ["GET /y y tag"]).plan
        #expect(other.groups.first?.propertyName?.text == "userController")
    }

    @Test("segments in another order than the words of the tag are the group")
    func reversedSegments() {
        let operations = ["GET /config/host - HostConfig", "PUT /config/host/{id} - HostConfig"]
        #expect(Self.names(operations) == ["GET /config/host": "list", "PUT /config/host/{id}": "update"])
    }

    @Test("inline types are named after the method with its resource or group, independent of the order")
    func typePrefixes() {
        let body =
            "requestBody: {content: {application/json: {schema: {type: object, properties: {x: {type: string}}}}}}, "
        func types(_ operations: [String], names: [String: String] = [:]) -> Set<String> {
            let lines = operations.enumerated().map { index, line in
                let parts = line.split(separator: " ").map(String.init)
                let id = parts[2] == "-" ? "" : "operationId: '\(parts[2])', "
                return
                    "  '\(parts[1])': {\(parts[0].lowercased()): {\(id)tags: [\(parts[3])], \(body.replacing("x", with: "x\(index)"))"
                    + "responses: {'204': {description: d}}}}"
            }
            let options = LoweringOptions(module: "TestAPI", names: names)
            return Set(Planned("paths:\n" + lines.joined(separator: "\n"), options: options).typeNames)
        }
        let paths = [
            "POST /v1/customers PostCustomers customers", "PATCH /v1/customers/{id} PatchCustomersId customers",
        ]
        #expect(types(paths) == ["CreateCustomerRequest", "UpdateCustomerRequest"])
        let charts = ["POST /a Charts_create Charts", "POST /b Maps_create Maps"]
        #expect(types(charts) == ["ChartsCreateRequest", "MapsCreateRequest"])
        #expect(types(charts.reversed()) == types(charts))
        let numbered = ["POST /a create a", "POST /b create_1 b", "POST /c other c"]
        #expect(types(numbered) == ["ACreateRequest", "BCreateRequest", "OtherRequest"])
        let named = types(["POST /a one a", "POST /b two b"], names: ["one": "create", "two": "create"])
        #expect(named == ["ACreateRequest", "BCreateRequest"])
        let equal = ["POST /a save_pet a", "POST /b SavePet b"]
        #expect(types(equal) == ["ASavePetRequest", "BSavePetRequest"])
        #expect(types(["POST /a save_pet a", "POST /b savePet b"]) == ["ASavePetRequest", "SavePetRequest"])
    }

    @Test("the segment of the path is removed like a tag")
    func repeatedSegments() {
        let operations = ["POST /alerts/active alerts_active", "GET /alerts/types alerts_types", "GET /zones all"]
        let options = LoweringOptions(module: "TestAPI", grouping: .paths)
        #expect(
            Self.names(operations, options: options) == [
                "POST /alerts/active": "active", "GET /alerts/types": "types", "GET /zones": "all",
            ]
        )
    }

    @Test("a pattern names all operations that match it, unless two of them would have the same name")
    func patterns() {
        let operations = ["GET /a Api_list_v1", "GET /b Api_find_v1", "GET /c Api_find_v2", "GET /d other"]
        func names(_ patterns: [(String, String)], _ fixed: [String: String] = [:]) -> [String: String] {
            let patterns = patterns.compactMap { NamePattern($0.0, $0.1) }
            return Self.names(
                operations,
                options: LoweringOptions(module: "TestAPI", names: fixed, namePatterns: patterns)
            )
        }
        let first = names([("Api_*_v1", "*")])
        #expect(first["GET /a"] == "list")
        #expect(first["GET /b"] == "find")
        #expect(first["GET /c"] == "apiFindV2")
        let both = names([("Api_*_v*", "*")])
        #expect(both["GET /a"] == "list")
        #expect(both["GET /b"] == "apiFindV1")
        #expect(both["GET /c"] == "apiFindV2")
        let swapped = names([("Api_*_v*", "v * *"), ("*", "x *")], ["Api_list_v1": "all"])
        #expect(swapped["GET /a"] == "all")
        #expect(swapped["GET /b"] == "vFind1")
        #expect(swapped["GET /d"] == "xOther")
        #expect(NamePattern("a*", "b") == nil)
        #expect(NamePattern("a", "b*") == nil)
    }
}
