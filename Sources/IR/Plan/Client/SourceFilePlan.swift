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
