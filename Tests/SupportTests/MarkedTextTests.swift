import ApusTestSupport
import Testing

@Suite("Marked texts")
struct MarkedTextTests {
    @Test("markers are removed, and their places refer to the text without markers")
    func places() {
        let marked = MarkedText("a: 1️⃣b\r\né😀: 3️⃣c\n2️⃣d🔟")
        #expect(marked.text == "a: b\r\né😀: c\nd")
        #expect(marked[1] == .init(offset: 3, line: 1, column: 4))
        #expect(marked[3] == .init(offset: 14, line: 2, column: 5))
        #expect(marked[2] == .init(offset: 16, line: 3, column: 1))
        #expect(marked[10] == .init(offset: 17, line: 3, column: 2))
        #expect(marked[4] == nil)
        #expect(marked.inOrder.map(\.description) == ["1:4", "3:1", "2:5", "3:2"])
        #expect(marked.bytes.count == 17)
    }

    @Test(
        "digits that are not markers and all other bytes are kept",
        arguments: ["1 2️x 3", "", "e\u{301}\r\n\r", "#️⃣ 🟡"]
    )
    func untouched(_ text: String) {
        let marked = MarkedText(text)
        #expect(marked.bytes == [UInt8](text.utf8))
        #expect(marked.places.isEmpty)
    }

    @Test("a repeated marker is reported")
    func repeated() {
        #expect(MarkedText("1️⃣a1️⃣").repeated == [1])
        #expect(MarkedText("1️⃣a2️⃣").repeated == [])
    }

    @Test("adjacent markers have the same place")
    func adjacent() {
        let marked = MarkedText("x1️⃣2️⃣y")
        #expect(marked.text == "xy")
        #expect(marked[1] == marked[2])
    }
}
