import ApusIR

extension LoweringOptions {
    /// What the configuration of a client asks of the lowering.
    init(_ client: ClientConfiguration) {
        self.init(module: client.module)
    }
}
