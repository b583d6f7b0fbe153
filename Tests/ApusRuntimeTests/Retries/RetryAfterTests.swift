import Foundation
import Testing

@testable import ApusRuntime

@Suite("what a server asks to wait")
struct RetryAfterTests {
    private let now = Date(timeIntervalSince1970: 784_111_777)

    @Test(
        "by header",
        arguments: [
            (503, ["Retry-After": "7"], 7.0), (503, ["retry-after": " 0.5 "], 0.5),
            (503, ["Retry-After": "Sun, 06 Nov 1994 08:50:37 GMT"], 60),
            (503, ["Retry-After": "Sun, 06 Nov 1994 08:00:00 GMT"], 0),
            (503, ["Retry-After-Ms": "1500"], 1.5),
            (429, ["RateLimit-Reset": "9"], 9), (429, ["X-RateLimit-Reset": "784111787"], 784_111_787),
            (429, ["X-Rate-Limit-Reset": "1784111777"], 1_000_000_000),
            (429, ["X-Ratelimit-Reset": "1784111777000"], 1_000_000_000),
            (429, ["X-RateLimit-Reset": "0"], 0),
        ] as [(Int, HTTPHeaders, Double)]
    )
    func waits(status: Int, headers: HTTPHeaders, seconds: Double) {
        #expect(RetryAfter.delay(status: status, headers: headers, now: now)?.inSeconds == seconds)
    }

    @Test(
        "nothing is said",
        arguments: [
            (503, [:]), (503, ["Retry-After": "soon"]), (503, ["Retry-After": "-1"]), (503, ["RateLimit-Reset": "9"]),
            (429, ["X-RateLimit-Reset": "x"]), (429, ["Retry-After": "nan"]),
        ] as [(Int, HTTPHeaders)]
    )
    func nothing(status: Int, headers: HTTPHeaders) {
        #expect(RetryAfter.delay(status: status, headers: headers, now: now) == nil)
    }

    @Test(
        "a number that is too large for a duration does not trap",
        arguments: ["inf", "1e308", "99999999999999999999999"]
    )
    func huge(text: String) {
        let wait = RetryAfter.delay(status: 503, headers: ["Retry-After": text], now: now)
        #expect(wait.map { $0 > .seconds(3_000_000_000) } == true)
    }
}
