import ApusPlan

/// Files whose names are known before the description is read, as a build system must know what a command makes:
///
/// - `Client.swift`: the client, its servers and headers.
/// - `Operations1.swift` to `Operations4.swift`: the methods.
/// - `Types1.swift` to `Types8.swift`: the types.
///
/// A declaration's name decides about its file, so that the files are about equally long, a compiler has enough of
/// them to work on at the same time, and a new declaration doesn't move others. A file that nothing falls to has only
/// its header.
package struct FixedLayout {
    private static let operationFiles = 4
    private static let typeFiles = 8

    /// The names of the files, in the order in which they are made.
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

    /// The operations of each file. All views are declared in the first one.
    private func slices() -> [[OperationSlice]] {
        var slices: [[OperationSlice]] = [
            plan.groups.indices.map { OperationSlice(group: $0, operations: [], declaresView: true) }
        ]
        slices += [[OperationSlice]](repeating: [], count: Self.operationFiles - 1)
        for (group, operations) in plan.groups.enumerated() {
            for (index, operation) in operations.operations.enumerated() {
                let file = Self.place(of: operation.id, among: Self.operationFiles)
                if let last = slices[file].lastIndex(where: { $0.group == group }) {
                    slices[file][last].operations.append(index)
                } else {
                    slices[file].append(OperationSlice(group: group, operations: [index], declaresView: false))
                }
            }
        }
        return slices
    }

    /// The types of each file, by name.
    private func types() -> [[TypeID]] {
        var files = [[TypeID]](repeating: [], count: Self.typeFiles)
        let top = plan.types.ids.filter { plan.types[$0].parent == nil }
        for id in top.sorted(by: { plan.types[$0].name < plan.types[$1].name }) {
            files[Self.place(of: plan.types[id].name.text, among: Self.typeFiles)].append(id)
        }
        return files
    }

    /// FNV-1a, because Swift's own hashes differ from run to run; then mixed, because its last bytes reach few of the bits.
    private static func place(of name: String, among count: Int) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
        hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return Int((hash ^ (hash >> 33)) % UInt64(count))
    }
}
