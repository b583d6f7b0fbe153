/// The path of one value in a document (RFC 9535 §2.7): `$['paths']['/pets'][0]`.
package struct NormalizedPath: Sendable, Hashable, CustomStringConvertible {
    package enum Component: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    package var components: [Component]

    package init(_ components: [Component] = []) {
        self.components = components
    }

    package func appending(_ component: Component) -> NormalizedPath { NormalizedPath(components + [component]) }

    package var description: String {
        components.reduce(into: "$") { text, component in
            switch component {
            case .name(let name): text += "['\(Self.escaped(name))']"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "'": text += "\\'"
            case "\\": text += "\\\\"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
