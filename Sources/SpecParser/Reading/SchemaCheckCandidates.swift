/// The schemas that the checks of all schemas look at, so that they don't visit each schema of the description.
struct SchemaCheckCandidates {
    /// Schemas with `$ref`.
    private(set) var referring: [SchemaID] = []
    /// Schemas with `allOf`, `anyOf` or `oneOf`.
    private(set) var composed: [SchemaID] = []
    /// Schemas with `required`.
    private(set) var requiring: [SchemaID] = []

    /// Records a schema after its keywords are read.
    mutating func record(_ schema: Schema, _ id: SchemaID) {
        if schema.reference != nil { referring.append(id) }
        if !schema.allOf.isEmpty || !schema.anyOf.isEmpty || !schema.oneOf.isEmpty { composed.append(id) }
        if !schema.required.isEmpty { requiring.append(id) }
    }
}
