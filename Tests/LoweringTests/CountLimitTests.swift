import Testing

@testable import ApusLowering

@Suite("Count limits")
struct CountLimitTests {
    @Test("a limit is exceeded beyond the maximum, and only the first excess is reported")
    func excess() {
        var limit = CountLimit(maximum: 10)
        var reports: [Bool] = []
        var states: [Bool] = []
        for amount in [10, 1, 5] {
            reports.append(limit.add(amount))
            states.append(limit.isExceeded)
        }
        #expect(reports == [false, true, false])
        #expect(states == [false, true, true])
    }

    @Test("a single large amount exceeds the limit")
    func largeAmount() {
        var limit = CountLimit(maximum: 10)
        let isReported = limit.add(100)
        #expect(isReported)
    }
}
