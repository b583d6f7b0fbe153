import ApusIR

extension DocumentationText {
    /// The lines for a template, which prints `///` before each of them.
    var view: TemplateValue { .strings(lines) }
}

extension Documentation {
    /// The lines of the comment of a declaration.
    func view(isDeprecated: Bool = false) -> TemplateValue {
        DocumentationText(self, isDeprecated: isDeprecated).view
    }

    /// The summary and the description as one text, for a parameter or a result.
    var prose: String {
        switch (summary, description) {
        case (let summary?, let description?) where summary != description: summary + "\n\n" + description
        case (let summary?, _): summary
        case (nil, let description?): description
        case (nil, nil): ""
        }
    }
}
