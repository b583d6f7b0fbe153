/// How a library of templates reads and renders.
package struct TemplateOptions: Sendable {
    /// What becomes of something a template mentions and nobody defines.
    package enum Unknown: Sendable {
        /// Nothing is printed in its place, as Mustache has it.
        case empty
        /// A located fault, so that a slip of the pen cannot go unseen.
        case fault
    }

    /// Names looked up in the view. A field that is `.null` is known.
    package var unknownNames: Unknown

    /// Partials, parents, and the blocks a parent is given; checked when the library is made.
    package var unknownPartials: Unknown

    /// How `{{name}}` is escaped. `{{{name}}}` and `{{&name}}` never are.
    package var escaping: TemplateEscaping

    /// Escaping for the templates whose name ends so; the longest ending wins over `escaping`.
    package var escapingBySuffix: [String: TemplateEscaping]

    /// How many partials, parents and blocks may be inside each other while rendering.
    package var depthLimit: Int

    package init(
        unknownNames: Unknown = .empty,
        unknownPartials: Unknown = .fault,
        escaping: TemplateEscaping = .none,
        escapingBySuffix: [String: TemplateEscaping] = [:],
        depthLimit: Int = 500
    ) {
        self.unknownNames = unknownNames
        self.unknownPartials = unknownPartials
        self.escaping = escaping
        self.escapingBySuffix = escapingBySuffix
        self.depthLimit = depthLimit
    }

    /// The escaping that a template is rendered with.
    func escaping(for template: String) -> TemplateEscaping {
        let ending = escapingBySuffix.keys.filter(template.hasSuffix).max { $0.utf8.count < $1.utf8.count }
        return ending.flatMap { escapingBySuffix[$0] } ?? escaping
    }
}

/// What `{{name}}` does to text on its way out.
package enum TemplateEscaping: Sendable {
    /// Nothing: right for source code, where the view has already spelled what is printed.
    case none
    /// `&`, `<`, `>`, `"` and `'` become character references, as Mustache has it.
    case html
    /// A function that appends the escaped text to what has been rendered.
    case custom(@Sendable (_ text: String, _ output: inout [UInt8]) -> Void)

    /// Appends `bytes` with the characters HTML gives a meaning replaced by references.
    static func appendHTML(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            default: output.append(byte)
            }
        }
    }
}
