import ApusLowering
import ApusPlan

extension LoweringOptions {
    /// What the configuration of a client asks of the lowering.
    init(_ client: ClientConfiguration) {
        self.init(
            module: client.module,
            clientName: client.clientName,
            access: client.access,
            grouping: client.grouping,
            formats: Self.dictionary(client.formatTypes),
            schemas: Self.dictionary(client.schemaTypes),
            names: Self.dictionary(client.names),
            filter: OperationFilter(include: client.include.rules, exclude: client.exclude.rules),
            closedEnums: Self.selection(client.closedEnumerations),
            conformances: Dictionary(client.conformances.map { ($0.name, $0.values) }) { _, last in last },
            retry: Self.dictionary(client.retrySafety).compactMapValues(OperationPlan.RetrySafety.init),
            paging: client.paging,
            parameterStyles: Self.dictionary(client.parameterStyles).compactMapValues(ParameterPlan.Style.init),
            keepsExamples: client.examples != nil || client.documentation != nil || client.catalog != nil,
            layout: client.layout,
            maximumProperties: client.limits.properties
        )
    }

    /// The last of two entries with the same name counts, as in the file.
    private static func dictionary(_ values: [NamedValue]) -> [String: String] {
        Dictionary(values.map { ($0.name, $0.value) }) { _, last in last }
    }

    private static func selection(_ names: [String]) -> Selection {
        if names.contains("*") { return .all }
        return names.isEmpty ? .none : .named(Set(names))
    }
}

extension OperationSelection {
    /// The entries as the lowering's rules.
    fileprivate var rules: [OperationFilter.Rule] {
        tags.map(OperationFilter.Rule.tag) + paths.map(OperationFilter.Rule.path)
            + operations.map(OperationFilter.Rule.operation) + methods.map(OperationFilter.Rule.method)
    }
}
