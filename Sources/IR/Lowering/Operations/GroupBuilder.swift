import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// Divides operations into groups by tag, and names the groups and their methods.
struct GroupBuilder {
    struct Group {
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
        let operations = document.operations.filter { options.filter.includes($0) }
        var byTag: [String: [Operation]] = [:]
        var order = document.tags.map(\.name)
        for operation in operations {
            let tag = options.grouping == .tags ? operation.tags.first ?? "" : ""
            if byTag[tag] == nil { order.append(tag) }
            byTag[tag, default: []].append(operation)
        }
        var seen: Set<String> = []
        let tags = order.filter { seen.insert($0).inserted && byTag[$0] != nil }
        // Operations without a tag are methods of the client and come last, after the views.
        let named = tags.filter { !$0.isEmpty }
        let declared = Dictionary(document.tags.map { ($0.name, $0) }) { first, _ in first }
        let properties = MemberNames(named, reserved: ReservedNames.clientMembers, suffix: "Operations")
        for (index, tag) in named.enumerated() {
            let property = properties.names[index]
            // Names without upper case, such as `1` or Chinese names, are equal, but the type and the property need
            // different names.
            let name = SwiftNaming.type(tag)
            let type = name == property.text ? name + "Operations" : name
            groups.append(
                Group(
                    tag: tag,
                    propertyName: property,
                    typeName: scope.claim(type, type + "Operations"),
                    documentation: declared[tag].map(Self.documentation) ?? Documentation(),
                    operations: byTag[tag] ?? []
                )
            )
        }
        if let untagged = byTag[""] {
            let documentation = Documentation()
            groups.append(
                Group(tag: "", propertyName: nil, typeName: client, documentation: documentation, operations: untagged)
            )
        }
        // A rule that holds for the whole document does not depend on the filter.
        let short = options.operationNames == .inferred ? ShortOperationNames(document.operations) : nil
        groups = groups.map { withMethodNames($0, beside: properties.names, short, options) }
    }

    private static func documentation(of tag: Tag) -> Documentation {
        Documentation(summary: tag.summary, description: tag.description, externalURL: tag.externalURL)
    }

    private mutating func withMethodNames(
        _ group: Group,
        beside properties: [SwiftName],
        _ short: ShortOperationNames?,
        _ options: LoweringOptions
    ) -> Group {
        var group = group
        var reserved = ReservedNames.clientMembers
        if group.propertyName == nil { reserved.formUnion(properties.map(\.text)) }
        var overrides: [Int: String] = [:]
        var spelled: [String] = []
        var seen: [String: SourceLocation] = [:]
        var derived: Set<Int> = []
        for (index, operation) in group.operations.enumerated() {
            overrides[index] = OperationNames.setting(options.names, of: operation)
            guard let id = operation.id, !id.isEmpty else {
                spelled.append(OperationNames.name(of: operation))
                derived.insert(index)
                continue
            }
            if let first = seen[id] {
                let name = OperationNames.name(of: operation)
                spelled.append(name)
                derived.insert(index)
                diagnostics.append(
                    .operationIDTaken(id, name: SwiftNaming.member(name), at: operation.place, first: first)
                )
            } else {
                seen[id] = operation.place
                spelled.append(id)
            }
        }
        var prefixes: [Int: String] = [:]
        if let short {
            let fixed = derived.union(overrides.keys)
            let candidates = short.candidates(for: group.operations, tag: group.tag).enumerated()
                .map { fixed.contains($0) ? [] : $1 }
            for (index, choice) in Self.choices(candidates, spelled, overrides, reserved: reserved) {
                prefixes[index] = short.typePrefix(of: group.operations[index])
                let name = SwiftNaming.member(choice.name)
                guard name != SwiftNaming.member(spelled[index]) else { continue }
                spelled[index] = choice.name
                inferences.append(
                    Inference(
                        subject: OperationNames.identifier(of: group.operations[index]),
                        decision: "the method is named '\(name)'",
                        reason: choice.reason
                    )
                )
            }
        }
        let names = MemberNames(spelled, overrides: overrides, reserved: reserved, suffix: "Operation")
        for (later, earlier) in names.collisions {
            diagnostics.append(
                .operationNameTaken(
                    spelled[later],
                    name: names.names[later],
                    at: group.operations[later].place,
                    first: group.operations[earlier].place
                )
            )
        }
        group.names = names.names
        group.typePrefixes = names.names.enumerated().map { prefixes[$0] ?? SwiftNaming.type($1.text) }
        return group
    }

    /// The short names that no other operation of the group has. All operations with the same short name get the next
    /// longer one.
    private static func choices(
        _ candidates: [[ShortOperationNames.Candidate]],
        _ spelled: [String],
        _ overrides: [Int: String],
        reserved: Set<String>
    ) -> [(index: Int, choice: ShortOperationNames.Candidate)] {
        var candidates = candidates
        while true {
            let names = spelled.indices.map { index in
                SwiftNaming.member(overrides[index] ?? candidates[index].first?.name ?? spelled[index])
            }
            let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
            let clashing = spelled.indices.filter { index in
                !candidates[index].isEmpty && (counts[names[index]] != 1 || reserved.contains(names[index]))
            }
            if clashing.isEmpty { break }
            for index in clashing { candidates[index].removeFirst() }
        }
        return candidates.enumerated().compactMap { index, names in names.first.map { (index, $0) } }
    }
}

extension DiagnosticCode {
    static let operationIDTaken = DiagnosticCode(
        "operation-id-taken",
        .warning,
        explanation: """
            Two operations have the same operationId.

            OpenAPI requires unique ones. The first operation keeps it; the method of the other is named after its HTTP \
            method and path. Choose a name with `names` in `apus.yaml`.
            """
    )

    static let operationNameTaken = DiagnosticCode(
        "operation-name-taken",
        .warning,
        explanation: """
            Two operations of a group have the same Swift name.

            The later one gets a number. Choose a name with `names` in `apus.yaml`.
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
            related: [RelatedPlace("the other operation", at: first)]
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
            related: [RelatedPlace("the other operation", at: first)]
        )
    }
}
