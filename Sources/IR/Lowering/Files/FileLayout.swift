import ApusPlan

/// Distributes the declarations of a client over files by tag.
///
/// - `Client.swift`: the client, its servers and headers.
/// - One file for each group, with the name of the group: its methods, and the types that no other group uses if they fit.
/// - `SegmentsModels.swift`: the types of a group that do not fit in its file.
/// - `Models.swift`: the types that several groups use, and components that no operation uses.
///
/// Types that are too long for one file are divided by ranges of first letters (`ModelsAToH.swift` …), then by the words of
/// their names (`ModelsPaymentIntent.swift`). Methods that are too long for one file are divided by the segments
/// of their paths (`ReposBranches.swift`). A file has a number only if its name is taken.
///
/// There is not one file for each type, because compiling them takes three times as long.
struct FileLayout {
    private let plan: ClientPlan
    private let linesPerFile: Int
    private let lines: [Int]
    private let children: [[TypeID]]

    init(_ plan: ClientPlan, linesPerFile: Int) {
        self.plan = plan
        self.linesPerFile = max(linesPerFile, 100)
        lines = plan.types.plans.map(Self.lines)
        var children = [[TypeID]](repeating: [], count: plan.types.plans.count)
        for id in plan.types.ids {
            if let parent = plan.types[id].parent { children[parent.index].append(id) }
        }
        self.children = children
    }

    func files() -> [SourceFilePlan] {
        var names = FileNames()
        var files = [SourceFilePlan(name: names.claim("Client"), contents: .client)]
        let (owned, unsorted) = typesByOwner()
        let types = FilePartition(limit: linesPerFile)
        for (index, group) in plan.groups.enumerated() {
            let own = owned[index]
            let title = group.propertyName == nil ? "Operations" : group.typeName.text
            let methods = methodFiles(of: group, title: title)
            let ownSize = size(own)
            // A short file of types is not worth a file.
            let fits = methods.count == 1 && (size(group) + ownSize <= linesPerFile || ownSize * 10 < linesPerFile)
            for (position, file) in methods.enumerated() {
                let slice = OperationSlice(group: index, operations: file.items, declaresView: position == 0)
                files.append(
                    SourceFilePlan(
                        name: names.claim(file.title),
                        contents: .operations([slice]),
                        types: fits ? own : []
                    )
                )
            }
            if fits { continue }
            for file in types.filesByLetter(items(own), title: title + "Models") {
                files.append(typeFile(file, of: own, &names))
            }
        }
        let shared = unsorted.sorted { plan.types[$0].name < plan.types[$1].name }
        for file in types.filesByLetter(items(shared), title: "Models") {
            files.append(typeFile(file, of: shared, &names))
        }
        return files
    }

    private func typeFile(_ file: FilePartition.File, of types: [TypeID], _ names: inout FileNames) -> SourceFilePlan {
        SourceFilePlan(name: names.claim(file.title), contents: .sharedTypes, types: file.items.map { types[$0] })
    }

    private func items(_ types: [TypeID]) -> [FilePartition.Item] {
        let isDivided = size(types) > linesPerFile
        return types.enumerated().map { index, id in
            let words =
                !isDivided ? [] : NameWords(plan.types[id].name.text).words.map { SwiftNaming.capitalized($0.text) }
            return FilePartition.Item(words: words, lines: length(of: id), index: index)
        }
    }

    /// The files of a group's methods. The first one has the name of the group.
    private func methodFiles(of group: OperationGroup, title: String) -> [FilePartition.File] {
        let isDivided = size(group) > linesPerFile
        let items = group.operations.enumerated().map { index, operation in
            var words =
                !isDivided ? [] : PathPieces(operation.path.text).resource.compactMap(\.literal).map(SwiftNaming.type)
            if words.first == title { words.removeFirst() }
            return FilePartition.Item(words: words, lines: Self.lines(of: operation), index: index)
        }
        let files = FilePartition(limit: linesPerFile * 6 / 5).filesByWord(items, title: title)
        return files.first?.title == title ? files : [FilePartition.File(title: title, items: [])] + files
    }

    // MARK: Owners

    private enum Owner: Equatable {
        case unused
        case group(Int)
        case several
    }

    /// The types at the top level that only one group uses, by group, and the others.
    private func typesByOwner() -> (owned: [[TypeID]], shared: [TypeID]) {
        let owners = owners()
        var owned = [[TypeID]](repeating: [], count: plan.groups.count)
        var shared: [TypeID] = []
        for id in plan.types.ids where plan.types[id].parent == nil {
            if case .group(let group) = owners[id.index] { owned[group].append(id) } else { shared.append(id) }
        }
        return (owned, shared)
    }

    private func owners() -> [Owner] {
        var owners = [Owner](repeating: .unused, count: plan.types.plans.count)
        // The last group that a type was found in.
        var visited = [Int?](repeating: nil, count: plan.types.plans.count)
        for group in plan.groups.indices {
            var open: [TypeID] = []
            for index in plan.groups[group].operations.indices {
                for reference in plan.groups[group].operations[index].typeReferences {
                    TypeUsage.collect(reference, into: &open)
                }
            }
            while let id = open.popLast() {
                guard visited[id.index] != group, owners[id.index] != .several else { continue }
                visited[id.index] = group
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

    private func size(_ group: OperationGroup) -> Int { group.operations.reduce(0) { $0 + Self.lines(of: $1) } }

    private func size(_ types: [TypeID]) -> Int { types.reduce(0) { $0 + length(of: $1) } }

    /// The estimated number of lines of a method.
    private static func lines(of operation: OperationPlan) -> Int {
        let text = operation.documentation.description ?? ""
        let paging = operation.paging == nil ? 0 : 14
        return 18 + operation.parameters.count * 3 + text.utf8.count / 80 + paging
    }

    /// The estimated number of lines of a type and its nested types.
    private func length(of id: TypeID) -> Int {
        var total = 0
        var open = [id]
        while let id = open.popLast() {
            total += lines[id.index]
            open += children[id.index]
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
