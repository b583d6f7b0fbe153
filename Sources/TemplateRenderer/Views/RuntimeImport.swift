import ApusMustache
import ApusPlan

/// The import of the runtime in a generated file.
///
/// With the upcoming feature `InternalImportsByDefault`, declarations can use the runtime only up to the access level of
/// its import, and the compiler warns about a public import that no public declaration uses (SE-0409).
struct RuntimeImport {
    let plan: ClientPlan

    /// The fields `isPublicImport` and `isPackageImport` for `Header.mustache`; at most one of them is true.
    func view(_ file: SourceFilePlan) -> TemplateObject {
        let isUsed = plan.access != .internal && isInInterface(of: file)
        return [
            "isPublicImport": .bool(isUsed && plan.access == .public),
            "isPackageImport": .bool(isUsed && plan.access == .package),
        ]
    }

    /// Whether a declaration of the file that is visible outside of the module uses the runtime, or Foundation, which the
    /// runtime exports.
    private func isInInterface(of file: SourceFilePlan) -> Bool {
        if file.types.contains(where: isInInterface) { return true }
        switch file.contents {
        case .client: return true
        case .operations(let slices):
            return slices.contains { slice in
                slice.operations.contains { isInInterface(of: plan.groups[slice.group].operations[$0]) }
            }
        case .sharedTypes: return false
        }
    }

    private func isInInterface(_ type: TypeID) -> Bool {
        switch plan.types[type].shape {
        case .structure, .enumeration, .union: true
        case .alias(let target): isFromRuntime(target)
        }
    }

    private func isInInterface(of operation: OperationPlan) -> Bool {
        if operation.paging != nil || operation.parameters.contains(where: { isFromRuntime($0.type) }) { return true }
        if let body = operation.body, body.contents.contains(where: { isFromRuntime($0.type) }) { return true }
        return switch operation.success {
        case .none: false
        case .single(let content), .optional(let content): isFromRuntime(content)
        case .several(_, let cases): cases.contains { $0.content.map(isFromRuntime) ?? false }
        }
    }

    private func isFromRuntime(_ content: ResponseContent) -> Bool {
        content.coding.isStream || isFromRuntime(content.type)
    }

    private func isFromRuntime(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .boolean, .integer, .double, .float, .named: false
        case .decimal, .dateTime, .date, .uuid, .url, .base64, .bytes, .json: true
        case .array(let element), .dictionary(let element), .optional(let element): isFromRuntime(element)
        // The configuration does not state the module. A missing public import is an error, a redundant one a warning.
        case .custom: true
        }
    }
}
