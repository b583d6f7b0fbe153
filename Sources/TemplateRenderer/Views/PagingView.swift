import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the paging method of a list operation for `Paging.mustache`.
struct PagingView {
    private let operation: OperationPlan
    private let types: TypeTable
    private let spelling: TypeSpelling
    private let arguments: [TemplateObject]
    private let page: PageExpressions

    /// - Parameter arguments: The arguments of the operation's method.
    init(_ operation: OperationPlan, arguments: [TemplateObject], types: TypeTable, spelling: TypeSpelling) {
        self.operation = operation
        self.types = types
        self.spelling = spelling
        self.arguments = arguments
        page = PageExpressions(success: operation.success, types: types)
    }

    /// The view; `nil` if the operation's method returns nothing.
    func view(_ paging: PagingPlan) -> TemplateObject? {
        guard let pageType = spelling.resultType(operation.success) else { return nil }
        var strategy: TemplateObject = [
            "offset": .null, "pageNumber": .null, "cursor": .null, "nextLink": .null, "linkHeader": .null,
        ]
        var changed: SwiftName?
        var object: TemplateValue = .null
        switch paging.strategy {
        case .offset(let parameter, let limit, let first, let total):
            let first = first == 0 ? nil : first
            strategy["offset"] = .object(start(parameter, size: limit, first: first, total: total))
            changed = parameter
        case .pageNumber(let parameter, let size, let first, let total):
            strategy["pageNumber"] = .object(start(parameter, size: size, first: first, total: total))
            changed = parameter
        case .cursor(let parameter, let within, let next):
            let path = ([parameter.escaped] + within.map(\.name.escaped)).joined(separator: ".")
            let from = within.isEmpty ? plan(of: parameter).map(cursorText) ?? path : path
            strategy["cursor"] = ["from": .string(from), "next": .string(page.cursor(at: next, while: paging.next))]
            if within.isEmpty {
                changed = parameter
            } else {
                object = ["name": .string(parameter.escaped), "path": .string(path)]
            }
        case .nextLink(let next): strategy["nextLink"] = .string(page.text(at: next))
        case .linkHeader: strategy["linkHeader"] = true
        }
        return strategy.merging([
            "nextExists": .optional(paging.next.flatMap(page.nextExists)),
            "nextHeader": .bool(paging.next == .linkHeader),
            "pagedName": .string(operation.pagedName.text),
            "page": .string(pageType),
            "item": .string(spelling.spell(paging.itemType)),
            "items": .string(page.path(paging.items) + (page.isOptional(paging.items) ? " ?? []" : "")),
            "position": .string(position),
            "usesPage": .bool(changed != nil || object != .null),
            "object": object,
            "pagedArguments": .objects(signature(of: paging).enumerated().map { $1.marked(isFirst: $0 == 0) }),
            "call": .objects(call(changing: changed, paging).enumerated().map { $1.marked(isFirst: $0 == 0) }),
        ])
    }

    /// The name of the closure's parameter for the position of the page; it differs from the names of all arguments.
    private var position: String {
        let names = Set(operation.parameters.map(\.name.text))
        return ["page", "position", "nextPage"].first { !names.contains($0) } ?? "pagePosition"
    }

    // MARK: - Signature

    /// The arguments of the operation's method. An object that contains the cursor is not optional, so that the cursor
    /// can be set.
    private func signature(of paging: PagingPlan) -> [TemplateObject] {
        guard case .cursor(let parameter, let within, _) = paging.strategy, !within.isEmpty else { return arguments }
        guard let plan = plan(of: parameter), !plan.isRequired else { return arguments }
        return arguments.map { argument in
            guard argument["name"] == .string(parameter.escaped) else { return argument }
            var changed = argument
            changed["type"] = .string(spelling.spell(plan.type))
            changed["default"] = hasEmptyInitializer(plan.type) ? .string(spelling.spell(plan.type) + "()") : .null
            return changed
        }
    }

    /// Whether `T()` creates a value of the type.
    private func hasEmptyInitializer(_ type: TypeReference) -> Bool {
        guard case .named(let id) = page.resolved(type), case .structure(let structure) = types[id].shape else {
            return false
        }
        return structure.properties.allSatisfy { property in
            property.defaultValue != nil || property.presence == .optional || property.presence == .optionalNullable
        }
    }

    /// The arguments of the call of the operation's method. The value of `changed` is the position of the page.
    private func call(changing changed: SwiftName?, _ paging: PagingPlan) -> [TemplateObject] {
        var names = operation.parameters.map { parameter -> TemplateObject in
            let value = parameter.name == changed ? position(for: parameter, paging) : parameter.name.escaped
            return ["label": .string(parameter.name.label), "value": .string(value)]
        }
        if let body = operation.body {
            names.append(["label": .string(body.name.label), "value": .string(body.name.escaped)])
        }
        return names
    }

    // MARK: - Positions

    private func start(
        _ parameter: SwiftName,
        size: SwiftName?,
        first: Int?,
        total: PagingPlan.TotalPlan?
    ) -> TemplateObject {
        var header = TemplateValue.null
        var property = TemplateValue.null
        switch total {
        case .header(let name): header = .string(SwiftLiteral.string(name))
        case .property(let path): property = .string(page.number(at: path))
        case nil: break
        }
        return [
            "from": .string(plan(of: parameter).map(integer) ?? parameter.escaped),
            "size": .optional(size.map { plan(of: $0).map(integer) ?? $0.escaped }),
            "first": .optional(first.map { String($0) }),
            "totalHeader": header,
            "totalProperty": property,
        ]
    }

    /// The argument as an `Int` or `Int?`.
    private func integer(_ parameter: ParameterPlan) -> String {
        let name = parameter.name.escaped
        switch parameter.type {
        case .integer(.int): return name
        case .integer: return parameter.isRequired ? "Int(\(name))" : "\(name).map { Int($0) }"
        case .double, .float:
            return parameter.isRequired ? "Int(exactly: \(name))" : "\(name).flatMap { Int(exactly: $0) }"
        default: return parameter.isRequired ? "Int(\(name))" : "\(name).flatMap { Int($0) }"
        }
    }

    /// The argument for a cursor as a `String` or `String?`.
    private func cursorText(_ parameter: ParameterPlan) -> String {
        let name = parameter.name.escaped
        switch parameter.type {
        case .integer, .double, .float: return parameter.isRequired ? "String(\(name))" : "\(name).map { String($0) }"
        case .url: return name + (parameter.isRequired ? "" : "?") + ".absoluteString"
        default: return name
        }
    }

    /// The position of the page, converted to the type of the parameter.
    private func position(for parameter: ParameterPlan, _ paging: PagingPlan) -> String {
        let value: String
        switch (paging.strategy, parameter.type) {
        case (.cursor, .string): value = position + ".cursor"
        case (.cursor, .url): value = "\(position).cursor.flatMap { URL(string: $0) }"
        case (.cursor, let type): value = "\(position).cursor.flatMap { \(spelling.spell(type))($0) }"
        case (.offset, let type): value = converted(position + ".offset", to: type)
        default: value = converted(position + ".number", to: parameter.type)
        }
        return parameter.isRequired ? value + " ?? " + parameter.name.escaped : value
    }

    private func converted(_ value: String, to type: TypeReference) -> String {
        switch type {
        case .integer(.int): value
        case .integer(let width): "\(value).map { \(width.rawValue)(clamping: $0) }"
        default: "\(value).map { \(spelling.spell(type))($0) }"
        }
    }

    private func plan(of name: SwiftName) -> ParameterPlan? { operation.parameters.first { $0.name == name } }
}
