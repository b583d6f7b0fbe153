import ApusPlan
import Testing

import struct ApusRuntime.HTTPMethod

@Suite("Default retry safety")
struct RetrySafetyTests {
    @Test(
        "the plan and the runtime agree on the idempotent methods",
        arguments: [
            "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "QUERY", "POST", "PATCH", "CONNECT", "PURGE", "get",
        ]
    )
    func agreement(method: String) {
        let isIdempotent = OperationPlan.RetrySafety(defaultFor: method) == .idempotent
        #expect(isIdempotent == HTTPMethod(method).isIdempotent)
    }
}
