import ApusPlan
import ApusSwiftText

/// The expressions that read values of a page, for closures whose argument `$0` is the page.
struct PageExpressions {
    /// The success of the operation, whose value is the page.
    let success: SuccessPlan
    let types: TypeTable

    // MARK: - The next page

    /// The condition that another page follows: `$0.next != nil`, `$0.paging.map { $0.next != nil }`; `nil` if a page does
    /// not contain it.
    func nextExists(_ next: PagingPlan.NextPlan) -> String? {
        switch next {
        case .value(let steps):
            // Without the object that contains the value, the page states nothing.
            let (parents, value) = Self.split(steps)
            let isRootOptional = parents.isEmpty ? isPageOptional : false
            let condition = existence(of: value, isText: type(at: steps) == .string, isRootOptional: isRootOptional)
            return parents.isEmpty ? condition : mapped(parents, "map { \(condition) }")
        case .flag(let steps, let whenTrue):
            let value = path(steps)
            return whenTrue ? value : isOptional(steps) ? mapped(steps, "map { !$0 }") : "!" + value
        case .linkHeader: return nil
        }
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
    func cursor(at steps: [SwiftPathStep], while next: PagingPlan.NextPlan?) -> String {
        guard case .flag(let flag, let whenTrue) = next else { return text(at: steps) }
        let value = path(flag)
        let condition = isOptional(flag) ? "\(value) == \(whenTrue)" : whenTrue ? value : "!" + value
        return "\(condition) ? \(text(at: steps)) : nil"
    }

    // MARK: - Values of a page

    /// The body of a closure that returns an `Int?` or `Int` of the page.
    func number(at steps: [SwiftPathStep]) -> String {
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
    func text(at steps: [SwiftPathStep]) -> String {
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
        guard let content = success.onlyContent else { return nil }
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
    func resolved(_ type: TypeReference) -> TypeReference {
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
    private var isPageOptional: Bool { if case .optional = success { true } else { false } }

    /// `$0.links?["next"]?.href`; `$0?.next` if a page can be `nil`.
    ///
    /// - Parameter isRootOptional: Whether `$0` can be `nil`; by default, whether a page can be.
    func path(_ steps: [SwiftPathStep], isRootOptional: Bool? = nil) -> String {
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

    func isOptional(_ steps: [SwiftPathStep], isRootOptional: Bool? = nil) -> Bool {
        isRootOptional ?? isPageOptional || steps.contains { $0.isOptional || $0.isKey }
    }
}
