import ApusPlan

/// Distributes the declarations of a client over files by tag.
///
/// - `Client.swift`: the client, its servers and headers.
/// - One file for each group, with the name of the group: its methods and the types that no other group uses.
/// - `Models.swift`: the types that several groups use, and components that no operation uses. If there are many, they
///   are divided by first letter (`ModelsAToB.swift` …), so that a new type does not move others.
/// - Types that do not fit in the file of their group are in `SegmentsModels.swift`, `SegmentsModels2.swift` and so on.
///
/// There is not one file for each type, because compiling them takes three times as long.
struct FileLayout {
    private let plan: ClientPlan
    private let linesPerFile: Int
    private let lines: [Int]
    private let children: [TypeID: [TypeID]]

    init(_ plan: ClientPlan, linesPerFile: Int) {
        self.plan = plan
        self.linesPerFile = max(linesPerFile, 100)
        lines = plan.types.plans.map(Self.lines)
        var children: [TypeID: [TypeID]] = [:]
        for id in plan.types.ids {
            if let parent = plan.types[id].parent { children[parent, default: []].append(id) }
        }
        self.children = children
    }

    func files() -> [SourceFilePlan] {
        var names = FileNames()
        var files = [SourceFilePlan(name: names.claim("Client"), contents: .client)]
        let owners = owners()
        for (index, group) in plan.groups.enumerated() {
            let types = plan.types.ids.filter { owners[$0.index] == .group(index) && plan.types[$0].parent == nil }
            let title = group.propertyName == nil ? "Operations" : group.typeName.text
            let chunks = chunks(types, beside: group.operations.count * 30)
            let slice = OperationSlice(group: index, operations: Array(group.operations.indices), declaresView: true)
            files.append(
                SourceFilePlan(name: names.claim(title), contents: .operations([slice]), types: chunks.first ?? [])
            )
            for chunk in chunks.dropFirst() {
                files.append(SourceFilePlan(name: names.claim(title + "Models"), contents: .sharedTypes, types: chunk))
            }
        }
        let shared = plan.types.ids.filter { plan.types[$0].parent == nil && owners[$0.index].isShared }
        for (title, types) in sharedFiles(shared.sorted { plan.types[$0].name < plan.types[$1].name }) {
            for chunk in chunks(types, beside: 0) {
                files.append(SourceFilePlan(name: names.claim(title), contents: .sharedTypes, types: chunk))
            }
        }
        return files
    }

    // MARK: Owners

    private enum Owner: Equatable {
        case unused
        case group(Int)
        case several

        var isShared: Bool { if case .group = self { false } else { true } }
    }

    private func owners() -> [Owner] {
        var owners = [Owner](repeating: .unused, count: plan.types.plans.count)
        for group in plan.groups.indices {
            var open: [TypeID] = []
            for index in plan.groups[group].operations.indices {
                for reference in plan.groups[group].operations[index].typeReferences {
                    TypeUsage.collect(reference, into: &open)
                }
            }
            var seen: Set<TypeID> = []
            while let id = open.popLast() {
                guard seen.insert(id).inserted, owners[id.index] != .several else { continue }
                owners[id.index] = owners[id.index] == .unused ? .group(group) : .several
                if let parent = plan.types[id].parent { open.append(parent) }
                TypeUsage.collect(plan.types[id].shape, into: &open)
            }
        }
        return sharingUsedTypes(owners)
    }

    /// Marks all types as shared that a shared type uses.
    private func sharingUsedTypes(_ owners: [Owner]) -> [Owner] {
        var owners = owners
        var open = plan.types.ids.filter { owners[$0.index] == .several }
        while let id = open.popLast() {
            var used: [TypeID] = []
            TypeUsage.collect(plan.types[id].shape, into: &used)
            for next in used where owners[next.index] != .several {
                owners[next.index] = .several
                open.append(next)
            }
        }
        return owners
    }

    // MARK: Sizes

    /// Divides types into files of limited length. `first` is the number of lines that the first file already has.
    private func chunks(_ types: [TypeID], beside first: Int) -> [[TypeID]] {
        var chunks: [[TypeID]] = [[]]
        var size = min(first, linesPerFile)
        for id in types {
            let lines = length(of: id)
            if size + lines > linesPerFile, !(chunks[chunks.count - 1].isEmpty && chunks.count > 1) {
                chunks.append([])
                size = 0
            }
            chunks[chunks.count - 1].append(id)
            size += lines
        }
        return chunks
    }

    /// The estimated number of lines of a type and its nested types.
    private func length(of id: TypeID) -> Int {
        var total = 0
        var open = [id]
        while let id = open.popLast() {
            total += lines[id.index]
            open += children[id] ?? []
        }
        return total
    }

    private static func lines(of plan: TypePlan) -> Int {
        switch plan.shape {
        case .structure(let structure): 20 + structure.properties.count * 9
        case .enumeration(let enumeration): 18 + enumeration.cases.count * 4
        case .union(let union): 20 + union.cases.count * 6
        case .alias: 3
        }
    }

    private static let letters: [(title: String, letters: ClosedRange<Character>)] = [
        ("ModelsAToB", "A"..."B"), ("ModelsCToD", "C"..."D"), ("ModelsEToH", "E"..."H"), ("ModelsIToM", "I"..."M"),
        ("ModelsNToP", "N"..."P"), ("ModelsQToS", "Q"..."S"), ("ModelsTToZ", "T"..."Z"),
    ]

    private func sharedFiles(_ types: [TypeID]) -> [(title: String, types: [TypeID])] {
        guard !types.isEmpty else { return [] }
        guard types.reduce(0, { $0 + length(of: $1) }) > linesPerFile else { return [("Models", types)] }
        var result = Self.letters.map { (title: $0.title, types: [TypeID]()) }
        var others: [TypeID] = []
        for id in types {
            let first = plan.types[id].name.text.first ?? "_"
            if let index = Self.letters.firstIndex(where: { $0.letters.contains(first) && first.isASCII }) {
                result[index].types.append(id)
            } else {
                others.append(id)
            }
        }
        return (result + [("ModelsOther", others)]).filter { !$0.types.isEmpty }
    }

    /// Unique file names. They also differ on file systems that ignore case.
    private struct FileNames {
        private var taken: Set<String> = []

        mutating func claim(_ title: String) -> String {
            var name = title
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                name = title + String(number)
                number += 1
            }
            return name + ".swift"
        }
    }
}

extension OperationPlan {
    /// The types in the signature and the failures of the method.
    var typeReferences: [TypeReference] {
        var references = parameters.map(\.type)
        references += body?.contents.map(\.type) ?? []
        switch success {
        case .none: break
        case .single(let content), .optional(let content): references.append(content.type)
        case .several(_, let cases): references += cases.compactMap { $0.content?.type }
        }
        references += failures.compactMap { $0.content?.type }
        return references
    }
}
