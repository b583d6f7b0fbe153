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
        EscapedText.escaped(name, quote: "'") { $0 < " " }
    }
}
