extension OperationPlan.RetrySafety {
    /// The safety of requests with an HTTP method, unless it is configured.
    ///
    /// Idempotent methods (RFC 9110 §9.2.2, and `QUERY`, which is safe) can always be sent again. The runtime has the
    /// same rule, so that a generated method states its safety only if it is different.
    ///
    /// - Parameter method: In upper case: `GET`.
    package init(defaultFor method: String) {
        switch method {
        case "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY": self = .idempotent
        default: self = .onRefusal
        }
    }
}
