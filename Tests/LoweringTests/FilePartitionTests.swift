import Testing

@testable import ApusLowering

@Suite("Partition of declarations into files")
struct FilePartitionTests {
    private func items(_ names: [String]) -> [FilePartition.Item] {
        names.enumerated().map { index, name in
            FilePartition.Item(words: name.split(separator: " ").map(String.init), lines: 10, index: index)
        }
    }

    private func text(_ files: [FilePartition.File]) -> [String] {
        files.map { "\($0.title) \($0.items)" }
    }

    @Test("what fits is one file")
    func one() {
        #expect(text(FilePartition(limit: 20).filesByLetter(items(["B", "A"]), title: "Models")) == ["Models [0, 1]"])
        #expect(FilePartition(limit: 20).filesByLetter([], title: "Models").isEmpty)
    }

    @Test("types are divided by letters and by words")
    func letters() {
        let names = ["Address", "Bank", "Payment", "Payment Intent", "Payment Intent Data", "Plan", "_"]
        let files = FilePartition(limit: 20).filesByLetter(items(names), title: "Models")
        #expect(
            text(files) == [
                "ModelsAToH [0, 1]", "ModelsP [5]", "ModelsPayment [2]", "ModelsPaymentIntent [3, 4]",
                "ModelsOther [6]",
            ]
        )
    }

    @Test("a short range of letters is joined with a neighbour if both fit, and a new declaration moves no others")
    func joined() {
        let names = [
            "Address", "Bank", "Card", "Dispute", "Event", "Invoice", "Item", "Payment", "Refund", "Source", "Tax",
        ]
        let partition = FilePartition(limit: 60)
        let files = partition.filesByLetter(items(names), title: "Models")
        #expect(text(files) == ["ModelsAToH [0, 1, 2, 3, 4]", "ModelsIToZ [5, 6, 7, 8, 9, 10]"])
        let more = partition.filesByLetter(items(names + ["Charge", "Country", "Color"]), title: "Models")
        #expect(more.map(\.title) == ["ModelsAToC", "ModelsDToH", "ModelsIToZ"])
        let short = items(["Address", "Bank"]) + [FilePartition.Item(words: ["Zone"], lines: 40, index: 2)]
        #expect(text(FilePartition(limit: 50).filesByLetter(short, title: "T")) == ["TAToH [0, 1]", "TIToZ [2]"])
        let one =
            items(["Address"]) + [FilePartition.Item(words: ["Zone"], lines: 40, index: 1)]
            + [FilePartition.Item(words: ["Part"], lines: 30, index: 2)]
        #expect(text(FilePartition(limit: 50).filesByLetter(one, title: "T")) == ["TAToP [0, 2]", "TQToZ [1]"])
    }

    @Test("methods are divided by the segments of their paths")
    func words() {
        let names = ["", "Branches", "Branches", "Branches Protection", "Tags"]
        let files = FilePartition(limit: 20).filesByWord(items(names), title: "Repos")
        #expect(text(files) == ["Repos [0, 4]", "ReposBranches [1, 2]", "ReposBranchesProtection [3]"])
        let shared = FilePartition(limit: 20).filesByWord(items(["A B", "A C", "A C"]), title: "Repos")
        #expect(text(shared) == ["ReposA [0]", "ReposAC [1, 2]"])
    }

    @Test("declarations without further words stay together")
    func undivided() {
        #expect(text(FilePartition(limit: 10).filesByWord(items(["A", "A", "A"]), title: "T")) == ["TA [0, 1, 2]"])
    }

    @Test("no file of methods is longer than about 2,000 lines")
    func longGroups() {
        let paths = (1...300).map { number in
            "  /things/{id}/part\(number % 7)/{number}/leaf\(number): {get: {operationId: op\(number), tags: [things], "
                + "parameters: [{name: id, in: path, required: true, schema: {type: string}}, "
                + "{name: q, in: query, schema: {type: string}}], responses: {'204': {description: d}}}}"
        }
        let plan = Planned("paths:\n" + paths.joined(separator: "\n")).plan
        #expect(PlanInvariants(plan).faults.isEmpty, "\(PlanInvariants(plan).faults)")
        let counts = plan.files.compactMap { file -> Int? in
            if case .operations(let slices) = file.contents {
                slices.reduce(0) { $0 + $1.operations.count }
            } else {
                nil
            }
        }
        #expect(counts.reduce(0, +) == 300)
        #expect(counts.allSatisfy { $0 <= 75 }, "\(counts)")
        #expect(plan.files.contains { $0.name == "ThingsPart1.swift" }, "\(plan.files.map(\.name))")
    }
}
