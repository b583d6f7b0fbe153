import ApusIR

/// Shows the paging of a list operation to `Paging.mustache`.
struct PagingView {
    private let operation: OperationPlan
    private let spelling: TypeSpelling

    init(_ operation: OperationPlan, spelling: TypeSpelling) {
        self.operation = operation
        self.spelling = spelling
    }

    func view(_ paging: PagingPlan) -> TemplateObject {
        [:]
    }
}
