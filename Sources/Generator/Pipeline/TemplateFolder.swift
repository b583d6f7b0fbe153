import ApusDiagnostics
import ApusFiles
import ApusMustache

/// A folder of templates that override the built-in ones.
struct TemplateFolder {
    let path: String
    let folders: any FolderReader

    /// The ending of the names of templates.
    static let ending = ".mustache"

    /// The maximum size of one template, in bytes.
    static let maximumBytes = 16 << 20

    /// Reads the templates, sorted by file name. A template's name is its file name without `.mustache`.
    ///
    /// - Throws: ``FileFault`` if the folder does not exist, or a template can't be read or is too large.
    func sources() throws -> [TemplateSource] {
        guard let names = folders.names(in: path, ending: Self.ending) else {
            throw FileFault(path: path, reason: "no such folder")
        }
        return try names.map { name in
            let file = path + "/" + name
            let bytes = try folders.read(file, atMost: Self.maximumBytes)
            guard bytes.count <= Self.maximumBytes else {
                throw FileFault(path: file, reason: "larger than \(Self.maximumBytes) bytes, the limit of a template")
            }
            return TemplateSource(
                name: String(name.dropLast(Self.ending.count)),
                text: String(decoding: bytes, as: UTF8.self)
            )
        }
    }

    /// Returns a warning for each template that replaces no built-in template and that no other template includes.
    func unusedTemplates(in sources: [TemplateSource]) -> [Diagnostic] {
        let included = Set(sources.flatMap { (try? TemplateOutline($0))?.partials ?? [] })
        return sources.filter { !BuiltInTemplateFiles.names.contains($0.name) && !included.contains($0.name) }
            .map { source in
                let file = SourceFile(path: self.file(of: source.name), bytes: source.bytes)
                return .unusedTemplate(source.name, at: SourceLocation(file: file, offset: 0))
            }
    }

    /// The paths of the templates, sorted.
    var files: [String] { (folders.names(in: path, ending: Self.ending) ?? []).map { path + "/" + $0 } }

    /// The path of a template.
    private func file(of template: String) -> String { path + "/" + template + Self.ending }

    /// Returns a fault of a template of the folder with the path of its file.
    func located(_ fault: TemplateFault) -> TemplateFault {
        guard let names = folders.names(in: path, ending: Self.ending), names.contains(fault.template + Self.ending)
        else { return fault }
        return TemplateFault(
            template: file(of: fault.template),
            line: fault.line,
            column: fault.column,
            problem: fault.problem
        )
    }
}

extension DiagnosticCode {
    static let unusedTemplate = DiagnosticCode(
        "unused-template",
        .warning,
        explanation: """
            A file in the folder of `templates` replaces no built-in template, and no other file includes it.

            Often its name is misspelled. `apus templates export DIR` writes the built-in templates.
            """
    )
}

extension Diagnostic {
    static func unusedTemplate(_ name: String, at place: SourceLocation) -> Diagnostic {
        let nearest = NearestName.find(name, among: BuiltInTemplateFiles.names.sorted())
        return Diagnostic(
            .unusedTemplate,
            "Apus has no template '\(name)'",
            at: place,
            consequence: "the file has no effect",
            help: nearest.map { "did you mean '\($0)\(TemplateFolder.ending)'?" }
                ?? "'apus templates export DIR' writes the built-in templates"
        )
    }
}
