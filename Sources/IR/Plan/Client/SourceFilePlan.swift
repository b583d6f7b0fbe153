/// A generated file.
package struct SourceFilePlan: Sendable, Hashable {
    /// The file's name in the output folder: `Segments.swift`.
    package var name: String
    /// The declarations in the file, besides types.
    package var contents: Contents
    /// The top-level types of the file, in the order of the output. Nested types are printed inside their parents.
    package var types: [TypeID]

    package enum Contents: Sendable, Hashable {
        /// The client struct, its servers and its headers.
        case client
        /// Operations, and the types that only they use.
        case operations([OperationSlice])
        /// Types that more than one group uses.
        case sharedTypes
    }

    package init(name: String, contents: Contents, types: [TypeID] = []) {
        self.name = name
        self.contents = contents
        self.types = types
    }
}
