import Testing

@testable import ApusLowering

@Suite("Count limits")
struct CountLimitTests {
    @Test("a limit is exceeded beyond the maximum, and only the first excess is reported")
    func excess() {
        var limit = CountLimit(maximum: 10)
        #expect(limit.add(10) == false)
        #expect(!limit.isExceeded)
        #expect(limit.add(1) == true)
        #expect(limit.isExceeded)
        #expect(limit.add(5) == false)
        #expect(limit.isExceeded)
    }

    @Test("a single large amount exceeds the limit")
    func largeAmount() {
        var limit = CountLimit(maximum: 10)
        #expect(limit.add(100) == true)
    }
}
