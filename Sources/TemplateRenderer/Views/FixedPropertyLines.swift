import ApusPlan
import ApusSwiftText

/// The statements that set a property of a body, for `BodyContent.mustache`.
///
///     switch body {
///     case .chat(var member):
///         member.stream = true
///         body = .chat(member)
///     default: break
///     }
struct FixedPropertyLines {
    private let property: FixedProperty
    private let spelling: TypeSpelling

    init(_ property: FixedProperty, spelling: TypeSpelling) {
        self.property = property
        self.spelling = spelling
    }

    /// - Parameters:
    ///   - variable: The name of the variable that has the body.
    ///   - isOptional: Whether the variable can be `nil`.
    func lines(_ variable: String, isOptional: Bool) -> [String] {
        lines(property.target, variable, isOptional: isOptional, depth: 1)
    }

    private func lines(
        _ target: FixedProperty.Target,
        _ variable: String,
        isOptional: Bool,
        depth: Int
    ) -> [String] {
        switch target {
        case .property(let name):
            return [variable + (isOptional ? "?." : ".") + name.escaped + " = " + String(property.value)]
        case .cases(let type, let cases):
            // A case can be in a case, so each depth has its own variable.
            let member = (variable == "member" ? "payload" : "member") + (depth == 1 ? "" : String(depth))
            var lines = ["switch \(variable) {"]
            for unionCase in cases {
                lines.append("case .\(unionCase.name.escaped)(var \(member))\(isOptional ? "?" : ""):")
                let inner = self.lines(unionCase.payload, member, isOptional: false, depth: depth + 1)
                lines += inner.map { "    " + $0 }
                lines.append("    \(variable) = \(spelling.enumerationCase(type, unionCase.name))(\(member))")
            }
            return lines + ["default: break", "}"]
        }
    }
}
