/// The `consumes` and `produces` of Swagger 2.0, of the root or of an operation.
struct SwaggerMediaTypes: Sendable {
    var consumes: [String] = []
    var produces: [String] = []

    init(_ consumes: [String] = [], _ produces: [String] = []) {
        self.consumes = consumes
        self.produces = produces
    }
}

extension DocumentReader {
    /// Reads the list of media types in `key`; empty for other versions.
    mutating func mediaTypeList(_ node: Node, _ key: String) -> [String] {
        version == .v2_0 ? texts(node, key) ?? [] : []
    }

    /// Returns the media types of an operation, or those of the root if the operation has none.
    mutating func swaggerMediaTypes(of operation: Node) -> SwaggerMediaTypes {
        guard version == .v2_0 else { return SwaggerMediaTypes() }
        return SwaggerMediaTypes(
            operation["consumes"] == nil ? defaultMediaTypes.consumes : mediaTypeList(operation, "consumes"),
            operation["produces"] == nil ? defaultMediaTypes.produces : mediaTypeList(operation, "produces")
        )
    }
}
