import ApusPlan
import ApusSpecParser

/// Finds where a page states whether another page follows, for paging by offset and by page number.
///
/// The place is the first of these that exists:
///
/// 1. an optional link, number or cursor such as `next`, `nextPage`, `next_url` or `links.next.href`;
/// 2. a boolean such as `hasMore` or `hasNextPage`, or `isLast` or `last`;
/// 3. the documented header `Link` (RFC 8288).
///
/// If the object that contains the value is missing in a page, the page states nothing: some servers send it only on
/// request. A value of another object in the response, or of one item, says nothing about the list.
struct NextPageStatement {
    let paths: PropertyPaths

    func place(
        in response: TypeReference,
        items: PropertyPaths.Found,
        of operation: Operation
    ) -> PagingPlan.NextPlan? {
        if let value = value(in: response, items: items) { return .value(value.path) }
        if let (flag, whenTrue) = flag(in: response, items: items) { return .flag(flag.path, whenTrue: whenTrue) }
        return operation.documentsLinkHeader ? .linkHeader : nil
    }

    /// The statement at a configured path; `nil` if the value there can't be missing.
    func place(at keys: String, in response: TypeReference) -> PagingPlan.NextPlan? {
        guard let found = paths.path(keys, in: response) else { return nil }
        if paths.resolved(found.type) == .boolean {
            return .flag(found.path, whenTrue: !Self.lastNames.contains(found.keys.last?.simplified ?? ""))
        }
        return canBeMissing(found) ? .value(found.path) : nil
    }

    private static let nextNames: Set<String> = [
        "next", "nextlink", "nexturl", "nextpageurl", "nextpagelink", "odatanextlink", "nextpage", "nextpagenumber",
        "nextpagetoken", "nexttoken", "nextcursor", "nextoffset", "nexthref", "nexturi", "nextpageuri",
    ]
    private static let moreNames: Set<String> = [
        "hasmore", "hasnext", "hasnextpage", "hasmorepages", "hasmoreitems", "hasmoreresults", "ismore",
        "moreavailable",
        "morepages",
    ]
    private static let lastNames: Set<String> = ["islast", "islastpage", "last", "lastpage"]

    private func value(in response: TypeReference, items: PropertyPaths.Found) -> PropertyPaths.Found? {
        let values = paths.find(in: response, depth: 3) { key, type in
            Self.nextNames.contains(key.simplified) && isLinkOrNumber(type)
        }
        let named = values.filter { canBeMissing($0) && paths.concerns($0, items, in: response) }
            .min { $0.path.count < $1.path.count }
        if let named { return named }
        let reference = paths.nextReference(in: response)
        return reference.flatMap { canBeMissing($0) && paths.concerns($0, items, in: response) ? $0 : nil }
    }

    /// The boolean, and its value if another page follows.
    func flag(
        in response: TypeReference,
        items: PropertyPaths.Found
    ) -> (PropertyPaths.Found, whenTrue: Bool)? {
        for (names, whenTrue) in [(Self.moreNames, true), (Self.lastNames, false)] {
            let flags = paths.find(in: response, depth: 2) { key, type in
                names.contains(key.simplified) && paths.resolved(type) == .boolean
            }
            let own = flags.filter { paths.concerns($0, items, in: response) }
            if let flag = own.min(by: { $0.path.count < $1.path.count }) { return (flag, whenTrue) }
        }
        return nil
    }

    /// Whether a type is that of a link, a page number, a cursor or an object with a link.
    private func isLinkOrNumber(_ type: TypeReference) -> Bool {
        if paths.isText(type) || paths.isInteger(type) { return true }
        return paths.properties(of: type).contains { ["href", "url"].contains($0.key.simplified) }
    }

    private func canBeMissing(_ found: PropertyPaths.Found) -> Bool {
        found.path.contains { $0.isOptional || $0.isKey } || paths.resolved(found.type) == .string
    }
}

extension Operation {
    /// Whether a success response documents the header `Link` (RFC 8288).
    var documentsLinkHeader: Bool {
        responses.contains { response in
            StatusPattern(response.status).isSuccess && response.headers.contains { $0.name.lowercased() == "link" }
        }
    }
}
