import ApusDiagnostics
import ApusSpecParser

/// Finds what a configuration says of operations and could not be done: a name that nothing has, or pages that the
/// operation does not have.
struct UnmatchedOptions {
    let document: Document
    let options: LoweringOptions
    let plan: ClientPlan

    var diagnostics: [Diagnostic] {
        let keys = Set(document.operations.flatMap { OperationNames.keys(of: $0) })
        let retry = options.retry.keys.filter { !keys.contains($0) }
        let paging = options.paging.keys.filter { !keys.contains($0) }
        return retry.sorted().map { .unmatchedOption("retrySafety", $0) }
            + paging.sorted().map { .unmatchedOption("paging", $0) } + styles + pages
    }

    private var methods: [OperationPlan] { plan.groups.flatMap(\.operations) }

    /// Names of parameters and properties. What is left out by a filter is no fault.
    private var styles: [Diagnostic] {
        if options.parameterStyles.isEmpty { return [] }
        let parameters = document.operations.flatMap { operation in
            let id = operation.id ?? "\(operation.method) \(operation.path)"
            return operation.parameters.filter { $0.location == .query }.map { "\(id).\($0.name)" }
        }
        let forms = document.operations.filter { operation in
            operation.requestBody?.content.contains { MediaTypeName($0.name).coding == .form } ?? false
        }
        let prefixes = forms.map { ($0.id ?? "\($0.method) \($0.path)") + "." }
        return options.parameterStyles.keys.sorted().compactMap { name in
            let isKnown = parameters.contains(name) || prefixes.contains { name.hasPrefix($0) }
            return isKnown ? nil : .unmatchedOption("parameterStyles", name)
        }
    }

    private var pages: [Diagnostic] {
        if options.paging.isEmpty { return [] }
        let wanted = document.operations.filter { operation in
            let override = OperationNames.setting(options.paging, of: operation)
            return override != nil && override != PagingOverride.none
        }
        return wanted.compactMap { operation in
            let id = operation.id ?? "\(operation.method) \(operation.path)"
            let methods = methods.filter { $0.id == id }
            guard !methods.isEmpty, methods.allSatisfy({ $0.paging == nil }) else { return nil }
            return .pagingNotPossible(id, at: operation.place)
        }
    }
}

extension DiagnosticCode {
    static let unmatchedOption = DiagnosticCode(
        "unmatched-option",
        .warning,
        explanation: """
            The configuration names an operation, a query parameter or a property of a form that the description does not \
            have.

            Operations are named by their operationId, or by method and path, parameters by operationId and name: \
            `listPets.limit`.
            """
    )
    static let pagingNotPossible = DiagnosticCode(
        "paging-not-possible",
        .warning,
        explanation: """
            The configuration says how the pages of an operation follow each other, but the operation has no such parameter, \
            or its response no such property.

            Parameters have their names on the wire; properties are a path of keys joined by dots, beginning at the response.
            """
    )
}

extension Diagnostic {
    static func unmatchedOption(_ key: String, _ name: String) -> Diagnostic {
        Diagnostic(
            .unmatchedOption,
            "'\(key)' names '\(name)', which the description does not have",
            at: nil,
            consequence: "it changes nothing"
        )
    }

    static func pagingNotPossible(_ operation: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .pagingNotPossible,
            "'\(operation)' does not have the pages that the configuration tells of",
            at: place,
            consequence: "the method has no paging one beside it",
            help: "check the names of parameters and the paths of properties in 'paging'"
        )
    }
}
