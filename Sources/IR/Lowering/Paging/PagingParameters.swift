import ApusDiagnostics
import ApusPlan

/// Decides which query parameters of an operation select a page.
///
/// - A parameter that is deprecated, or described as "not applicable" or "do not use", is used only if nothing else pages
///   the list.
/// - A page number is not a number that its description calls a token, a cursor or client state, and not a number beside
///   a text parameter such as `pageToken`.
/// - A Boolean parameter such as `usemarker` switches the cursor `marker` on. An offset with a total does not need it.
struct PagingParameters {
    let plan: OperationPlan
    let paths: PropertyPaths

    static let cursorNames: Set<String> = [
        "cursor", "pagecursor", "nextcursor", "pagetoken", "nexttoken", "nextpagetoken", "continuationtoken",
        "continuation", "continue", "after", "startingafter", "aftercursor", "marker", "starttoken", "pageafter",
        "next",
    ]
    static let sizeNames: Set<String> = [
        "limit", "count", "length", "top", "size", "pagesize", "perpage", "pagelimit", "maxresults", "max", "take",
        "itemsperpage",
        "first",
    ]
    static let offsetNames: Set<String> = ["offset", "skip", "start", "startindex", "startat", "from"]
    static let pageNames: Set<String> = [
        "page", "pagenumber", "pageindex", "pageno", "pagenum", "currentpage",
    ]
    private static let names = cursorNames.union(offsetNames).union(pageNames)

    /// Whether the operation has a query parameter for a cursor, an offset or a page number.
    var hasPosition: Bool {
        plan.parameters.contains { $0.location == .query && Self.names.contains($0.wireName.simplified) }
    }

    /// The query parameters for texts.
    var texts: [ParameterPlan] {
        plan.parameters.filter { $0.location == .query && paths.isText($0.type) }
    }

    /// The text parameters for a cursor.
    var cursors: [ParameterPlan] { texts.filter { Self.cursorNames.contains($0.wireName.simplified) } }

    func integer(_ names: Set<String>) -> ParameterPlan? {
        plan.parameters.first { parameter in
            parameter.location == .query && names.contains(parameter.wireName.simplified)
                && paths.isInteger(parameter.type)
        }
    }

    /// The parameter for the number of items to skip.
    var offset: ParameterPlan? { integer(Self.offsetNames).flatMap { isRange($0) || isValue($0) ? nil : $0 } }

    /// The parameter for the page number.
    var page: ParameterPlan? {
        guard let page = integer(Self.pageNames), !isToken(page) else { return nil }
        return cursors.contains { $0.wireName.simplified.hasText("token") } ? nil : page
    }

    var size: ParameterPlan? { integer(Self.sizeNames) }

    /// Whether a Boolean parameter such as `usemarker` switches a cursor on.
    var cursorNeedsSwitch: Bool {
        let cursors = cursors.map(\.wireName.simplified)
        return plan.parameters.contains { parameter in
            let name = parameter.wireName.simplified
            return parameter.location == .query && paths.resolved(parameter.type) == .boolean
                && cursors.contains { name.hasPrefix("use") && name.hasSuffix($0) }
        }
    }

    /// The operation without the parameters that its description advises against; `nil` if there are none.
    var withoutDiscouraged: OperationPlan? {
        guard plan.parameters.contains(where: Self.isDiscouraged) else { return nil }
        var recommended = plan
        recommended.parameters.removeAll(where: Self.isDiscouraged)
        return recommended
    }

    private static func isDiscouraged(_ parameter: ParameterPlan) -> Bool {
        guard parameter.location == .query else { return false }
        if parameter.isDeprecated { return true }
        let name = parameter.wireName.simplified
        guard names.contains(name) || sizeNames.contains(name) else { return false }
        let prose = parameter.documentation.prose.lowercased()
        return prose.hasText("not applicable") || prose.hasText("do not use")
    }

    /// Whether a parameter such as `from` is the start of a range whose end is another parameter.
    private func isRange(_ parameter: ParameterPlan) -> Bool {
        let ends = ["from": ["to", "until"], "start": ["end", "stop"]][parameter.wireName.simplified] ?? []
        return plan.parameters.contains { ends.contains($0.wireName.simplified) }
    }

    /// Whether a parameter is a value of an item instead of a number of items: `items with a number greater than the offset`.
    private func isValue(_ parameter: ParameterPlan) -> Bool {
        let prose = parameter.documentation.prose.lowercased()
        return prose.hasText("greater than the offset") || prose.hasText("larger than the offset")
            || prose.hasText("higher than the offset")
    }

    /// Whether the description of a page calls it a token: `Page token`, but not `The page number. Not used with a cursor`.
    private func isToken(_ page: ParameterPlan) -> Bool {
        let prose = page.documentation.prose
        if prose.lowercased().hasText("client state") { return true }
        let sentence = String(prose.prefix { $0 != "." && $0 != "\n" })
        return sentence.hasWord("token", "cursor") && !sentence.hasWord("number", "index")
    }
}
