import ApusPlan

/// Distributes the declarations of a client over a fixed set of files.
///
/// The names are known before the description is read, because a build system needs the outputs of a command in
/// advance:
///
/// - `Client.swift`: the client, its servers and headers.
/// - `Operations1.swift` to `Operations4.swift`: the methods.
/// - `Types1.swift` to `Types8.swift`: the types.
///
/// The hash of a declaration's name selects its file. The files are about equally long, the compiler can process them
/// in parallel, and a new declaration does not move others. A file without declarations has only its header.
package struct FixedLayout {
    private static let operationFiles = 4
    private static let typeFiles = 8

    /// The names of the files in the order of the plan.
    package static let names =
        ["Client.swift"] + (1...operationFiles).map { "Operations\($0).swift" }
        + (1...typeFiles).map { "Types\($0).swift" }

    private let plan: ClientPlan

    init(_ plan: ClientPlan) {
        self.plan = plan
    }

    func files() -> [SourceFilePlan] {
        let contents = [.client] + slices().map(SourceFilePlan.Contents.operations)
        let types = [[TypeID]](repeating: [], count: contents.count) + self.types()
        return Self.names.indices.map { index in
            SourceFilePlan(
                name: Self.names[index],
                contents: index < contents.count ? contents[index] : .sharedTypes,
                types: types[index]
            )
        }
    }

    /// The operations of each file. The first file declares all views.
    private func slices() -> [[OperationSlice]] {
        var slices: [[OperationSlice]] = [
            plan.groups.indices.map { OperationSlice(group: $0, operations: [], declaresView: true) }
        ]
        slices += [[OperationSlice]](repeating: [], count: Self.operationFiles - 1)
        for (group, operations) in plan.groups.enumerated() {
            for (index, operation) in operations.operations.enumerated() {
                let file = Self.index(of: operation.id, count: Self.operationFiles)
                if let last = slices[file].lastIndex(where: { $0.group == group }) {
                    slices[file][last].operations.append(index)
                } else {
                    slices[file].append(OperationSlice(group: group, operations: [index], declaresView: false))
                }
            }
        }
        return slices
    }

    /// The types of each file, sorted by name.
    private func types() -> [[TypeID]] {
        var files = [[TypeID]](repeating: [], count: Self.typeFiles)
        let top = plan.types.ids.filter { plan.types[$0].parent == nil }
        for id in top.sorted(by: { plan.types[$0].name < plan.types[$1].name }) {
            files[Self.index(of: plan.types[id].name.text, count: Self.typeFiles)].append(id)
        }
        return files
    }

    /// The index of the file for a name.
    ///
    /// Uses FNV-1a, because Swift's hash values differ between runs. The result is mixed, because the last bytes of a
    /// name influence only few bits of it.
    private static func index(of name: String, count: Int) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return Int((hash ^ (hash >> 33)) % UInt64(count))
    }
}
