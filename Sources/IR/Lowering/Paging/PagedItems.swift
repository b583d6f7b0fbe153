import ApusDiagnostics
import ApusPlan

/// Finds the list in a response whose pages follow each other.
///
/// The list is the response itself, or the only array of the first level that has one, down to two levels. If there are
/// several arrays, it is the only one named `items`, `data`, `results`, `values`, `records`, `entries`, `content` or
/// `list`. These arrays are not lists of items:
///
/// - arrays about the response, such as `_links`, `errors`, `warnings`, `tags` or `included`, unless the path ends with
///   that name;
/// - `schemas` beside `Resources`, which name the schemas of the response (RFC 7644 §3.4.2);
/// - arrays of a single resource: an object with an `id` of its own, or the response of a path that ends with a
///   parameter while no query parameter is one for paging, unless the array has one of the names above.
struct PagedItems {
    let paths: PropertyPaths
    /// The path of the operation.
    let path: String
    /// Whether the operation has a query parameter for a cursor, an offset or a page number.
    let hasPagingParameter: Bool

    static let names = ["items", "data", "results", "values", "records", "entries", "content", "list"]

    /// Names of arrays that describe a response, without case and punctuation.
    private static let descriptive: Set<String> = [
        "links", "link", "errors", "warnings", "notices", "tags", "fieldoptions", "included", "facets", "aggregations",
        "meta", "metadata", "breadcrumbs",
    ]

    /// The array of items, with the type of its elements; `nil` if there is none or not exactly one.
    func items(of response: TypeReference) -> PropertyPaths.Found? {
        if let element = paths.element(of: response) {
            return PropertyPaths.Found(path: [], keys: [], type: element)
        }
        for depth in 1...2 {
            let arrays = paths.find(in: response, depth: depth) { _, type in paths.element(of: type) != nil }
                .filter { $0.path.count == depth && !isDescriptive($0) }
                .filter { depth > 1 || $0.keys != ["schemas"] || !paths.isSCIMList(response) }
            if arrays.isEmpty { continue }
            let named = arrays.filter { Self.isTypicalName($0) }
            guard let array = arrays.count == 1 ? arrays.first : named.count == 1 ? named.first : nil,
                !isPart(array, of: response), let element = paths.element(of: array.type)
            else { return nil }
            return PropertyPaths.Found(path: array.path, keys: array.keys, type: element)
        }
        return nil
    }

    private static func isTypicalName(_ array: PropertyPaths.Found) -> Bool {
        names.contains(array.keys.last?.lowercased() ?? "")
    }

    /// The last segment of the path that is not a parameter, without case and punctuation.
    private var noun: String {
        let segment = segments.last { !$0.hasText("{") } ?? ""
        return String(segment.hasSuffix(".json") ? segment.dropLast(5) : segment).simplified
    }

    private var segments: [Substring] { path.split(separator: "/") }

    private func isDescriptive(_ array: PropertyPaths.Found) -> Bool {
        array.keys.contains { key in
            let name = key.simplified
            return Self.descriptive.contains(name) && (key.hasPrefix("_") || name != noun)
        }
    }

    /// Whether an array is a part of one resource.
    private func isPart(_ array: PropertyPaths.Found, of response: TypeReference) -> Bool {
        let owner = owner(of: array, in: response)
        let isTypical = Self.isTypicalName(array)
        var ids: Set<String> = ["id", "uuid", "sha"]
        // A page of messages can name the session that they belong to.
        if !hasPagingParameter { ids.insert(SwiftNaming.singular(noun).simplified + "id") }
        if !isTypical, paths.properties(of: owner).contains(where: { ids.contains($0.key.simplified) }) { return true }
        guard segments.last?.hasText("{") == true else { return false }
        return !hasPagingParameter && (!isTypical || array.keys.count > 1)
    }

    /// The type of the object that has a property.
    private func owner(of found: PropertyPaths.Found, in response: TypeReference) -> TypeReference {
        var type = response
        for key in found.keys.dropLast() {
            guard let property = paths.properties(of: type).first(where: { $0.key == key }) else { break }
            type = property.type
        }
        return type
    }
}

extension PropertyPaths {
    /// Names of objects about the page of a response: a key that contains one of them.
    private static let pageNames: [StaticString] = ["link", "pag", "meta", "cursor", "next", "nav"]
    /// Names of objects that contain the whole result.
    private static let envelopes: Set<String> = ["data", "result", "results", "response", "payload", "d", "body"]

    /// Whether a cursor or link concerns the list of items, and not another object in the response.
    ///
    /// A cursor may belong to any object that contains the items, because the next page is a call of the same operation.
    func concerns(_ next: Found, _ items: Found, in response: TypeReference, isCursor: Bool = false) -> Bool {
        var type = response
        for (depth, key) in next.keys.dropLast().enumerated() {
            // A key of a map is not a property. The map is an object about the page.
            guard let property = properties(of: type).first(where: { $0.key == key }) else { return true }
            type = property.type
            let name = key.simplified
            let enclosesItems = depth < items.keys.count && Array(items.keys[...depth]) == Array(next.keys[...depth])
            if enclosesItems, isCursor || Self.envelopes.contains(name) { continue }
            let hasList = properties(of: type).contains { element(of: $0.type) != nil }
            guard !hasList, Self.pageNames.contains(where: name.hasText) || enclosesItems else { return false }
        }
        return true
    }
}
