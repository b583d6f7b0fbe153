import ApusDiagnostics
import ApusLowering
import ApusPlan
import ApusSpecParser

/// Finds entries of a configuration that have no effect because they match nothing in the description.
struct ConfigurationUse {
    private let client: ClientConfiguration
    private let document: Document
    private let plan: ClientPlan

    init(_ client: ClientConfiguration, document: Document, plan: ClientPlan) {
        self.client = client
        self.document = document
        self.plan = plan
    }

    /// A warning for each entry without a match, and for each paging that does not fit its operation.
    var diagnostics: [Diagnostic] {
        emptySelection + filters("include", client.include) + filters("exclude", client.exclude)
            + unknown("include.schemas", client.include.schemas, among: schemas)
            + unknown("formats", client.formatTypes.map(\.name), among: formats)
            + unknown("types", unknownMembers(client.schemaTypes.map(\.name)), among: schemas.union(members))
            + unknown("optional", unknownMembers(client.optionalMembers), among: members)
            + unknown("nullable", unknownMembers(client.nullableMembers), among: members)
            + unknown("security", client.security.map(\.name), among: operations) + unknownSchemes
            + unknown("servers", client.servers.map(\.name), among: operations)
            + unknown("names", client.names.map(\.name).filter { !usedPatterns.contains($0) }, among: names)
            + unknown("closedEnums", client.closedEnumerations, among: enumerations)
            + unknown("conformances", client.conformances.map(\.name), among: types)
            + unknown("identifiable", client.identifiableTypes, among: identifiable)
            + unknown("parameterStyles", client.parameterStyles.map(\.name), among: styled)
            + unknown("clientParameters", client.clientParameters.map(\.name), among: shared)
            + unknown("retrySafety", client.retrySafety.map(\.name), among: operations)
            + unknown("paging", client.paging.keys.sorted(), among: operations) + misfits
    }

    private func unknown(
        _ key: String,
        _ entries: [String],
        among known: @autoclosure () -> Set<String>
    ) -> [Diagnostic] {
        if entries.isEmpty { return [] }
        let known = known()
        return entries.filter { $0 != "*" && !known.contains($0) }.map { name in
            .unusedConfiguration(name, of: key, among: known.sorted(), at: place(key, name))
        }
    }

    private func place(_ key: String, _ name: String) -> SourceLocation? {
        client.places[ConfigurationEntry(key, name)]
    }

    /// An error if `include` and `exclude` select nothing.
    private var emptySelection: [Diagnostic] {
        let filter = client.operationFilter
        guard !filter.isEmpty, !document.operations.contains(where: filter.includes) else { return [] }
        let known = schemas
        if filter.schemas.contains(where: { $0 == "*" ? !known.isEmpty : known.contains($0) }) { return [] }
        let keys = [("include", client.include), ("exclude", client.exclude)].filter { !$0.1.isEmpty }.map { $0.0 }
        let names = keys.map { "'\($0)'" }.joined(separator: " with ")
        return [.emptySelection(of: names, at: keys.first.flatMap { place($0, "") })]
    }

    /// The entries that name no member of a type.
    private func unknownMembers(_ entries: [String]) -> [String] {
        if entries.isEmpty { return [] }
        let settings = MemberSettings(entries)
        var found: Set<String> = []
        for type in plan.types.plans {
            guard case .structure(let structure) = type.shape else { continue }
            let name = type.parent == nil ? type.name.text : nil
            for property in structure.properties {
                if let key = settings.key(owner: type.schemaName, name: name, member: property.key) {
                    found.insert(key)
                }
            }
        }
        return entries.filter { !found.contains($0) }
    }

    /// A warning for each security scheme of `security` that the description does not declare.
    private var unknownSchemes: [Diagnostic] {
        let known = document.securitySchemes.map(\.key)
        return client.security.flatMap { entry in
            entry.value.flatMap(\.self).filter { !known.contains($0) }.map { name in
                .unusedConfiguration(
                    name,
                    of: "security.\(entry.name)",
                    among: known,
                    at: place("security", entry.name),
                    help: known.isEmpty
                        ? "the description declares no security scheme; write 'none' or add the scheme with an overlay"
                        : "use one of: \(known.joined(separator: ", "))"
                )
            }
        }
    }

    // MARK: Known names

    /// The members of all structs: `Pet.name`.
    private var members: Set<String> {
        var names: Set<String> = []
        for type in plan.types.plans {
            guard case .structure(let structure) = type.shape else { continue }
            for property in structure.properties { names.insert("\(type.schemaName).\(property.key)") }
        }
        return names
    }

    private func filters(_ key: String, _ selection: OperationSelection) -> [Diagnostic] {
        var found: [Diagnostic] = []
        func check(_ member: String, _ entries: [String], _ rule: (String) -> OperationFilter.Rule, known: Set<String>)
        {
            for entry in entries where !document.operations.contains(where: rule(entry).fits) {
                let key = key + "." + member
                found.append(.unusedConfiguration(entry, of: key, among: known.sorted(), at: place(key, entry)))
            }
        }
        check("tags", selection.tags, OperationFilter.Rule.tag, known: Set(document.operations.flatMap(\.tags)))
        check("paths", selection.paths, OperationFilter.Rule.path, known: Set(document.operations.map(\.path)))
        let ids = Set(document.operations.compactMap(\.id))
        check("operations", selection.operations, OperationFilter.Rule.operation, known: ids)
        check("methods", selection.methods, OperationFilter.Rule.method, known: Set(document.operations.map(\.method)))
        return found
    }

    private var formats: Set<String> { Set(document.schemas.schemas.compactMap(\.format)) }

    private var schemas: Set<String> {
        Set(document.schemas.schemas.map(\.pointer)).union(document.schemas.schemas.compactMap(\.name))
    }

    private var operations: Set<String> { Set(document.operations.flatMap(OperationNames.keys)) }

    private var enumerations: Set<String> {
        Set(plan.types.plans.filter { if case .enumeration = $0.shape { true } else { false } }.map(\.schemaName))
    }

    private var types: Set<String> {
        Set(plan.types.plans.filter { if case .alias = $0.shape { false } else { true } }.map(\.schemaName))
    }

    /// The structs that can conform to `Identifiable`.
    private var identifiable: Set<String> {
        Set(plan.types.ids.filter(plan.types.isIdentifiable).map { plan.types[$0].schemaName })
    }

    /// The keys that `names` accepts.
    private var names: Set<String> {
        var names = schemas.union(operations)
        for type in plan.types.plans {
            names.insert(type.schemaName)
            switch type.shape {
            case .structure(let plan): names.formUnion(plan.properties.map { "\(type.schemaName).\($0.key)" })
            case .enumeration(let plan):
                names.formUnion(plan.cases.map { "\(type.schemaName).\($0.value.spelling)" })
            case .union, .alias: break
            }
        }
        for operation in plan.groups.flatMap(\.operations) {
            names.formUnion(operation.parameters.map { "\(operation.id).\($0.wireName)" })
        }
        return names
    }

    /// The names that `clientParameters` accepts: parameters at the configured place.
    private var shared: Set<String> {
        let parameters = plan.groups.flatMap(\.operations).flatMap(\.parameters)
        let known = Set(parameters.map { ClientParameterKey($0.wireName, $0.location) })
        let matches = client.clientParameters.filter { known.contains(ClientParameterKey($0.name, $0.value)) }
        let unmatched = Set(client.clientParameters.map(\.name)).subtracting(matches.map(\.name))
        return Set(matches.map(\.name)).union(parameters.map(\.wireName)).subtracting(unmatched)
    }

    /// The patterns of `names` that match an operation or a schema.
    private var usedPatterns: Set<String> {
        let patterns = client.namePatterns
        if patterns.isEmpty { return [] }
        let keys = operations.union(schemas)
        return Set(patterns.filter { pattern in keys.contains { pattern.name(for: $0) != nil } }.map(\.key))
    }

    /// The keys that `parameterStyles` accepts: query parameters and form properties.
    private var styled: Set<String> {
        var names: Set<String> = []
        for operation in plan.groups.flatMap(\.operations) {
            for parameter in operation.parameters where parameter.location == .query {
                names.insert("\(operation.id).\(parameter.wireName)")
            }
            for content in operation.body?.contents ?? [] where content.coding == .form {
                guard case .named(let type) = content.type,
                    case .structure(let structure) = plan.types[type].shape
                else { continue }
                names.formUnion(structure.properties.map { "\(operation.id).\($0.key)" })
            }
        }
        return names
    }

    // MARK: Paging

    private var misfits: [Diagnostic] {
        if client.paging.isEmpty { return [] }
        var found: [Diagnostic] = []
        for operation in plan.groups.flatMap(\.operations) {
            let keys = OperationNames.keys(of: operation)
            guard let key = keys.first(where: { client.paging[$0] != nil }), let paging = client.paging[key],
                let misfit = paging.misfit(of: operation, in: plan.types)
            else { continue }
            found.append(.pagingMisfit(misfit, of: key, at: place("paging", key)))
        }
        return found
    }
}

/// A parameter, by name and place. The names of headers are compared without case.
private struct ClientParameterKey: Hashable {
    let name: String
    let location: ParameterPlan.Location

    init(_ name: String, _ location: ParameterPlan.Location) {
        self.name = location == .header ? name.lowercased() : name
        self.location = location
    }
}

extension DiagnosticCode {
    package static let unusedConfiguration = DiagnosticCode(
        "unused-configuration",
        .warning,
        explanation: """
            An entry of the configuration matches nothing in the description.

            The entry has no effect. Either it is misspelled, or the description has changed. `apus list` lists the names \
            of operations and types.
            """
    )
    package static let pagingMisfit = DiagnosticCode(
        "paging-misfit",
        .warning,
        explanation: """
            The paging in the configuration does not fit the operation.

            The operation does not have a parameter that `paging` names, or a path does not exist in its response. No \
            paging method is generated.
            """
    )
}

extension Diagnostic {
    static func unusedConfiguration(
        _ name: String,
        of key: String,
        among known: [String],
        at place: SourceLocation?,
        help: String = "'apus list' lists the names of operations and types"
    ) -> Diagnostic {
        Diagnostic(
            .unusedConfiguration,
            "'\(name)' in '\(key)' matches nothing in the description",
            at: place,
            consequence: "the entry has no effect",
            help: NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
                ?? help
        )
    }

    static func pagingMisfit(_ misfit: PagingMisfit, of operation: String, at place: SourceLocation?) -> Diagnostic {
        let message: String
        var help: String?
        switch misfit {
        case .response: message = "'\(operation)' can't be paged because it does not return a single JSON value"
        case .parameter(let name, let known):
            message = "'\(operation)' has no parameter '\(name)'"
            help =
                NearestName.find(name, among: known).map { "did you mean '\($0)'?" }
                ?? (known.isEmpty ? nil : "it has \(known.map { "'\($0)'" }.joined(separator: ", "))")
        case .items(let path):
            message =
                path.isEmpty
                ? "the response of '\(operation)' is not a list"
                : "'\(path)' is not a list in the response of '\(operation)'"
            help = "set 'items' to the path of the list in the response: keys joined by dots"
        case .next(let path):
            message = "'\(path)' does not exist in the response of '\(operation)'"
            help = "set 'next' to the path of the next cursor or link in the response: keys joined by dots"
        }
        return Diagnostic(
            .pagingMisfit,
            message,
            at: place,
            consequence: "no paging method is generated",
            help: help
        )
    }
}
