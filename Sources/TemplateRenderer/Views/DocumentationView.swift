import ApusMustache
import ApusPlan

extension DocumentationText {
    /// The lines as a template prints them behind `///`.
    var view: TemplateValue { .strings(lines) }
}

extension Documentation {
    /// The comment of a declaration.
    func view(isDeprecated: Bool = false) -> TemplateValue {
        DocumentationText(self, isDeprecated: isDeprecated).view
    }
}
