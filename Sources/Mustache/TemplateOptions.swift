/// The options of a template library.
package struct TemplateOptions: Sendable {
    /// The treatment of names that a template uses but that are not defined.
    package enum Unknown: Sendable {
        /// Prints nothing, as the Mustache specification requires.
        case empty
        /// Reports a fault with its location, so that misspelled names are found.
        case fault
    }

    /// The treatment of unknown names of the view. A field with the value `.null` is known.
    package var unknownNames: Unknown

    /// The treatment of unknown partials, parents and blocks of parents. They are checked when the library is created.
    package var unknownPartials: Unknown

    /// The escaping of `{{name}}`. `{{{name}}}` and `{{&name}}` are not escaped.
    package var escaping: TemplateEscaping

    /// The escaping of templates by the suffix of their names. The longest matching suffix takes precedence over
    /// `escaping`.
    package var escapingBySuffix: [String: TemplateEscaping]

    /// The maximum nesting depth of partials, parents and blocks while rendering.
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

    /// The escaping of the named template.
    func escaping(for template: String) -> TemplateEscaping {
        let suffix = escapingBySuffix.keys.filter(template.hasSuffix).max { $0.utf8.count < $1.utf8.count }
        return suffix.flatMap { escapingBySuffix[$0] } ?? escaping
    }
}

/// The escaping that `{{name}}` applies to text.
package enum TemplateEscaping: Sendable {
    /// Prints text unchanged. Use it for source code, which the view escapes.
    case none
    /// Replaces `&`, `<`, `>`, `"` and `'` with character references, as the Mustache specification requires.
    case html
    /// Calls a function that appends the escaped text to the output.
    case custom(@Sendable (_ text: String, _ output: inout [UInt8]) -> Void)

    /// Appends `bytes` with the special characters of HTML replaced by character references.
    static func appendHTML(_ bytes: some Sequence<UInt8>, to output: inout TemplateOutput) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output.append("&amp;")
            case UInt8(ascii: "<"): output.append("&lt;")
            case UInt8(ascii: ">"): output.append("&gt;")
            case UInt8(ascii: "\""): output.append("&quot;")
            case UInt8(ascii: "'"): output.append("&#39;")
            default: output.append(byte)
            }
        }
    }
}
