import ApusMustache
import ApusPlan

extension DocumentationText {
    /// The lines for a template, which prints `///` before each of them.
    var view: TemplateValue { .strings(lines) }
}

extension Documentation {
    /// The lines of the comment of a declaration.
    func view(isDeprecated: Bool = false) -> TemplateValue {
        DocumentationText(self, isDeprecated: isDeprecated).view
    }
}
