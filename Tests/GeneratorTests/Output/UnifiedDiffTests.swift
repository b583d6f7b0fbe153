import ApusGenerator
import ApusTestSupport
import Testing

@Suite("Unified diff")
struct UnifiedDiffTests {
    @Test("a changed line is shown with three lines before and after it")
    func context() {
        let old = (1...9).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 5", with: "LINE 5")
        #expect(
            UnifiedDiff(path: "a.txt", old: old, new: new).text == """
                --- a/a.txt
                +++ b/a.txt
                @@ -2,7 +2,7 @@
                 line 2
                 line 3
                 line 4
                -line 5
                +LINE 5
                 line 6
                 line 7
                 line 8

                """
        )
    }

    @Test("distant changes are in different hunks")
    func hunks() {
        let old = (1...30).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 3\n", with: "").replacing("line 28\n", with: "line 28\nnew\n")
        let headers = UnifiedDiff(path: "a", old: old, new: new).text.split(separator: "\n").filter {
            $0.hasPrefix("@@")
        }
        #expect(headers == ["@@ -1,6 +1,5 @@", "@@ -26,5 +25,6 @@"])
    }

    @Test("added and removed files are compared with /dev/null")
    func files() {
        #expect(UnifiedDiff(path: "a", old: nil, new: "x\n").text == "--- /dev/null\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n")
        #expect(UnifiedDiff(path: "a", old: "x\n", new: nil).text == "--- a/a\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-x\n")
    }

    @Test("a last line without a line break is marked")
    func noNewline() {
        #expect(
            UnifiedDiff(path: "a", old: "x", new: "x\n").text == """
                --- a/a
                +++ b/a
                @@ -1,1 +1,1 @@
                -x
                \\ No newline at end of file
                +x

                """
        )
    }

    @Test("the diff of equal texts is empty", arguments: ["", "x", "x\ny\n"])
    func equal(text: String) {
        #expect(UnifiedDiff(path: "a", old: text, new: text).text.isEmpty)
    }

    @Test("applying the diff to the old text gives the new text, for 500 random pairs")
    func patch() {
        var random = SeededGenerator(seed: 20)
        for _ in 0..<500 {
            let old = Self.text(&random)
            let new = Bool.random(using: &random) ? Self.text(&random) : Self.edited(old, &random)
            let diff = UnifiedDiff(path: "a", old: old, new: new).text
            #expect(Self.applied(diff, to: old) == new)
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in "\(Int.random(in: 0...4, using: &random))" }
        return lines.joined(separator: "\n") + (Bool.random(using: &random) && !lines.isEmpty ? "\n" : "")
    }

    private static func edited(_ text: String, _ random: inout SeededGenerator) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines.insert("new", at: Int.random(in: 0..<lines.count, using: &random))
        if lines.count > 2 { lines.remove(at: Int.random(in: 0..<lines.count - 1, using: &random)) }
        return lines.joined(separator: "\n")
    }

    /// Applies a diff to a text, as `patch` does.
    private static func applied(_ diff: String, to text: String) -> String {
        let old = pieces(text)
        var result: [String] = []
        var position = 0
        var sign: Character?
        for line in pieces(diff).dropFirst(2) {
            let content = String(line.dropFirst())
            defer { sign = line.first }
            switch line.first {
            case "@":
                // `@@ -3,7 +3,7 @@`
                let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
                let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
                result += old[position..<start]
                position = start
            case "+": result.append(content)
            case "-": position += 1
            case " ":
                result.append(content)
                position += 1
            default:
                // The preceding line has no line break. A removed line is not in the result.
                if sign != "-", let last = result.popLast() { result.append(String(last.dropLast())) }
            }
        }
        return (result + old[position...]).joined()
    }

    /// Lines with their line breaks.
    private static func pieces(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" }
        if let last = lines.popLast(), last != "\n" { lines.append(String(last.dropLast())) }
        return lines
    }
}
