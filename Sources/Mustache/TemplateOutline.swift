/// The names that a template looks up, and the templates that it includes.
package struct TemplateOutline: Sendable {
    /// A name and, for a section, the names that are looked up in it.
    package struct Name: Sendable, Hashable {
        package let text: String
        package internal(set) var isSection: Bool
        package internal(set) var members: [Name]
    }

    /// The comment on the first line.
    package let comment: String?
    /// The names in the order of their first use. Each name occurs once at each level.
    package private(set) var names: [Name] = []
    /// The included templates in the order of their first use.
    package private(set) var partials: [String] = []

    /// - Throws: The first syntax error of the template.
    package init(_ source: TemplateSource) throws(TemplateFault) {
        let line = String(decoding: source.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        let isComment = line.hasPrefix("{{! ") && line.hasSuffix("}}")
        comment = isComment ? String(line.dropFirst(4).dropLast(2)).trimmed : nil
        let nodes = try TemplateParser.parse(source)
        names = collect(nodes)
    }

    private mutating func collect(_ nodes: [TemplateNode]) -> [Name] {
        var names: [Name] = []
        for node in nodes {
            switch node {
            case .text, .line: break
            case .value(let path, _, _): Self.add(path, isSection: false, [], to: &names)
            case .section(let path, let isInverted, let body, _):
                let inner = collect(body)
                // An inverted section does not change the object in which names are looked up.
                Self.add(path, isSection: true, isInverted ? [] : inner, to: &names)
                if isInverted { for name in inner { Self.merge(name, into: &names) } }
            case .partial(let name, _, _): add(partial: name)
            case .parent(let name, _, let arguments, _):
                add(partial: name)
                for argument in arguments { for name in collect(argument.content) { Self.merge(name, into: &names) } }
            case .block(let block): for name in collect(block.content) { Self.merge(name, into: &names) }
            }
        }
        return names
    }

    private mutating func add(partial name: String) {
        if !partials.contains(name) { partials.append(name) }
    }

    private static func add(_ path: [TemplateKey], isSection: Bool, _ members: [Name], to names: inout [Name]) {
        let text = path.map(\.name).joined(separator: ".")
        merge(Name(text: text.isEmpty ? "." : text, isSection: isSection, members: members), into: &names)
    }

    private static func merge(_ name: Name, into names: inout [Name]) {
        guard let index = names.firstIndex(where: { $0.text == name.text }) else {
            names.append(name)
            return
        }
        names[index].isSection = names[index].isSection || name.isSection
        for member in name.members { merge(member, into: &names[index].members) }
    }
}

extension String {
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
