import ApusMustache
import ApusPlan

/// Distributes the operations of a group over pages: one page, or one for each first segment of their paths.
struct OperationLayout {
    /// A page with operations of a group.
    struct Page {
        var name: String
        /// The segment of the paths; `nil` if the page has all operations of the group.
        var segment: String?
        /// The indices of the operations in the group.
        var operations: [Int]
    }

    /// - Parameters:
    ///   - page: The name of the group's page.
    ///   - sizes: The size of the section of each operation, in bytes.
    static func pages(
        of group: OperationGroup,
        page: String,
        sizes: [Int],
        limit: Int,
        _ names: inout PageSet.PageNames
    ) -> [Page] {
        guard sizes.reduce(0, +) > limit, group.operations.count > 1 else {
            return [Page(name: page, segment: nil, operations: Array(group.operations.indices))]
        }
        var pages: [Page] = []
        for (segment, operations) in segments(of: group) {
            var part: [Int] = []
            var size = 0
            func close() {
                guard !part.isEmpty else { return }
                let name = segment.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
                pages.append(Page(name: names.unique(page + "-" + name), segment: segment, operations: part))
                (part, size) = ([], 0)
            }
            for operation in operations {
                if size + sizes[operation] > limit { close() }
                part.append(operation)
                size += sizes[operation]
            }
            close()
        }
        return pages
    }

    /// The operations by the first segment in which their paths differ, sorted by segment.
    private static func segments(of group: OperationGroup) -> [(segment: String, operations: [Int])] {
        let paths = group.operations.map { $0.path.text.split(separator: "/").map(String.init) }
        var common = 0
        while let first = paths.first, common < first.count,
            paths.allSatisfy({ common < $0.count && $0[common] == first[common] })
        {
            common += 1
        }
        var segments: [String: [Int]] = [:]
        for (index, path) in paths.enumerated() {
            let literal = path.dropFirst(common).first { !$0.hasPrefix("{") } ?? "other"
            segments[literal, default: []].append(index)
        }
        return segments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension TemplateObject {
    /// The number of bytes of all texts, with the line ends and marks around them.
    var textSize: Int { fields.reduce(0) { $0 + $1.1.textSize } }
}

extension TemplateValue {
    fileprivate var textSize: Int {
        switch self {
        case .string(let text): text.utf8.count + 1
        case .fragment(let bytes): bytes.count
        case .list(let values): values.reduce(0) { $0 + $1.textSize }
        case .object(let object): object.textSize
        case .null, .bool, .integer, .decimal: 4
        }
    }
}
