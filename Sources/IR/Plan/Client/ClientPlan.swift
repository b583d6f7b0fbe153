/// The plan of a generated client.
///
/// The plan contains every decision about the generated code. Templates only print it.
package struct ClientPlan: Sendable {
    /// The Swift module of the client: `LaunchDarklyAPI`.
    package var module: String
    /// The name of the client's type: `LaunchDarklyClient`.
    package var name: SwiftName
    /// The access level of all generated declarations.
    package var access: AccessLevel
    /// The documentation of the API, from `info`: title, version and description.
    package var documentation: Documentation
    /// `info.title`.
    package var title: String
    /// `info.version`, as spelled.
    package var version: String
    /// The servers of the API; the first one is the default. Empty if the description names no servers.
    package var servers: [ServerPlan]
    /// The security schemes that operations use, in document order.
    package var securitySchemes: [SecuritySchemePlan]
    /// Whether the client takes a credential for the header `Authorization`, because the description has no security
    /// scheme.
    package var takesAuthorization = false
    /// The parameters of operations that are arguments of the client's initializer.
    package var clientParameters: [ClientParameterPlan] = []
    /// What most operations share.
    package var requestDefaults = RequestDefaultsPlan()
    /// The groups of operations, in document order: one for each tag, or one without a name.
    package var groups: [OperationGroup]
    /// All generated types.
    package var types: TypeTable
    /// The typed response headers that operations document, one for each name and type.
    package var responseHeaders: [ResponseHeaderPlan]
    /// The generated files and their contents.
    package var files: [SourceFilePlan]
    /// The decisions that are inferred, for `apus list --inferred`.
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
