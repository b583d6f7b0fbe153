import ApusMustache

@testable import ApusMustache

/// Renders `template` with named partials. By default the library is strict, like that of the generator.
func render(
    _ template: String,
    _ view: TemplateValue = [:],
    partials: [String: String] = [:],
    options: TemplateOptions = TemplateOptions(unknownNames: .fault)
) throws -> String {
    let sources =
        [TemplateSource(name: "main", text: template)]
        + partials.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, text: $0.value) }
    let library = try TemplateLibrary(sources, options: options)
    return String(decoding: try library.render("main", view), as: UTF8.self)
}

/// The faults of a library of these templates.
func faults(in templates: [String: String]) -> [TemplateFault] {
    let sources = templates.sorted { $0.key < $1.key }.map { TemplateSource(name: $0.key, text: $0.value) }
    do throws(TemplateFaults) {
        _ = try TemplateLibrary(sources)
        return []
    } catch {
        return error.faults
    }
}
