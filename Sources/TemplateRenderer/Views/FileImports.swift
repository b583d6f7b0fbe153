import ApusMustache
import ApusPlan

/// The import declarations of a generated file: the runtime, Foundation if the file names one of its types, and the modules
/// of the configuration if the file names a type or protocol of the configuration.
///
/// With the upcoming feature `InternalImportsByDefault`, declarations can use a module only up to the access level of its
/// import, and the compiler warns about a public import that no public declaration uses (SE-0409).
struct FileImports {
    let plan: ClientPlan
    /// The modules of the configuration, which contain types of the configuration.
    private let custom: [String]
    private let nested: [TypeID: [TypeID]]

    init(plan: ClientPlan, custom: [String] = []) {
        self.plan = plan
        self.custom = custom
        nested = Dictionary(grouping: plan.types.ids.filter { plan.types[$0].parent != nil }) {
            plan.types[$0].parent ?? $0
        }
    }

    /// The fields `module`, `isPublic` and `isPackage` of each import for `Header.mustache`, sorted by module.
    func views(_ file: SourceFilePlan, runtime: String) -> [TemplateObject] {
        modules(of: file, runtime: runtime).sorted { $0.name < $1.name }.map { module in
            let isUsed = plan.access != .internal && module.isInInterface
            return [
                "module": .string(module.name),
                "isPublic": .bool(isUsed && plan.access == .public),
                "isPackage": .bool(isUsed && plan.access == .package),
            ]
        }
    }

    /// The imported modules, and whether a declaration that is visible outside of the client's module uses them.
    func modules(of file: SourceFilePlan, runtime: String) -> [(name: String, isInInterface: Bool)] {
        var modules = [(name: runtime, isInInterface: isInInterface(of: file, isFromRuntime))]
        let isFoundationPublic = isInInterface(of: file, Self.isFromFoundation)
        if isFoundationPublic || operations(of: file).contains(where: hasFoundationFailure) {
            modules.append((name: "Foundation", isInInterface: isFoundationPublic))
        }
        for name in custom where !modules.contains(where: { $0.name == name }) {
            let isPublic = isInInterface(of: file, Self.isCustom) || file.types.contains(where: hasConformances)
            if isPublic || operations(of: file).contains(where: hasCustomFailure) {
                modules.append((name: name, isInInterface: isPublic))
            }
        }
        return modules
    }

    private func hasConformances(_ type: TypeID) -> Bool {
        // `Identifiable` belongs to the standard library.
        plan.types[type].conformances.contains { $0 != "Identifiable" }
            || nested[type]?.contains(where: hasConformances) == true
    }

    private func hasCustomFailure(_ operation: OperationPlan) -> Bool {
        operation.failures.contains { $0.content.map { Self.isCustom($0.type) } ?? false }
    }

    private typealias Predicate = (TypeReference) -> Bool

    private func operations(of file: SourceFilePlan) -> [OperationPlan] {
        guard case .operations(let slices) = file.contents else { return [] }
        return slices.flatMap { slice in slice.operations.map { plan.groups[slice.group].operations[$0] } }
    }

    private func isInInterface(of file: SourceFilePlan, _ isUsed: @escaping Predicate) -> Bool {
        if file.types.contains(where: { isInInterface($0, isUsed) }) { return true }
        if case .client = file.contents {
            return isUsed(.json) || plan.responseHeaders.contains { isUsed($0.type) }
                || plan.clientParameters.contains { isUsed($0.type) }
        }
        return operations(of: file).contains { isInInterface(of: $0, isUsed) }
    }

    private func isInInterface(_ type: TypeID, _ isUsed: @escaping Predicate) -> Bool {
        let isNamed: Bool
        switch plan.types[type].shape {
        case .structure(let structure):
            // A file of a form is an `UploadFile`. Properties are read in place, because a copy retains a dozen values.
            isNamed =
                structure.properties.indices.contains { index in
                    structure.properties[index].part?.isFile != true && isUsed(structure.properties[index].type)
                } || structure.additionalProperties.map { isUsed($0.values) } == true
        case .union(let union): isNamed = union.cases.contains { isUsed($0.payload) }
        case .enumeration: isNamed = false
        case .alias(let target): return isUsed(target) || isInInterface(nestedIn: type, isUsed)
        }
        // Models conform to protocols of the runtime.
        return isUsed(.json) || isNamed || isInInterface(nestedIn: type, isUsed)
    }

    private func isInInterface(nestedIn type: TypeID, _ isUsed: @escaping Predicate) -> Bool {
        nested[type]?.contains { isInInterface($0, isUsed) } == true
    }

    private func isInInterface(of operation: OperationPlan, _ isUsed: Predicate) -> Bool {
        var references = operation.parameters.map(\.type)
        if let paging = operation.paging { references += [.json, paging.itemType] }
        for content in operation.body?.contents ?? [] {
            // Bytes are `some UploadContent`. A choice of bodies has a function for `Data`, too.
            references +=
                content.coding == .binary ? [.json] + (operation.body?.choice == nil ? [] : [.bytes]) : [content.type]
        }
        switch operation.success {
        case .none: break
        case .single(let content), .optional(let content): references += types(in: content)
        case .several(_, let cases): references += cases.compactMap(\.content).flatMap(types)
        }
        return references.contains(where: isUsed)
    }

    /// A stream is a type of the runtime.
    private func types(in content: ResponseContent) -> [TypeReference] {
        content.coding.isStream ? [.json, content.type] : [content.type]
    }

    /// Whether the body of the method names a type of Foundation that its signature may not name.
    private func hasFoundationFailure(_ operation: OperationPlan) -> Bool {
        operation.failures.contains { $0.content.map { Self.isFromFoundation($0.type) } ?? false }
    }

    private func isFromRuntime(_ type: TypeReference) -> Bool {
        switch type {
        case .date, .json, .jsonText: true
        // The configuration does not state the module. A missing public import is an error, a redundant one a warning.
        case .custom: true
        case .array(let element), .dictionary(let element), .optional(let element): isFromRuntime(element)
        case .string, .boolean, .integer, .double, .float, .named, .decimal, .dateTime, .uuid, .url, .base64, .bytes:
            false
        }
    }

    /// Types of the runtime, which lowering chooses.
    private static let typesOfRuntime = ["UploadFile", "MultipartPart", "DecimalString", "Base64URLData"]

    /// Whether the spelling of a type contains a type of the configuration.
    static func isCustom(_ type: TypeReference) -> Bool {
        switch type {
        case .custom(let name): !typesOfRuntime.contains(name)
        case .array(let element), .dictionary(let element), .optional(let element), .jsonText(let element):
            isCustom(element)
        default: false
        }
    }

    /// Whether the spelling of a type contains a type of Foundation. A type of the configuration may be one.
    static func isFromFoundation(_ type: TypeReference) -> Bool {
        switch type {
        case .decimal, .dateTime, .uuid, .url, .base64, .bytes: true
        case .custom: isCustom(type)
        case .array(let element), .dictionary(let element), .optional(let element), .jsonText(let element):
            isFromFoundation(element)
        case .string, .boolean, .integer, .double, .float, .named, .date, .json: false
        }
    }
}
