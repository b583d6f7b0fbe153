import ApusPlan

/// The import declarations of a generated file: the runtime, and Foundation if the file names one of its types.
struct FileImports {
    let plan: ClientPlan
    let runtime: String
    private let nested: [TypeID: [TypeID]]

    init(plan: ClientPlan, runtime: String) {
        self.plan = plan
        self.runtime = runtime
        nested = Dictionary(grouping: plan.types.ids.filter { plan.types[$0].parent != nil }) {
            plan.types[$0].parent ?? $0
        }
    }

    /// `public import Foundation`, in the order of the modules.
    ///
    /// The access level is only explicit where declarations need it: an internal import would conflict with imports
    /// without an access level in other files of the module.
    func declarations(of file: SourceFilePlan) -> [String] {
        let modules = namesFoundation(file) ? [runtime, "Foundation"] : [runtime]
        let level = plan.access == .internal ? "" : "public "
        return modules.sorted().map { level + "import " + $0 }
    }

    private func namesFoundation(_ file: SourceFilePlan) -> Bool {
        if file.types.contains(where: namesFoundation) { return true }
        switch file.contents {
        case .client: return plan.responseHeaders.contains { isFoundation($0.type) }
        case .operations(let slices):
            return slices.contains { slice in
                slice.operations.contains { namesFoundation(plan.groups[slice.group].operations[$0]) }
            }
        case .sharedTypes: return false
        }
    }

    private func namesFoundation(_ operation: OperationPlan) -> Bool {
        var references = operation.parameters.map(\.type) + operation.failures.compactMap { $0.content?.type }
        switch operation.success {
        case .none: break
        case .single(let content), .optional(let content): references.append(content.type)
        case .several(_, let cases): references += cases.compactMap { $0.content?.type }
        }
        if let paging = operation.paging { references.append(paging.itemType) }
        if let body = operation.body {
            // A single body of bytes is `some UploadContent`.
            references += body.contents.filter { body.choice != nil || $0.coding != .binary }.map(\.type)
        }
        return references.contains(where: isFoundation)
    }

    private func namesFoundation(_ id: TypeID) -> Bool {
        let isNamed =
            switch plan.types[id].shape {
            case .structure(let structure):
                structure.properties.contains { $0.part?.isFile != true && isFoundation($0.type) }
                    || structure.additionalProperties.map { isFoundation($0.values) } ?? false
            case .union(let union): union.cases.contains { isFoundation($0.payload) }
            case .alias(let target): isFoundation(target)
            case .enumeration: false
            }
        return isNamed || nested[id]?.contains(where: namesFoundation) == true
    }

    /// Whether the spelling of a type contains a type of Foundation. A type of the configuration may be one.
    private func isFoundation(_ type: TypeReference) -> Bool {
        switch type {
        case .decimal, .dateTime, .uuid, .url, .base64, .bytes, .custom: true
        case .array(let element), .dictionary(let element), .optional(let element): isFoundation(element)
        case .string, .boolean, .integer, .double, .float, .date, .json, .named: false
        }
    }
}
