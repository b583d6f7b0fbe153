import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Converts a parsed description to the plan of its client.
///
/// All decisions about the client are made in this stage, so that templates only print.
///
/// Parts that cannot be planned are left out, and a diagnostic names each of them. The same document and options always
/// give the same plan: the result does not depend on the hash seed.
package struct Lowering: Sendable {
    private let document: Document
    private let options: LoweringOptions

    package init(_ document: Document, options: LoweringOptions) {
        self.document = document
        self.options = options
    }

    /// Returns the plan of the client and the diagnostics of this stage, sorted by place.
    package func plan() -> (ClientPlan, [Diagnostic]) {
        var builder = OperationBuilder(document: document, options: options)
        let grouping = GroupBuilder(
            document: document,
            options: options,
            client: options.clientTypeName,
            scope: &builder.scope
        )
        declareComponents(&builder)
        let groups = operationGroups(grouping, &builder)
        builder.types.buildQueue()

        var types = TypeFinishing(builder)
        types.finish()
        var plan = ClientPlan(module: options.module, name: options.clientTypeName, access: options.access)
        plan.documentation = Documentation(summary: document.info.summary, description: document.info.description)
        plan.title = document.info.title
        plan.version = document.info.version
        plan.servers = ServerPlanner.plans(document.servers)
        plan.securitySchemes = builder.schemes.schemes
        plan.takesAuthorization = plan.securitySchemes.isEmpty
        plan.groups = groups
        plan.types = types.table
        plan.responseHeaders = builder.headers.plans
        plan.inferences =
            grouping.inferences + builder.types.names.inferences + builder.schemes.inferences + builder.inferences
            + types.inferences
        TypeRenumbering(builder.types.inlineTypes, count: types.table.plans.count).apply(to: &plan)
        addPaging(to: &plan, operations: grouping.groups)
        if options.streamProperty == .inferred { StreamProperties.set(in: &plan) }
        ClientParameters(options).apply(to: &plan)
        plan.requestDefaults = RequestDefaults(plan).plan()
        switch options.layout {
        case .tags: plan.files = FileLayout(plan, linesPerFile: options.linesPerFile).files()
        case .fixed: plan.files = FixedLayout(plan).files()
        }
        var diagnostics = Diagnostics(grouping.diagnostics)
        diagnostics.add(contentsOf: builder.types.diagnostics + builder.diagnostics + types.diagnostics)
        if let place = builder.authorizationParameters.first {
            let count = builder.authorizationParameters.count
            diagnostics.add(.authorizationParameter(count, client: plan, at: place))
        }
        return (plan, diagnostics.sorted)
    }

    /// Declares the types of component schemas, including those that no operation uses.
    ///
    /// With a filter, only the types that it names and those that the selected operations use are generated.
    private func declareComponents(_ builder: inout OperationBuilder) {
        if !options.filter.isEmpty, options.filter.schemas.isEmpty { return }
        for id in document.componentSchemas
        where builder.types.names.isNamed(id) && !builder.types.isReplaced(id)
            && options.filter.includes(document.schemas.schemas[id.index])
        {
            _ = builder.types.namedType(id)
        }
    }

    private func operationGroups(_ grouping: GroupBuilder, _ builder: inout OperationBuilder) -> [OperationGroup] {
        var groups: [OperationGroup] = []
        for group in grouping.groups {
            var plan = OperationGroup(
                tag: group.tag,
                propertyName: group.propertyName,
                typeName: group.typeName,
                documentation: group.documentation
            )
            var taken = Set(group.names)
            for (index, operation) in group.operations.enumerated() {
                let name = group.names[index]
                for method in builder.plans(of: operation, named: name, typePrefix: group.typePrefixes[index]) {
                    // Drop the streaming variant if an operation already has its name.
                    guard method.name == name || taken.insert(method.name).inserted else { continue }
                    plan.operations.append(method)
                }
            }
            groups.append(plan)
        }
        if options.filter.isEmpty {
            for operation in document.webhooks { builder.addPayloads(of: operation) }
            for operation in document.operations {
                for callback in operation.callbacks { builder.addPayloads(of: callback) }
            }
        }
        return groups.filter { !$0.operations.isEmpty }
    }

    private func addPaging(to plan: inout ClientPlan, operations groups: [GroupBuilder.Group]) {
        var places: [OperationID: (group: Int, index: Int)] = [:]
        for (group, operations) in groups.map(\.operations).enumerated() {
            for index in operations.indices {
                places[OperationID(operations[index])] = (group, index)
            }
        }
        let inference = PagingInference(plan.types, schemas: document.schemas.schemas, options: options)
        for group in plan.groups.indices {
            let names = Set(plan.groups[group].operations.map(\.name))
            for index in plan.groups[group].operations.indices {
                let method = plan.groups[group].operations[index]
                guard let place = places[method.operationID],
                    let paging = inference.paging(of: method, described: groups[place.group].operations[place.index])
                else { continue }
                // Skip paging if an operation already has the name of the paging method.
                guard !names.contains(method.pagedName) else { continue }
                plan.groups[group].operations[index].paging = paging
                guard let reason = paging.reason else { continue }
                plan.inferences.append(
                    Inference(subject: method.id, decision: paging.decision, reason: reason)
                )
            }
        }
    }
}

extension DiagnosticCode {
    /// All diagnostic codes of this stage.
    package static let lowering: [DiagnosticCode] = [
        .allOfCycle, .ambiguousUnion, .authorizationParameter, .caseNameTaken, .codingUnsupported, .contradictingTypes,
        .defaultOfOtherType,
        .discriminatorValueTaken, .endlessSchema, .formResponse, .formWithoutNames, .impossibleSchema, .mediaTypeList,
        .multipartWithoutParts, .operationIDTaken, .operationLeftOut, .operationNameTaken,
        .propertyNameTaken, .requiredWithoutProperty, .responseAlternative, .schemaTooDeep, .structuredEnumeration,
        .tooManyCombinations, .tooManyProperties, .typeNameReserved, .typeNameTaken,
    ]
}
