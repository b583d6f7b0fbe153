import ApusPlan

@testable import ApusTemplateRenderer

/// The declarations of a plan, in the form of ``SyntaxTree/declarations``.
struct PlannedDeclarations {
    private(set) var list: [String] = []
    /// The names of the plan that expressions can refer to.
    private(set) var names: Set<String> = []
    private let plan: ClientPlan
    private let paths: [String]

    init(_ plan: ClientPlan) {
        self.plan = plan
        var paths: [String] = []
        for type in plan.types.plans {
            var path = type.name.text
            var parent = type.parent
            while let id = parent {
                path = plan.types[id].name.text + "." + path
                parent = plan.types[id].parent
            }
            paths.append(path)
        }
        self.paths = paths
        let imports = FileImports(plan: plan)
        list += plan.files.flatMap { imports.modules(of: $0, runtime: "ApusRuntime") }.map { "import " + $0.name }
        addClient()
        for (index, group) in plan.groups.enumerated() { add(group, at: index) }
        for (path, type) in zip(paths, plan.types.plans) { add(type, path) }
        list.sort()
    }

    // MARK: - The client

    private mutating func addClient() {
        let client = plan.name.text
        list += ["struct " + client, "var \(client).connection"]
        let schemes = plan.takesAuthorization ? ["authorization"] : plan.securitySchemes.map(\.name.text)
        let arguments = schemes + plan.clientParameters.map(\.name.text)
        declare("init \(client).init", labels: arguments + ["server", "options"])
        names.formUnion(arguments + ["server", "options", client])
        if plan.servers.first?.host != nil {
            declare("init \(client).init", labels: arguments + ["host", "options"])
            names.insert("host")
        }
        if plan.groups.contains(where: { $0.propertyName == nil && !$0.operations.isEmpty }) {
            declare("init \(client).init", labels: ["connection"])
        }
        if !plan.requestDefaults.isEmpty {
            list.append("var \(client).defaults")
            names.insert("RequestDefaults")
        }
        for group in plan.groups { if let name = group.propertyName { list.append("var \(client).\(name.text)") } }
        if !plan.servers.isEmpty { list.append("enum \(client).Servers") }
        for server in plan.servers {
            let variables = server.variables.map(\.name.text)
            let labels = (server.host.map { [$0.name.text] } ?? []) + variables
            for enumeration in server.variables.compactMap(\.enumeration) where enumeration.isDeclared {
                let path = "\(client).Servers.\(enumeration.name.text)"
                list.append("enum " + path)
                list += enumeration.cases.map { "case \(path).\($0.name.text)" }
            }
            if labels.isEmpty {
                list.append("var \(client).Servers.\(server.name.text)")
            } else {
                names.formUnion(labels)
                let hasLabels = server.host != nil || variables.count > 1
                declare("func \(client).Servers.\(server.name.text)", labels: hasLabels ? labels : ["_"])
            }
        }
        if !plan.responseHeaders.isEmpty { list.append("enum \(client).Headers") }
        list += plan.responseHeaders.map { "var \(client).Headers.\($0.name.text)" }
    }

    private mutating func declare(_ name: String, labels: [String]) {
        list.append(name + "(" + labels.map { $0 + ":" }.joined() + ")")
    }

    // MARK: - Operations

    private mutating func add(_ group: OperationGroup, at index: Int) {
        let client = plan.name.text
        var path = client
        if group.propertyName != nil {
            path += "." + group.typeName.text
            list += ["extension " + client, "struct " + path, "var \(path).connection"]
            names.insert(group.typeName.text)
        }
        let isWritten = plan.files.contains { file in
            guard case .operations(let slices) = file.contents else { return false }
            return slices.contains { $0.group == index }
        }
        guard isWritten else { return }
        list.append("extension " + path)
        for operation in group.operations { add(operation, path) }
    }

    private mutating func add(_ operation: OperationPlan, _ path: String) {
        var labels = operation.parameters.map(\.name.text)
        if let body = operation.body { labels.append(body.name.text) }
        names.formUnion(labels)
        declare("func \(path).\(operation.name.text)", labels: labels)
        if operation.paging != nil { declare("func \(path).\(operation.name.text)Paged", labels: labels) }
        if let choice = operation.body?.choice {
            list.append("enum \(path).\(choice.name.text)")
            for name in choice.caseNames { declare("case \(path).\(choice.name.text).\(name.text)", labels: ["_"]) }
            for (name, content) in zip(choice.caseNames, operation.body?.contents ?? []) where content.coding == .binary
            {
                declare("func \(path).\(choice.name.text).\(name.text)", labels: ["_"])
                names.insert("data")
            }
        }
        guard case .several(let name, let cases) = operation.success else { return }
        list.append("enum \(path).\(name.text)")
        for item in cases {
            list.append("case \(path).\(name.text).\(item.name.text)" + (item.content == nil ? "" : "(_:)"))
        }
    }

    // MARK: - Types

    private mutating func add(_ type: TypePlan, _ path: String) {
        names.insert(type.name.text)
        switch type.shape {
        case .alias: list.append("typealias " + path)
        case .structure(let structure):
            var fields = structure.properties.map(\.name.text)
            if let additional = structure.additionalProperties { fields.append(additional.name.text) }
            names.formUnion(fields)
            names.formUnion(fields.map { "_" + $0 })
            list.append("struct " + path)
            list += fields.map { "var \(path).\($0)" }
            list.append("init \(path).init(" + fields.map { $0 + ":" }.joined() + ")")
            addCoding(path)
        case .enumeration(let enumeration):
            list.append("enum " + path)
            list += enumeration.cases.map { "case \(path).\($0.name.text)" }
            if !enumeration.isClosed { list.append("case \(path).\(enumeration.unrecognizedName.text)(_:)") }
            list += ["var \(path).knownCases", "init \(path).init(rawValue:)", "var \(path).rawValue"]
        case .union(let union):
            list.append("enum " + path)
            list += union.cases.map { "case \(path).\($0.name.text)(_:)" }
            list.append("case \(path).\(union.unrecognizedName.text)(_:)")
            if union.isMember { list.append("var \(path).isRecognized") }
            if type.usage.contains(.request) { addLiterals(union, path) }
            addCoding(path)
        }
    }

    private mutating func addLiterals(_ union: UnionPlan, _ path: String) {
        let payloads = union.cases.filter { !$0.isIndirect }.map(\.payload)
        let integers = payloads.filter { if case .integer = $0 { true } else { false } }
        let numbers = payloads.filter { $0 == .double || $0 == .float }
        if payloads.filter({ $0 == .string }).count == 1 { list.append("init \(path).init(stringLiteral:)") }
        if integers.count == 1 || (integers.isEmpty && numbers.count == 1) {
            list.append("init \(path).init(integerLiteral:)")
        }
        if numbers.count == 1 { list.append("init \(path).init(floatLiteral:)") }
    }

    private mutating func addCoding(_ path: String) {
        list += ["init \(path).init(from:)", "func \(path).write(to:)"]
    }
}
