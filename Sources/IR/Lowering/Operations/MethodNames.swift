import ApusDiagnostics
import ApusPlan
import ApusSpecParser

/// The rules of a document that name methods. Without them (`operationNames: asWritten`), methods have the names of the
/// operationIds.
struct OperationNameRules {
    let short: ShortOperationNames
    /// The names from methods and paths; `nil` if every operation has an operationId of its own with more than these.
    let resources: ResourceNames?
    /// The operations whose operationIds have only the method and the path; empty if that does not hold for most of the
    /// document.
    let pathNamed: Set<OperationID>

    /// - Parameter group: Returns the name of an operation's group.
    init(_ operations: [Operation], group: (Operation) -> String) {
        short = ShortOperationNames(operations, group: group)
        let named = operations.filter { $0.id?.isEmpty == false }
        let paths = named.filter(PathIdentifiers.matches)
        let isRule = named.count > 1 && ShortOperationNames.isRule(paths.count, of: named.count)
        pathNamed = isRule ? Set(paths.map { OperationID($0) }) : []
        let isDerived = isRule || Set(named.map(\.id)).count < operations.count
        resources = isDerived ? ResourceNames(operations) : nil
    }
}

/// Names the methods of one group.
///
/// An operation has a list of names, the shortest first. It gets the first one that no other operation of the group
/// wants: if several operations want the same name, all of them get their next one. The result does not depend on the
/// order of the operations.
struct MethodNames {
    private(set) var names: [SwiftName] = []
    /// The names that can start the names of inline types, the preferred one first, in the order of the operations.
    private(set) var typePrefixes: [[RankedName]] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []

    private let operations: [Operation]
    private let group: String
    private let rules: OperationNameRules?
    private let options: LoweringOptions
    /// The operationIds that several operations of the group have.
    private let repeated: Set<String>
    /// The names of the operations that are named after what they do with a resource.
    private var resources: [ResourceNames.Candidates?] = []

    /// - Parameter reserved: The names that no method can have.
    init(
        _ operations: [Operation],
        group: String,
        reserved: WordSet,
        rules: OperationNameRules?,
        options: LoweringOptions
    ) {
        self.operations = operations
        self.group = group
        self.rules = rules
        self.options = options
        let counts = Dictionary(operations.compactMap(\.id).map { ($0, 1) }, uniquingKeysWith: +)
        repeated = Set(counts.filter { $0.value > 1 }.keys)
        let groupWords = SwiftNaming.singularWords(group)
        resources = operations.map { operation in
            guard isNamedByPath(operation) else { return nil }
            return rules?.resources?.candidates(for: operation, group: group, groupWords: groupWords)
        }
        let short = rules?.short.candidates(for: operations, group: group)
        let lists = operations.indices.map { candidates(at: $0, short?[$0] ?? []) }
        let ranks = lists.map { $0.map(\.rank) }
        let choice = NameChoice(ranks, reserved: reserved.words) { index, position in
            SwiftNaming.member(lists[index][position].text(for: operations[index]))
        }
        let chosen = operations.indices.map { lists[$0][choice.positions[$0]] }
        finish(chosen, lists, reserved)
    }

    /// Whether the name of an operation is derived from method and path.
    private func isDerived(_ operation: Operation) -> Bool {
        guard let id = operation.id, !id.isEmpty else { return true }
        return repeated.contains(id)
    }

    /// Whether an operation is named after what it does with a resource.
    private func isNamedByPath(_ operation: Operation) -> Bool {
        isDerived(operation) || rules?.pathNamed.contains(OperationID(operation)) == true
    }

    // MARK: Candidates

    private struct Candidate {
        /// The name; `nil` for those that ``text(for:)`` derives, because they are seldom needed.
        var name: String?
        var rank: NameChoice.Rank
        /// The reason, if the name is inferred.
        var reason: String?

        /// Whether the name does not come from a rule or the configuration.
        var isFromDescription: Bool { [.spelled, .written, .derived].contains(rank) }

        func text(for operation: Operation) -> String {
            if let name { return name }
            guard rank == .hash else { return OperationNames.name(of: operation) }
            let hash = NameWords.hash(OperationID(operation).description)
            guard let id = operation.id, !id.isEmpty else { return OperationNames.name(of: operation) + " " + hash }
            return id + " " + hash
        }
    }

    /// The names that an operation can have, the preferred one first.
    private func candidates(at index: Int, _ short: [ShortOperationNames.Candidate]) -> [Candidate] {
        let operation = operations[index]
        if let name = OperationNames.setting(options.names, of: operation) {
            return [Candidate(name: name, rank: .configured)]
        }
        var candidates: [Candidate] = []
        let patterns = options.namePatterns
        if !patterns.isEmpty, let name = patterns.name(for: OperationNames.keys(of: operation)) {
            candidates.append(Candidate(name: name, rank: .pattern))
        }
        guard !isDerived(operation), let id = operation.id else {
            candidates += resourceNames(at: index, "it is derived from the method and the path")
            return candidates + [Candidate(rank: .derived), Candidate(rank: .hash)]
        }
        if isNamedByPath(operation) {
            candidates += resourceNames(at: index, "most operationIds have only the method and the path")
        } else {
            candidates += short.map { Candidate(name: $0.name, rank: .inferred, reason: $0.reason) }
        }
        let isSpelled = SwiftNaming.member(id) == id
        candidates.append(Candidate(name: id, rank: isSpelled ? .spelled : .written))
        return candidates + [Candidate(rank: .derived), Candidate(rank: .hash)]
    }

    private func resourceNames(at index: Int, _ reason: String) -> [Candidate] {
        let names = resources[index]?.all ?? []
        return names.map { Candidate(name: $0, rank: .inferred, reason: reason) }
    }

    // MARK: Results

    private mutating func finish(_ chosen: [Candidate], _ lists: [[Candidate]], _ reserved: WordSet) {
        let configured = chosen.indices.filter { chosen[$0].rank == .configured }
        let texts = zip(chosen, operations).map { $0.text(for: $1) }
        let overrides = Dictionary(uniqueKeysWithValues: configured.map { ($0, texts[$0]) })
        let members = MemberNames(texts, overrides: overrides, reserved: reserved, suffix: "Operation")
        names = members.names
        reportRepeatedIdentifiers()
        reportClashes(chosen)
        for (later, earlier) in members.collisions { reportClash(of: later, with: earlier) }
        for (index, operation) in operations.enumerated() {
            typePrefixes.append(typePrefixes(of: operation, chosen[index], at: index))
            guard let reason = chosen[index].reason, let long = lists[index].first(where: { $0.isFromDescription }),
                SwiftNaming.member(long.text(for: operation)) != names[index].text
            else { continue }
            inferences.append(
                Inference(
                    subject: OperationNames.identifier(of: operation),
                    decision: "the method is named '\(names[index])'",
                    reason: reason
                )
            )
        }
    }

    /// The starts of the names of inline types. They are unique in the document, and a method only in its group.
    ///
    /// They follow the name of the method: `ListSegments` for `listSegments`, `ChartsList` for `charts.list`, and
    /// `CreateCustomer` for `customers.create` if that is derived from `POST /customers`.
    private func typePrefixes(of operation: Operation, _ chosen: Candidate, at index: Int) -> [RankedName] {
        let name = names[index].text
        let grouped = RankedName(group.isEmpty ? name : group + " " + name, .inferred)
        guard chosen.reason != nil else {
            let own = RankedName(name, chosen.rank)
            // The other operations with the name have their group in the names of their types, too.
            return rules?.short.isRepeated(operation) == true ? [grouped, own] : [own, grouped]
        }
        guard let id = operation.id, !isNamedByPath(operation) else {
            let alone = resources[index]?.alone ?? []
            let long = RankedName(OperationNames.name(of: operation), .derived)
            return alone.map { RankedName($0, .inferred) } + [grouped, long]
        }
        let written = RankedName(SwiftNaming.member(id), .written)
        guard let function = rules?.short.functionName(of: operation), function == chosen.name else {
            return [grouped, written]
        }
        return [RankedName(function, .inferred), grouped, written]
    }

    private mutating func reportRepeatedIdentifiers() {
        var first: [String: SourceLocation] = [:]
        for (index, operation) in operations.enumerated() {
            guard let id = operation.id, repeated.contains(id) else { continue }
            guard let other = first[id] else {
                first[id] = operation.place
                continue
            }
            diagnostics.append(
                .operationIDTaken(id, name: names[index].text, at: operation.place, first: other)
            )
        }
    }

    /// Reports operations that do not have the name of their operationId, because another one has it in Swift.
    private mutating func reportClashes(_ chosen: [Candidate]) {
        for (index, operation) in operations.enumerated()
        where chosen[index].rank.isReplacement && !isDerived(operation) {
            let name = SwiftNaming.member(operation.id ?? "")
            let other = operations.indices.first { $0 != index && SwiftNaming.member(operations[$0].id ?? "") == name }
            if let other { reportClash(of: index, with: other) }
        }
    }

    private mutating func reportClash(of index: Int, with other: Int) {
        diagnostics.append(
            .operationNameTaken(
                OperationNames.identifier(of: operations[index]),
                name: names[index],
                at: operations[index].place,
                first: operations[other].place
            )
        )
    }
}
