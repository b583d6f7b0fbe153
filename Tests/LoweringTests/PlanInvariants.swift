import ApusPlan

@testable import ApusLowering

/// Checks conditions that every plan satisfies, independent of the description.
struct PlanInvariants {
    private(set) var faults: [String] = []
    private let plan: ClientPlan
    private let table: TypeTable

    init(_ plan: ClientPlan) {
        self.plan = plan
        table = plan.types
        for id in table.ids { check(id) }
        checkNames()
        checkFiles()
        checkOperations()
        checkRecursion()
    }

    private mutating func expect(_ condition: Bool, _ fault: String) {
        if !condition, faults.count < 20 { faults.append(fault) }
    }

    private mutating func check(_ id: TypeID) {
        let type = table[id]
        expect(!type.name.text.isEmpty, "type \(id.index) has no name")
        var members: [SwiftName] = []
        switch type.shape {
        case .structure(let structure):
            members = structure.properties.map(\.name) + [structure.additionalProperties?.name].compactMap { $0 }
            for property in structure.properties { check(property.type, in: type) }
        case .union(let union):
            members = union.cases.map(\.name) + [union.unrecognizedName]
            expect(!union.cases.isEmpty, "union \(type.name) has \(union.cases.count) cases")
            for member in union.cases { check(member.payload, in: type) }
        case .enumeration(let enumeration): members = enumeration.cases.map(\.name) + [enumeration.unrecognizedName]
        case .alias(let reference): check(reference, in: type)
        }
        expect(Set(members).count == members.count, "\(type.name) has two members of one name: \(members)")
        for member in members {
            expect(isIdentifier(member.text), "'\(member.text)' of \(type.name) is not an identifier")
        }
    }

    private mutating func check(_ reference: TypeReference, in type: TypePlan) {
        switch reference {
        case .named(let id): expect(table.plans.indices.contains(id.index), "\(type.name) refers to type \(id.index)")
        case .array(let inner), .dictionary(let inner), .optional(let inner): check(inner, in: type)
        default: break
        }
    }

    private func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return !("0"..."9").contains(first)
            && text.unicodeScalars.allSatisfy { !$0.isASCII || $0 == "_" || isAlphanumeric($0) }
    }

    private func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    private mutating func checkNames() {
        var byParent: [TypeID?: Set<String>] = [:]
        let top = Set(table.plans.filter { $0.parent == nil }.map(\.name.text))
        var used: [TypeID: Set<String>] = [:]
        for id in table.ids {
            var ids: [TypeID] = []
            TypeUsage.collect(table[id].shape, into: &ids)
            used[root(of: id), default: []].formUnion(ids.map { table[root(of: $0)].name.text })
        }
        for id in table.ids {
            let type = table[id]
            let isNew = byParent[type.parent, default: []].insert(type.name.text).inserted
            expect(isNew, "two types are named \(type.name)")
            if type.parent != nil {
                let isUsed = used[root(of: id)]?.contains(type.name.text) == true
                expect(!isUsed || !top.contains(type.name.text), "nested \(type.name) shadows a type")
                expect(!ReservedNames.types.contains(type.name.text), "nested \(type.name) shadows a type of Swift")
            }
        }
        for group in plan.groups {
            expect(
                group.propertyName == nil || !top.contains(group.typeName.text),
                "group \(group.typeName) shadows a type"
            )
            let names = group.operations.map(\.name)
            expect(Set(names).count == names.count, "two methods of \(group.typeName) have one name")
        }
    }

    private func root(of id: TypeID) -> TypeID {
        var id = id
        while let parent = table[id].parent { id = parent }
        return id
    }

    private mutating func checkFiles() {
        var seen: Set<TypeID> = []
        for id in plan.files.flatMap(\.types) {
            expect(seen.insert(id).inserted, "\(table[id].name) is in two files")
            expect(table[id].parent == nil, "nested \(table[id].name) is listed in a file")
        }
        for id in table.ids where table[id].parent == nil {
            expect(seen.contains(id), "\(table[id].name) is not in a file")
        }
        expect(Set(plan.files.map { $0.name.lowercased() }).count == plan.files.count, "two files have one name")
        let slices = plan.files.flatMap { file in
            if case .operations(let slices) = file.contents { slices } else { [OperationSlice]() }
        }
        for group in plan.groups.indices {
            let own = slices.filter { $0.group == group }
            let operations = own.flatMap(\.operations).sorted()
            expect(
                operations == Array(plan.groups[group].operations.indices),
                "the files do not have each operation once: \(own)"
            )
            expect(own.count(where: \.declaresView) == 1, "the view of \(plan.groups[group].tag) is not declared once")
        }
    }

    private mutating func checkOperations() {
        for operation in plan.groups.flatMap(\.operations) {
            let names = operation.parameters.map(\.name) + [operation.body?.name].compactMap { $0 }
            expect(Set(names).count == names.count, "\(operation.id) has two arguments of one name")
            let order = operation.parameters.map(\.isRequired)
            expect(
                order.drop { $0 }.allSatisfy { !$0 },
                "\(operation.id) has a required argument after an optional one"
            )
            if let body = operation.body {
                expect(!body.contents.isEmpty, "\(operation.id) has an empty body")
                expect(
                    (body.contents.count > 1) == (body.choice != nil),
                    "\(operation.id) has a choice without several contents"
                )
            }
        }
    }

    /// Checks that no type contains itself by value.
    private mutating func checkRecursion() {
        var state = [Int](repeating: 0, count: table.plans.count)
        for root in table.plans.indices where state[root] == 0 {
            var frames: [(node: Int, next: ArraySlice<Int>)] = [(root, contained(root)[...])]
            state[root] = 1
            while var frame = frames.popLast() {
                guard let next = frame.next.popFirst() else {
                    state[frame.node] = 2
                    continue
                }
                frames.append(frame)
                expect(state[next] != 1, "\(table.plans[next].name) contains itself")
                if state[next] == 0 {
                    state[next] = 1
                    frames.append((next, contained(next)[...]))
                }
            }
        }
    }

    private func contained(_ index: Int) -> [Int] {
        func direct(_ reference: TypeReference) -> Int? {
            switch reference {
            case .named(let id): id.index
            case .optional(let wrapped): direct(wrapped)
            default: nil
            }
        }
        switch table.plans[index].shape {
        case .structure(let plan): return plan.properties.filter { !$0.isIndirect }.compactMap { direct($0.type) }
        case .union(let plan): return plan.cases.filter { !$0.isIndirect }.compactMap { direct($0.payload) }
        case .alias(let reference): return direct(reference).map { [$0] } ?? []
        case .enumeration: return []
        }
    }
}
