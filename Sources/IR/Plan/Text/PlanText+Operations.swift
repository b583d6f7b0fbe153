extension PlanText {
    func lines(of group: OperationGroup) -> [String] {
        let head = line("group", group.propertyName?.text, group.typeName.text, quoted(group.tag))
        return [head] + indented(group.operations.flatMap(lines))
    }

    private func lines(of operation: OperationPlan) -> [String] {
        let head = line(
            operation.method,
            operation.path.text,
            operation.name.text,
            quoted(operation.id),
            operation.isDeprecated ? "deprecated" : nil
        )
        var lines = operation.parameters.map(parameter)
        if let body = operation.body { lines += self.lines(of: body) }
        lines += success(operation.success)
        lines += operation.failures.map { line("failure", $0.status.documented, $0.content.map(text)) }
        if !operation.accept.isEmpty { lines.append("accept \(operation.accept.joined(separator: ", "))") }
        lines += operation.security.map { "security " + text(of: $0) }
        if let server = operation.server { lines.append("server \(server.url)") }
        lines.append("retry \(operation.retry.rawValue)")
        if let paging = operation.paging { lines.append("\(operation.pagedName) \(text(of: paging))") }
        return [head] + indented(lines)
    }

    private func parameter(_ parameter: ParameterPlan) -> String {
        line(
            parameter.location.rawValue,
            "\(parameter.name): \(text(of: parameter.type))\(parameter.isRequired ? "" : "?")",
            quoted(parameter.wireName),
            parameter.contentType ?? parameter.style.rawValue,
            parameter.explode ? "exploded" : nil,
            parameter.allowReserved ? "reserved" : nil,
            parameter.defaultValue.map { "default \($0.compactText)" },
            parameter.isDeprecated ? "deprecated" : nil,
            parameter.clientParameter == nil ? nil : "or the client's"
        )
    }

    // MARK: - Bodies

    private func lines(of body: BodyPlan) -> [String] {
        let choice = body.choice.map { "\($0.name)" }
        let head = line("body \(body.name)", body.isRequired ? "required" : "optional", choice)
        let names = body.choice?.caseNames.map(\.text) ?? []
        return [head]
            + indented(
                body.contents.indices.flatMap { index in
                    lines(of: body.contents[index], named: index < names.count ? names[index] : nil)
                }
            )
    }

    private func lines(of content: BodyContent, named name: String?) -> [String] {
        let head = line(
            "content",
            name,
            text(of: content.type),
            text(of: content.coding),
            content.mediaTypes.joined(separator: ", ")
        )
        let encodings = content.encodings.map { encoding in
            line(
                "encoding",
                quoted(encoding.key),
                encoding.contentType ?? encoding.style.rawValue,
                encoding.explode ? "exploded" : nil,
                encoding.allowReserved ? "reserved" : nil
            )
        }
        let fixed = content.fixedProperty.map { ["sets \(quoted($0.key)) to \($0.value)"] } ?? []
        let parts = content.elementPart.map { ["each element is a \(text(of: $0))"] } ?? []
        return [head] + indented(encodings + parts + fixed)
    }

    private func text(of coding: BodyCoding) -> String {
        switch coding {
        case .json: "json"
        case .form: "form"
        case .multipart: "multipart"
        case .text: "text"
        case .binary: "binary"
        case .serverSentEvents: "serverSentEvents"
        case .jsonLines: "jsonLines"
        }
    }

    // MARK: - Responses

    private func success(_ success: SuccessPlan) -> [String] {
        switch success {
        case .none: return ["success without a body"]
        case .single(let content): return ["success \(text(of: content))"]
        case .optional(let content): return ["success optional \(text(of: content))"]
        case .several(let name, let cases):
            let lines = cases.map { line("case", $0.name.text, $0.status.documented, $0.content.map(text)) }
            return ["success \(name)"] + indented(lines)
        }
    }

    private func text(of content: ResponseContent) -> String {
        line(text(of: content.type), text(of: content.coding), content.mediaTypes.joined(separator: ", "))
    }

    private func text(of requirement: SecurityRequirementPlan) -> String {
        guard !requirement.schemes.isEmpty else { return "none" }
        return requirement.schemes.map { scheme in
            quoted(scheme.key) + (scheme.scopes.isEmpty ? "" : " (\(scheme.scopes.joined(separator: ", ")))")
        }.joined(separator: " and ")
    }

    // MARK: - Paging

    private func text(of paging: PagingPlan) -> String {
        let strategy: String
        switch paging.strategy {
        case .offset(let parameter, let limit, let first, let total):
            strategy = line(
                "offset \(parameter)",
                first == 0 ? nil : "from \(first)",
                limit.map { "limit \($0)" },
                total.map(text)
            )
        case .pageNumber(let parameter, let size, let first, let total):
            strategy = line("page \(parameter) from \(first)", size.map { "size \($0)" }, total.map(text))
        case .cursor(let parameter, let within, let next):
            strategy = line(
                "cursor \(parameter)",
                within.isEmpty ? nil : "at \(text(of: within))",
                "next \(text(of: next))"
            )
        case .nextLink(let next): strategy = "link \(text(of: next))"
        case .linkHeader: strategy = "link header"
        }
        return line(
            "pages by",
            strategy,
            paging.next.map(text),
            "items \(text(of: paging.items)): [\(text(of: paging.itemType))]"
        )
    }

    private func text(of next: PagingPlan.NextPlan) -> String {
        switch next {
        case .value(let path): "while \(text(of: path))"
        case .flag(let path, let whenTrue): "while \(whenTrue ? "" : "not ")\(text(of: path))"
        case .linkHeader: "while link header"
        }
    }

    private func text(of total: PagingPlan.TotalPlan) -> String {
        switch total {
        case .header(let name): "total in header \(quoted(name))"
        case .property(let path): "total \(text(of: path))"
        }
    }

    /// `page.next?`; `self` for the response itself.
    private func text(of path: [SwiftPathStep]) -> String {
        if path.isEmpty { return "self" }
        return path.map { ($0.isKey ? "[\($0.name)]" : $0.name.text) + ($0.isOptional ? "?" : "") }
            .joined(separator: ".")
    }
}
