/// Two lists, and which of their elements are the same thing.
struct Pairing<Element> {
    /// In the order of the new list.
    private(set) var pairs: [(old: Element, new: Element)] = []
    /// Elements of the new list alone, in its order.
    private(set) var added: [Element] = []
    /// Elements of the old list alone, in its order.
    private(set) var removed: [Element] = []

    /// How elements are recognised: equal texts are the same thing; `nil` is nobody's equal.
    struct Key {
        let old: (Element) -> String?
        let new: (Element) -> String?

        init(old: @escaping (Element) -> String?, new: @escaping (Element) -> String?) {
            self.old = old
            self.new = new
        }

        init(_ key: @escaping (Element) -> String?) {
            self.init(old: key, new: key)
        }
    }

    /// Pairs what is equal by the first key, then of the rest what is equal by the second, and so on.
    init(_ old: [Element], _ new: [Element], by keys: Key...) {
        var partners: [Int?] = Array(repeating: nil, count: new.count)
        var rest = Array(old.indices)
        for key in keys where !rest.isEmpty {
            var known: [String: [Int]] = [:]
            // From the end, so that `popLast` gives the first one.
            for index in rest.reversed() {
                if let text = key.old(old[index]) { known[text, default: []].append(index) }
            }
            var taken: Set<Int> = []
            for index in new.indices where partners[index] == nil {
                guard let text = key.new(new[index]), let partner = known[text]?.popLast() else { continue }
                partners[index] = partner
                taken.insert(partner)
            }
            rest.removeAll { taken.contains($0) }
        }
        for (index, partner) in partners.enumerated() {
            if let partner {
                pairs.append((old[partner], new[index]))
            } else {
                added.append(new[index])
            }
        }
        removed = rest.map { old[$0] }
    }
}

/// Whether arguments can still be written in the order in which they were.
enum ArgumentOrder {
    /// Whether the labels that both lists have stand in the same order.
    static func isKept(_ old: [String], _ new: [String]) -> Bool {
        let common = Set(old).intersection(new)
        return old.filter(common.contains) == new.filter(common.contains)
    }

    /// `a:b:c:`
    static func text(_ labels: [String]) -> String { labels.map { $0 + ":" }.joined() }
}
