import ApusMustache
import ApusTemplates

/// The files of `apus templates export`: the built-in templates, and a reference of the values that they use.
package enum BuiltInTemplateFiles {
    package static var all: [(name: String, text: String)] {
        templates.map { ($0.name + TemplateFolder.ending, $0.text) } + [("README.md", reference)]
    }

    /// The names of the built-in templates.
    static let names = Set(templates.map(\.name))

    private static let templates = BuiltInTemplates.swift + BuiltInTemplates.markdown

    /// The page `README.md`.
    package static var reference: String {
        var text = """
            # Templates

            These are the built-in templates of Apus. A template in the folder that `templates` in `apus.yaml` names replaces
            the built-in one with the same file name. Delete the files that you do not change, because an update of Apus can
            change the built-in templates.

            The language is Mustache: `{{name}}` prints a value, `{{#name}}…{{/name}}` repeats its content for each element of
            a list or prints it for an object or `true`, `{{^name}}…{{/name}}` prints it otherwise, and `{{>Name}}` includes
            another template. A name that does not exist is an error. Included templates see the names of the template that
            includes them.

            For each template, the page lists the names that it looks up. A name with `#` is a list, an object or a condition;
            the names below it are looked up in it first.

            """
        let outlines = templates.compactMap { template in
            (try? TemplateOutline(TemplateSource(name: template.name, text: template.text))).map {
                (name: template.name, outline: $0)
            }
        }
        for (name, outline) in outlines {
            text += "\n## `\(name)\(TemplateFolder.ending)`\n\n"
            if let comment = outline.comment { text += "    \(comment)\n\n" }
            let users = outlines.filter { $0.outline.partials.contains(name) }.map { "`\($0.name)`" }
            if !users.isEmpty { text += "Included by \(users.joined(separator: ", ")).\n" }
            if !outline.partials.isEmpty {
                text += "Includes \(outline.partials.map { "`\($0)`" }.joined(separator: ", ")).\n"
            }
            if !users.isEmpty || !outline.partials.isEmpty, !outline.names.isEmpty { text += "\n" }
            text += list(outline.names, indent: 0)
        }
        return text
    }

    private static func list(_ names: [TemplateOutline.Name], indent: Int) -> String {
        names.map { name in
            let mark = name.isSection ? "#" : ""
            return String(repeating: " ", count: indent) + "- `\(mark)\(name.text)`\n"
                + list(name.members, indent: indent + 2)
        }.joined()
    }
}
