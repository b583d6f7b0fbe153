import ApusLowering
import ApusTestSupport
import Testing

@testable import ApusLowering

@Suite("Strongly connected components")
struct GraphTests {
    private struct Graph: NumberedGraph {
        var edges: [[Int]]
        var nodeCount: Int { edges.count }
        func successors(of node: Int) -> [Int] { edges[node] }
    }

    @Test("components are in reverse topological order")
    func components() {
        let graph = Graph(edges: [[1], [2], [0, 3], [4], [3], []])
        #expect(graph.stronglyConnectedComponents() == [[3, 4], [0, 1, 2], [5]])
    }

    @Test("removing the back edges breaks all cycles of a random graph")
    func backEdges() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let count = Int.random(in: 1...12, using: &generator)
            var graph = Graph(
                edges: (0..<count).map { _ in
                    (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                        Int.random(in: 0..<count, using: &generator)
                    }
                }
            )
            for component in graph.stronglyConnectedComponents() {
                for (from, to) in graph.backEdges(within: component) { graph.edges[from].removeAll(where: to.contains) }
            }
            let isAcyclic = graph.stronglyConnectedComponents().allSatisfy { $0.count == 1 }
            #expect(isAcyclic && !graph.edges.enumerated().contains { $0.element.contains($0.offset) })
        }
    }

    @Test("a cycle of 100,000 nodes does not exhaust the stack")
    func long() {
        let graph = Graph(edges: (0..<100_000).map { [($0 + 1) % 100_000] })
        #expect(graph.stronglyConnectedComponents().count == 1)
        #expect(graph.backEdges(within: Array(0..<100_000)).count == 1)
    }
}
