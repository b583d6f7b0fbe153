import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Divides operations into groups by tag or path, and names the groups and their methods.
struct GroupBuilder {
    struct Group {
        /// The tag, or the segment of the paths; empty for the operations of the client itself.
        var tag: String
        var propertyName: SwiftName?
        var typeName: SwiftName
        var documentation: Documentation
        var operations: [Operation]
        /// The names of the methods, in the order of the operations.
        var names: [SwiftName] = []
        /// The starts of the names of inline types, in the order of the operations.
        var typePrefixes: [String] = []
    }

    private(set) var groups: [Group] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []

    /// - Parameter scope: The names at the top level of the module. The names of the groups are added.
    init(document: Document, options: LoweringOptions, client: SwiftName, scope: inout NameScope) {
        let grouping = OperationGrouping(document, options.grouping)
        inferences += grouping.inferences
        var members: [String: [Operation]] = [:]
        var order = grouping.names
        for operation in document.operations where options.filter.includes(operation) {
            let group = grouping.group(of: operation)
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(operation)
        }
        var seen: Set<String> = []
        // Operations without a group are methods of the client and come last, after the views.
        let named = order.filter { seen.insert($0).inserted && members[$0] != nil && !$0.isEmpty }
        let titles = named.map(grouping.name)
        let properties = MemberNames(titles, reserved: ReservedNames.clientMembers, suffix: "Operations")
        for (index, name) in named.enumerated() {
            // Names without upper case, such as `1` or Chinese names, are equal, but the type and the property need
            // different names.
            let property = properties.names[index]
            let spelled = SwiftNaming.type(titles[index])
            let type = spelled == property.text ? spelled + "Operations" : spelled
            groups.append(
                Group(
                    tag: name,
                    propertyName: property,
                    typeName: scope.claim(type, type + "Operations"),
                    documentation: grouping.documentation(of: name),
                    operations: members[name] ?? []
                )
            )
        }
        if let others = members[""] {
            let documentation = Documentation()
            groups.append(
                Group(tag: "", propertyName: nil, typeName: client, documentation: documentation, operations: others)
            )
        }
        nameMethods(document, options, grouping, beside: properties.names)
    }

    private mutating func nameMethods(
        _ document: Document,
        _ options: LoweringOptions,
        _ grouping: OperationGrouping,
        beside properties: [SwiftName]
    ) {
        // A rule that holds for the document does not depend on the filter.
        let isInferred = options.operationNames == .inferred
        let rules =
            isInferred
            ? OperationNameRules(document.operations) { grouping.name(of: grouping.group(of: $0)) } : nil
        var typePrefixes: [[RankedName]] = []
        for index in groups.indices {
            var reserved = ReservedNames.clientMembers
            if groups[index].propertyName == nil { reserved = reserved.union(properties.map(\.text)) }
            let methods = MethodNames(
                groups[index].operations,
                group: grouping.name(of: groups[index].tag),
                reserved: reserved,
                rules: rules,
                options: options
            )
            groups[index].names = methods.names
            typePrefixes += methods.typePrefixes
            diagnostics += methods.diagnostics
            inferences += methods.inferences
        }
        setTypePrefixes(typePrefixes)
    }

    /// Chooses the starts of the names of inline types, from those of the operations of all groups.
    private mutating func setTypePrefixes(_ lists: [[RankedName]]) {
        let choice = NameChoice(lists.map { $0.map(\.rank) }, reserved: []) { index, position in
            SwiftNaming.type(lists[index][position].name)
        }
        var prefixes = zip(lists, choice.positions).map { SwiftNaming.type($0[$1].name) }[...]
        for index in groups.indices {
            let count = groups[index].operations.count
            groups[index].typePrefixes = Array(prefixes.prefix(count))
            prefixes = prefixes.dropFirst(count)
        }
    }
}

extension DiagnosticCode {
    static let operationIDTaken = DiagnosticCode(
        "operation-id-taken",
        .warning,
        explanation: """
            Two operations have the same operationId.

            OpenAPI requires unique ones. The methods of all operations with the operationId are named after their HTTP \
            method and path. Choose a name with `names` in `apus.yaml`.
            """
    )

    static let operationNameTaken = DiagnosticCode(
        "operation-name-taken",
        .warning,
        explanation: """
            Two operations of a group have the same Swift name.

            Their operationIds differ only in case or punctuation, such as `getUser` and `get_user`. The one that is \
            spelled as in Swift keeps its name; the others are named after their HTTP method and path. Choose a name with \
            `names` in `apus.yaml`.
            """
    )
}

extension Diagnostic {
    static func operationIDTaken(_ id: String, name: String, at place: SourceLocation, first: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .operationIDTaken,
            "operationId '\(id)' is used by another operation",
            at: place,
            consequence: "the method is named '\(name)'",
            help: "give each operation a unique operationId",
            related: [RelatedPlace("the other operation", at: first)],
            fix: .replacement(name)
        )
    }

    static func operationNameTaken(_ id: String, name: SwiftName, at place: SourceLocation, first: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .operationNameTaken,
            "operation '\(id)' has the same Swift name as another operation",
            at: place,
            consequence: "the method is named '\(name)'",
            help: "choose a name for it under 'names' in apus.yaml",
            related: [RelatedPlace("the other operation", at: first)],
            fix: .configuredName(key: id, name: name.text)
        )
    }
}
