import ApusDiagnostics

/// Finds references to partials, parents and blocks that do not exist.
struct TemplateReferences {
    private let names: [String]
    /// The names of the blocks that each template declares.
    private var blocks: [String: Set<String>] = [:]
    /// The names of the templates that each template includes. Their blocks count as its own.
    private var included: [String: Set<String>] = [:]

    /// The references in `templates` to templates and blocks that do not exist.
    static func faults(in templates: [(TemplateSource, [TemplateNode])]) -> [TemplateFault] {
        var references = TemplateReferences(names: templates.map(\.0.name))
        for (source, nodes) in templates {
            references.collect(nodes, in: source.name)
        }
        return templates.flatMap { source, nodes in references.faults(nodes, in: source) }
    }

    private init(names: [String]) {
        self.names = names
    }

    private mutating func collect(_ nodes: [TemplateNode], in template: String) {
        for node in nodes {
            switch node {
            case .text, .line, .value: break
            case .section(_, _, let body, _): collect(body, in: template)
            case .partial(let name, _, _): included[template, default: []].insert(name)
            case .parent(let name, _, let arguments, _):
                included[template, default: []].insert(name)
                for argument in arguments { collect(argument.content, in: template) }
            case .block(let block):
                blocks[template, default: []].insert(block.name)
                collect(block.content, in: template)
            }
        }
    }

    private func faults(_ nodes: [TemplateNode], in source: TemplateSource) -> [TemplateFault] {
        nodes.flatMap { node -> [TemplateFault] in
            switch node {
            case .text, .line, .value: return []
            case .section(_, _, let body, _): return faults(body, in: source)
            case .partial(let name, _, let offset): return unknownTemplate(name, in: source, at: offset)
            case .block(let block): return faults(block.content, in: source)
            case .parent(let name, _, let arguments, let offset):
                let unknown = unknownTemplate(name, in: source, at: offset)
                let declared = unknown.isEmpty ? declaredBlocks(of: name) : nil
                return unknown
                    + arguments.flatMap { argument in
                        unknownBlock(argument, parent: name, declared: declared, in: source)
                            + faults(argument.content, in: source)
                    }
            }
        }
    }

    private func unknownTemplate(_ name: String, in source: TemplateSource, at offset: Int) -> [TemplateFault] {
        guard !names.contains(name) else { return [] }
        return [source.fault(.unknownTemplate(name, nearest: NearestName.find(name, among: names)), at: offset)]
    }

    private func unknownBlock(
        _ argument: TemplateArgument,
        parent: String,
        declared: Set<String>?,
        in source: TemplateSource
    ) -> [TemplateFault] {
        guard let declared, !declared.contains(argument.name) else { return [] }
        let nearest = NearestName.find(argument.name, among: declared.sorted())
        let problem = TemplateProblem.unknownBlock(argument.name, parent: parent, nearest: nearest)
        return [source.fault(problem, at: argument.offset)]
    }

    /// The blocks of a template and of all templates that it includes. Inclusions may be cyclic.
    private func declaredBlocks(of template: String) -> Set<String> {
        var declared: Set<String> = []
        var seen: Set<String> = [template]
        var waiting = [template]
        while let next = waiting.popLast() {
            declared.formUnion(blocks[next] ?? [])
            waiting += (included[next] ?? []).filter { seen.insert($0).inserted }
        }
        return declared
    }
}
