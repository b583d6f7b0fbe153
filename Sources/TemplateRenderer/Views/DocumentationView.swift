import ApusIR

extension DocumentationText {
    /// The lines as a template prints them behind `///`.
    var view: TemplateValue { .strings(lines) }
}

extension Documentation {
    /// The comment of a declaration.
    func view(isDeprecated: Bool = false) -> TemplateValue {
        DocumentationText(self, isDeprecated: isDeprecated).view
    }

    /// Summary and description in one text, for a parameter or a result.
    var prose: String {
        switch (summary, description) {
        case (let summary?, let description?) where summary != description: summary + "\n\n" + description
        case (let summary?, _): summary
        case (nil, let description?): description
        case (nil, nil): ""
        }
    }
}
