import ApusLowering
import ApusPlan

extension LoweringOptions {
    /// Creates the lowering options of a client's configuration.
    init(_ client: ClientConfiguration) {
        self.init(
            module: client.module,
            clientName: client.clientName,
            access: client.access,
            grouping: client.grouping,
            operationNames: client.operationNames,
            schemaNames: client.schemaNames,
            formats: Self.dictionary(client.formatTypes),
            schemas: Self.dictionary(client.schemaTypes),
            names: Self.dictionary(client.names),
            namePatterns: client.namePatterns,
            filter: client.operationFilter,
            closedEnums: Self.selection(client.closedEnumerations),
            conformances: Self.dictionary(client.conformances),
            retry: Self.dictionary(client.retrySafety),
            paging: client.paging,
            streamProperty: client.streamProperty,
            parameterStyles: Self.dictionary(client.parameterStyles),
            clientParameters: Self.dictionary(client.clientParameters),
            defaultValues: client.defaultValues,
            keepsExamples: client.examples != nil || client.hasModelExamples || client.documentation != nil
                || client.catalog != nil,
            layout: client.layout,
            maximumProperties: client.limits.properties
        )
        identifiable = Self.selection(client.identifiableTypes)
        optional = MemberSettings(client.optionalMembers)
        nullable = MemberSettings(client.nullableMembers)
        memberTypes = MemberSettings(schemas)
        security = Self.dictionary(client.security)
        servers = Self.dictionary(client.servers)
    }

    /// Of two entries with the same name, the last one is used.
    private static func dictionary<Value>(_ values: [Named<Value>]) -> [String: Value] {
        Dictionary(values.map { ($0.name, $0.value) }) { _, last in last }
    }

    private static func selection(_ names: [String]) -> Selection {
        if names.contains("*") { return .all }
        return names.isEmpty ? .none : .named(Set(names))
    }
}

extension ClientConfiguration {
    /// The operations and schemas that `include` and `exclude` select.
    var operationFilter: OperationFilter {
        OperationFilter(include: include.rules, exclude: exclude.rules, schemas: Set(include.schemas))
    }

    /// The entries of `names` that are patterns. Of two entries with the same key, the last one is used.
    var namePatterns: [NamePattern] {
        var patterns: [NamePattern] = []
        for entry in names {
            patterns.removeAll { $0.key == entry.name }
            if let pattern = NamePattern(entry.name, entry.value) { patterns.append(pattern) }
        }
        return patterns
    }
}

extension OperationSelection {
    /// The entries as rules of the lowering.
    fileprivate var rules: [OperationFilter.Rule] {
        tags.map(OperationFilter.Rule.tag) + paths.map(OperationFilter.Rule.path)
            + operations.map(OperationFilter.Rule.operation) + methods.map(OperationFilter.Rule.method)
    }
}
