/// The plan of one generated client: every decision made, nothing left for a template but to print it.
package struct ClientPlan: Sendable {
    /// The Swift module that the client is compiled as, `LaunchDarklyAPI`.
    package var module: String
    /// The client's type name, `LaunchDarklyClient`.
    package var name: SwiftName
    /// The access level of everything that is generated.
    package var access: AccessLevel
    /// What `info` says of the API: title, version, description.
    package var documentation: Documentation
    /// `info.title`.
    package var title: String
    /// `info.version`, as spelled.
    package var version: String
    /// The servers to choose from, the default one first; empty when the description names none.
    package var servers: [ServerPlan]
    /// The security schemes that some operation uses, in document order.
    package var securitySchemes: [SecuritySchemePlan]
    /// The tags (or the one nameless group), in document order, each with its operations.
    package var groups: [OperationGroup]
    /// Every generated type.
    package var types: TypeTable
    /// Response headers with a type that some operation documents, one for each name and type.
    package var responseHeaders: [ResponseHeaderPlan]
    /// Which file holds what.
    package var files: [SourceFilePlan]
    /// What was guessed rather than read, for `apus list --inferred`.
    package var inferences: [Inference]

    package init(
        module: String,
        name: SwiftName,
        access: AccessLevel = .public,
        documentation: Documentation = Documentation(),
        title: String = "",
        version: String = "",
        servers: [ServerPlan] = [],
        securitySchemes: [SecuritySchemePlan] = [],
        groups: [OperationGroup] = [],
        types: TypeTable = TypeTable(),
        responseHeaders: [ResponseHeaderPlan] = [],
        files: [SourceFilePlan] = [],
        inferences: [Inference] = []
    ) {
        self.module = module
        self.name = name
        self.access = access
        self.documentation = documentation
        self.title = title
        self.version = version
        self.servers = servers
        self.securitySchemes = securitySchemes
        self.groups = groups
        self.types = types
        self.responseHeaders = responseHeaders
        self.files = files
        self.inferences = inferences
    }
}
