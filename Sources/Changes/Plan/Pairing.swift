/// Matches the elements of two lists.
struct Pairing<Element> {
    /// The matched elements, in the order of the new list.
    private(set) var pairs: [(old: Element, new: Element)] = []
    /// The elements that only the new list has, in its order.
    private(set) var added: [Element] = []
    /// The elements that only the old list has, in its order.
    private(set) var removed: [Element] = []

    /// Identifies elements: elements with equal texts match; an element with `nil` does not match any.
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

    /// Matches elements by the first key, then the remaining elements by the second key, and so on.
    init(_ old: [Element], _ new: [Element], by keys: Key...) {
        var partners: [Int?] = Array(repeating: nil, count: new.count)
        var rest = Array(old.indices)
        for key in keys where !rest.isEmpty {
            var known: [String: [Int]] = [:]
            // In reverse order, so that `popLast` returns the first element.
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

/// Compares the order of arguments.
enum ArgumentOrder {
    /// Whether the labels that are in both lists have the same order.
    static func isKept(_ old: [String], _ new: [String]) -> Bool {
        let common = Set(old).intersection(new)
        return old.filter(common.contains) == new.filter(common.contains)
    }

    /// `a:b:c:`
    static func text(_ labels: [String]) -> String { labels.map { $0 + ":" }.joined() }
}
