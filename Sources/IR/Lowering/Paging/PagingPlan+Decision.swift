import ApusPlan

extension PagingPlan.Strategy {
    /// Whether pages are requested by a number that the client counts.
    var isNumbered: Bool {
        switch self {
        case .offset, .pageNumber: true
        case .cursor, .nextLink, .linkHeader: false
        }
    }
}

extension PagingPlan {
    /// The decision as a text for `apus list --inferred`.
    var decision: String {
        let place = items.isEmpty ? "" : " over '\(items.map(\.name.text).joined(separator: "."))'"
        switch strategy {
        case .offset(_, let limit, let first, _):
            return "paging by offset\(first == 0 ? "" : " from \(first)")\(limit.map { " and \($0)" } ?? "")\(place)"
        case .pageNumber(_, _, let first, _): return "paging by page number from \(first)\(place)"
        case .cursor: return "paging by cursor\(place)"
        case .nextLink: return "paging by the next link\(place)"
        case .linkHeader: return "paging by the Link header\(place)"
        }
    }
}

extension String {
    /// The name without case and punctuation: `next_page-Token` → `nextpagetoken`.
    var simplified: String {
        String(
            decoding: utf8.compactMap { byte -> UInt8? in
                switch byte {
                case 0x41...0x5A: byte | 0x20
                case 0x61...0x7A, 0x30...0x39: byte
                default: nil
                }
            },
            as: UTF8.self
        )
    }
}
