import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of the paging method of a list operation for `Paging.mustache`.
struct PagingView {
    private let operation: OperationPlan
    private let types: TypeTable
    private let spelling: TypeSpelling
    private let arguments: [TemplateObject]

    /// - Parameter arguments: The arguments of the operation's method.
    init(_ operation: OperationPlan, arguments: [TemplateObject], types: TypeTable, spelling: TypeSpelling) {
        self.operation = operation
        self.types = types
        self.spelling = spelling
        self.arguments = arguments
    }

    /// The view; `nil` if the operation's method returns nothing.
    func view(_ paging: PagingPlan) -> TemplateObject? {
        guard let page = spelling.resultType(operation.success) else { return nil }
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
            strategy["cursor"] = ["from": .string(from), "next": .string(cursor(at: next, while: paging.next))]
            if within.isEmpty {
                changed = parameter
            } else {
                object = ["name": .string(parameter.escaped), "path": .string(path)]
            }
        case .nextLink(let next): strategy["nextLink"] = .string(text(at: next))
        case .linkHeader: strategy["linkHeader"] = true
        }
        return strategy.merging(next(paging.next)).merging([
            "pagedName": .string(operation.pagedName.text),
            "page": .string(page),
            "item": .string(spelling.spell(paging.itemType)),
            "items": .string(path(paging.items) + (isOptional(paging.items) ? " ?? []" : "")),
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
        guard case .named(let id) = resolved(type), case .structure(let structure) = types[id].shape else {
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
        case .property(let path): property = .string(number(at: path))
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

    /// The statement of a page that another page follows: `$0.next != nil`, `$0.paging.map { $0.next != nil }`.
    private func next(_ next: PagingPlan.NextPlan?) -> TemplateObject {
        let exists: String?
        switch next {
        case .value(let steps):
            // Without the object that contains the value, the page states nothing.
            let (parents, value) = Self.split(steps)
            let isRootOptional = parents.isEmpty ? isPageOptional : false
            let condition = existence(of: value, isText: type(at: steps) == .string, isRootOptional: isRootOptional)
            exists = parents.isEmpty ? condition : mapped(parents, "map { \(condition) }")
        case .flag(let steps, let whenTrue):
            let value = path(steps)
            exists = whenTrue ? value : isOptional(steps) ? mapped(steps, "map { !$0 }") : "!" + value
        case .linkHeader, nil: exists = nil
        }
        return ["nextExists": .optional(exists), "nextHeader": .bool(next == .linkHeader)]
    }

    /// The condition that a value exists: `$0.next != nil`, `$0.next?.isEmpty == false`.
    private func existence(of steps: [SwiftPathStep], isText: Bool, isRootOptional: Bool) -> String {
        let isEmpty = member("isEmpty", of: steps, isRootOptional: isRootOptional)
        guard isOptional(steps, isRootOptional: isRootOptional) else { return "!" + isEmpty }
        return isText ? isEmpty + " == false" : path(steps, isRootOptional: isRootOptional) + " != nil"
    }

    /// Splits the path of a value behind the last optional object above it. The value starts with the key of a map, or
    /// with the first property named `next…`: `next` of `next.href` is not above the value.
    private static func split(_ path: [SwiftPathStep]) -> (parents: [SwiftPathStep], value: [SwiftPathStep]) {
        let start = path.firstIndex { $0.isKey || $0.name.text.hasPrefix("next") } ?? path.count - 1
        guard let last = path[..<start].lastIndex(where: \.isOptional) else { return ([], path) }
        return (Array(path[...last]), Array(path[(last + 1)...]))
    }

    /// The cursor of the next page: `$0.nextCursor`, `$0.hasMore ? $0.data.last?.id : nil`.
    private func cursor(at steps: [SwiftPathStep], while next: PagingPlan.NextPlan?) -> String {
        guard case .flag(let flag, let whenTrue) = next else { return text(at: steps) }
        let value = path(flag)
        let condition = isOptional(flag) ? "\(value) == \(whenTrue)" : whenTrue ? value : "!" + value
        return "\(condition) ? \(text(at: steps)) : nil"
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

    // MARK: - Values of a page

    /// The body of a closure that returns an `Int?` or `Int` of the page.
    private func number(at steps: [SwiftPathStep]) -> String {
        let value = path(steps)
        let isOptional = isOptional(steps)
        switch type(at: steps) {
        case .integer(let width) where width != .int:
            return isOptional ? mapped(steps, "map { Int($0) }") : "Int(" + value + ")"
        case .double, .float:
            return isOptional ? mapped(steps, "flatMap { Int(exactly: $0) }") : "Int(exactly: " + value + ")"
        case .string: return isOptional ? mapped(steps, "flatMap { Int($0) }") : "Int(" + value + ")"
        default: return value
        }
    }

    /// The body of a closure that returns a `String?` or `String` of the page.
    private func text(at steps: [SwiftPathStep]) -> String {
        let value = path(steps)
        let isOptional = isOptional(steps)
        switch type(at: steps) {
        case .url: return member("absoluteString", of: steps)
        case .uuid: return member("uuidString", of: steps)
        case .integer, .double, .float:
            return isOptional ? mapped(steps, "map { String($0) }") : "String(" + value + ")"
        default: return value
        }
    }

    /// The type of the property at the end of a path; `nil` if a step is not a property.
    private func type(at path: [SwiftPathStep]) -> TypeReference? {
        guard let content = operation.success.onlyContent else { return nil }
        var type = content.type
        for step in path {
            switch resolved(type) {
            case .dictionary(let value) where step.isKey: type = value
            case .array(let element) where step.name.text == "last": type = element
            case .named(let id):
                guard case .structure(let structure) = types[id].shape,
                    let property = structure.properties.first(where: { $0.name == step.name })
                else { return nil }
                type = property.type
            default: return nil
            }
        }
        return resolved(type)
    }

    /// The type with its aliases resolved.
    private func resolved(_ type: TypeReference) -> TypeReference {
        var type = type
        var steps = 0
        while case .named(let id) = type, case .alias(let target) = types[id].shape, steps < types.plans.count {
            type = target
            steps += 1
        }
        return type
    }

    // MARK: - Paths

    /// Whether a page can be `nil`, because a success without content is documented too.
    private var isPageOptional: Bool { if case .optional = operation.success { true } else { false } }

    /// `$0.links?["next"]?.href`; `$0?.next` if a page can be `nil`.
    ///
    /// - Parameter isRootOptional: Whether `$0` can be `nil`; by default, whether a page can be.
    private func path(_ steps: [SwiftPathStep], isRootOptional: Bool? = nil) -> String {
        var text = steps.isEmpty || !(isRootOptional ?? isPageOptional) ? "$0" : "$0?"
        for (index, step) in steps.enumerated() {
            text += step.isKey ? "[" + SwiftLiteral.string(step.name.text) + "]" : "." + step.name.escaped
            if index < steps.count - 1, step.isOptional || step.isKey { text += "?" }
        }
        return text
    }

    /// `$0.links?.next?.absoluteString`, with a question mark only behind an optional value.
    private func member(_ name: String, of steps: [SwiftPathStep], isRootOptional: Bool? = nil) -> String {
        path(steps, isRootOptional: isRootOptional) + (Self.isLastOptional(steps) ? "?." : ".") + name
    }

    /// `$0.total.map { Int($0) }`; in parentheses if only an object above the value is optional.
    private func mapped(_ steps: [SwiftPathStep], _ call: String) -> String {
        (Self.isLastOptional(steps) ? path(steps) : "(" + path(steps) + ")") + "." + call
    }

    private static func isLastOptional(_ steps: [SwiftPathStep]) -> Bool {
        steps.last.map { $0.isOptional || $0.isKey } ?? false
    }

    private func isOptional(_ steps: [SwiftPathStep], isRootOptional: Bool? = nil) -> Bool {
        isRootOptional ?? isPageOptional || steps.contains { $0.isOptional || $0.isKey }
    }
}

extension SwiftName {
    /// The name as an argument label: only three keywords need backticks there.
    fileprivate var label: String { ["inout", "var", "let"].contains(text) ? escaped : text }
}
