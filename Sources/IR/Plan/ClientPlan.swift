import ApusDiagnostics

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

/// The access level of generated declarations.
package enum AccessLevel: String, Sendable, Hashable, CaseIterable {
    case `public`
    case package
    case `internal`
}

/// The prose of a declaration, as the description has it (CommonMark), not yet wrapped or escaped.
package struct Documentation: Sendable, Hashable {
    /// One line.
    package var summary: String?
    /// Any number of paragraphs.
    package var description: String?
    /// The text of a link to more, and its URL.
    package var externalURL: String?

    package init(summary: String? = nil, description: String? = nil, externalURL: String? = nil) {
        self.summary = summary
        self.description = description
        self.externalURL = externalURL
    }

    /// Whether there is nothing to print.
    package var isEmpty: Bool { summary == nil && description == nil && externalURL == nil }
}

/// One generated file.
package struct SourceFilePlan: Sendable, Hashable {
    /// The file's name below the output folder, `Segments.swift`.
    package var name: String
    /// What the file holds.
    package var contents: Contents
    /// The top-level types in it, in the order in which they are printed. Nested types follow their parents.
    package var types: [TypeID]

    package enum Contents: Sendable, Hashable {
        /// The client struct, its servers and its headers.
        case client
        /// Operations, and types that only they use.
        case operations([OperationSlice])
        /// Types that several groups use.
        case sharedTypes
    }

    package init(name: String, contents: Contents, types: [TypeID] = []) {
        self.name = name
        self.contents = contents
        self.types = types
    }
}

/// Operations of one group that are in one file.
package struct OperationSlice: Sendable, Hashable {
    /// The group's index in ``ClientPlan/groups``.
    package var group: Int
    /// Indices in the group's operations, ascending.
    package var operations: [Int]
    /// Whether the view that the operations are methods of is declared here.
    package var declaresView: Bool

    package init(group: Int, operations: [Int], declaresView: Bool) {
        self.group = group
        self.operations = operations
        self.declaresView = declaresView
    }
}

/// A decision that was inferred from the description rather than read from it.
package struct Inference: Sendable, Hashable {
    /// What was decided on, `GET /segments` or `UserSegment.kind`.
    package var subject: String
    /// What was decided, `paging by offset and limit over 'items'`.
    package var decision: String
    /// Why, `the operation has the query parameters 'offset' and 'limit' and returns one array`.
    package var reason: String

    package init(subject: String, decision: String, reason: String) {
        self.subject = subject
        self.decision = decision
        self.reason = reason
    }
}
