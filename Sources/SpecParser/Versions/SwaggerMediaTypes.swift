/// 2.0's `consumes` and `produces`, of the root or of an operation.
struct SwaggerMediaTypes: Sendable {
    var consumes: [String] = []
    var produces: [String] = []

    init(_ consumes: [String] = [], _ produces: [String] = []) {
        self.consumes = consumes
        self.produces = produces
    }
}

extension DocumentReader {
    mutating func mediaTypeList(_ node: Node, _ key: String) -> [String] {
        version == .v2_0 ? texts(node, key) ?? [] : []
    }

    /// An operation's own, or the root's.
    mutating func swaggerMediaTypes(of operation: Node) -> SwaggerMediaTypes {
        guard version == .v2_0 else { return SwaggerMediaTypes() }
        return SwaggerMediaTypes(
            operation["consumes"] == nil ? defaultMediaTypes.consumes : mediaTypeList(operation, "consumes"),
            operation["produces"] == nil ? defaultMediaTypes.produces : mediaTypeList(operation, "produces")
        )
    }
}
