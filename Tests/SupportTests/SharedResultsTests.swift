import ApusTestSupport
import Foundation
import Testing

@Suite("Results that tests share")
struct SharedResultsTests {
    private struct Failure: Error, Equatable { let number: Int }

    @Test("tests that ask at the same time get one result for each key")
    func once() async throws {
        let calls = Locked<[String]>([])
        let results = SharedResults<String, Int>()
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let key = number.isMultiple(of: 2) ? "even" : "odd"
                    return try await results.value(for: key) {
                        calls.access { $0.append(key) }
                        try await Task.sleep(for: .milliseconds(5))
                        return key.count
                    }
                }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }
        #expect(values == [4: 20, 3: 20])
        #expect(calls.current.sorted() == ["even", "odd"])
    }

    @Test("each test gets the error of a result that could not be made")
    func failure() async throws {
        let results = SharedResults<Int, Int>()
        for _ in 0..<2 {
            await #expect(throws: Failure(number: 1)) {
                try await results.value(for: 1) { throw Failure(number: 1) }
            }
        }
        #expect(try await results.value(for: 2) { 2 } == 2)
    }

    @Test("processor time counts work, and not waiting")
    func processorTime() {
        let waiting = ProcessorTime.measure { Thread.sleep(forTimeInterval: 0.2) }
        #expect(waiting.time < .milliseconds(100))
        // Work until the clock of the thread has advanced.
        var sum = 0
        let working = ProcessorTime.measure { for number in 0..<2_000_000 { sum &+= number } }
        #expect(working.time > .zero && sum > 0)
    }
}
