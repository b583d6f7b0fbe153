/// A directed graph whose nodes are numbered from 0.
protocol NumberedGraph {
    var nodeCount: Int { get }
    /// The targets of the edges from a node, in a fixed order.
    func successors(of node: Int) -> [Int]
}

extension NumberedGraph {
    /// The strongly connected components in reverse topological order (Tarjan 1972).
    ///
    /// A node that is not in a cycle is a component of its own. The algorithm is iterative, so that long chains do not
    /// exhaust the stack.
    func stronglyConnectedComponents() -> [[Int]] {
        var index = [Int?](repeating: nil, count: nodeCount)
        var low = [Int](repeating: 0, count: nodeCount)
        var isOnStack = [Bool](repeating: false, count: nodeCount)
        var stack: [Int] = []
        var components: [[Int]] = []
        var counter = 0
        var frames: [(node: Int, successors: [Int], next: Int)] = []

        func open(_ node: Int) {
            index[node] = counter
            low[node] = counter
            counter += 1
            stack.append(node)
            isOnStack[node] = true
            frames.append((node, successors(of: node), 0))
        }
        for root in 0..<nodeCount where index[root] == nil {
            open(root)
            // Read in place, because a copy of a frame retains its successors.
            while let top = frames.indices.last {
                let node = frames[top].node
                if frames[top].next < frames[top].successors.count {
                    let successor = frames[top].successors[frames[top].next]
                    frames[top].next += 1
                    if let known = index[successor] {
                        if isOnStack[successor] { low[node] = min(low[node], known) }
                    } else {
                        open(successor)
                    }
                    continue
                }
                frames.removeLast()
                if top > 0 { low[frames[top - 1].node] = min(low[frames[top - 1].node], low[node]) }
                guard low[node] == index[node] else { continue }
                if stack.last == node {
                    stack.removeLast()
                    isOnStack[node] = false
                    components.append([node])
                    continue
                }
                var component: [Int] = []
                while let member = stack.popLast() {
                    isOnStack[member] = false
                    component.append(member)
                    if member == node { break }
                }
                components.append(component.sorted())
            }
        }
        return components
    }

    /// Edges whose removal breaks all cycles among the given nodes.
    ///
    /// They are the back edges of a depth-first search in node order. The number of edges is not always minimal, but
    /// each of them closes a cycle.
    func backEdges(within nodes: [Int]) -> [(from: Int, to: Set<Int>)] {
        let members = Set(nodes)
        var state: [Int: Bool] = [:]
        var edges: [Int: Set<Int>] = [:]
        for root in nodes where state[root] == nil {
            var frames: [(node: Int, successors: [Int], next: Int)] = [(root, successors(of: root), 0)]
            state[root] = true
            while let frame = frames.last {
                guard frame.next < frame.successors.count else {
                    state[frame.node] = false
                    frames.removeLast()
                    continue
                }
                frames[frames.count - 1].next += 1
                let successor = frame.successors[frame.next]
                guard members.contains(successor) else { continue }
                switch state[successor] {
                case true?: edges[frame.node, default: []].insert(successor)
                case false?: break
                case nil:
                    state[successor] = true
                    frames.append((successor, successors(of: successor), 0))
                }
            }
        }
        return edges.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
