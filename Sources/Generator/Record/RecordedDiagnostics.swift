import ApusDiagnostics
import ApusSpecParser

/// The diagnostics of a client, without the texts of the files that they point into.
struct RecordedDiagnostics: Sendable, Hashable {
    /// The paths of the files that the diagnostics point into.
    let files: [String]
    private let diagnostics: [Entry]

    fileprivate struct Entry: Sendable, Hashable {
        let code: String
        let severity: String
        let message: String
        let consequence: String?
        let help: String?
        let place: Place?
        let related: [Related]
    }

    fileprivate struct Place: Sendable, Hashable {
        /// The index in ``files``.
        let file: Int
        let start: Int
        let end: Int
    }

    fileprivate struct Related: Sendable, Hashable {
        let label: String
        let place: Place
    }

    /// - Parameter isKnown: Whether a file can be read again with the same contents.
    /// - Returns: `nil` if a diagnostic points into a file that is not known.
    init?(_ diagnostics: Diagnostics, isKnown: (SourceFile) -> Bool) {
        var files: [String] = []
        var indices: [String: Int] = [:]
        var entries: [Entry] = []
        var areFilesKnown = true
        func place(_ location: SourceLocation) -> Place {
            let path = location.file.path
            if indices[path] == nil {
                indices[path] = files.count
                files.append(path)
                areFilesKnown = areFilesKnown && isKnown(location.file)
            }
            return Place(file: indices[path] ?? 0, start: location.range.lowerBound, end: location.range.upperBound)
        }
        for diagnostic in diagnostics.sorted {
            entries.append(
                Entry(
                    code: diagnostic.code.name,
                    severity: diagnostic.severity.rawValue,
                    message: diagnostic.message,
                    consequence: diagnostic.consequence,
                    help: diagnostic.help,
                    place: diagnostic.place.map(place),
                    related: diagnostic.related.map { Related(label: $0.label, place: place($0.place)) }
                )
            )
        }
        guard areFilesKnown else { return nil }
        self.files = files
        self.diagnostics = entries
    }

    /// Restores the diagnostics.
    ///
    /// - Parameter source: Returns the file at a path.
    /// - Returns: `nil` if a file or a diagnostic code does not exist.
    func restored(_ source: (String) -> SourceFile?) -> Diagnostics? {
        if diagnostics.isEmpty { return Diagnostics() }
        let sources = files.map(source)
        let codes = Dictionary(DiagnosticCatalog.apus.codes.map { ($0.name, $0) }) { first, _ in first }
        func location(_ place: Place) -> SourceLocation? {
            guard place.file < sources.count, let file = sources[place.file], place.start <= place.end,
                place.end <= file.bytes.count
            else { return nil }
            return SourceLocation(file: file, range: place.start..<place.end)
        }
        var restored = Diagnostics()
        for entry in diagnostics {
            let place = entry.place.flatMap(location)
            let related = entry.related.compactMap { related in
                location(related.place).map { RelatedPlace(related.label, at: $0) }
            }
            guard let code = codes[entry.code], let severity = Severity(rawValue: entry.severity),
                (place == nil) == (entry.place == nil), related.count == entry.related.count
            else { return nil }
            restored.add(
                Diagnostic(
                    code,
                    severity: severity,
                    entry.message,
                    at: place,
                    consequence: entry.consequence,
                    help: entry.help,
                    related: related
                )
            )
        }
        return restored
    }
}

extension RecordedDiagnostics {
    func write(to writer: inout RecordWriter) {
        writer.add(files) { $0.add($1) }
        writer.add(diagnostics) { writer, entry in
            writer.add(entry.code)
            writer.add(entry.severity)
            writer.add(entry.message)
            writer.add(entry.consequence)
            writer.add(entry.help)
            writer.add(entry.place != nil)
            entry.place?.write(to: &writer)
            writer.add(entry.related) { writer, related in
                writer.add(related.label)
                related.place.write(to: &writer)
            }
        }
    }

    init(from reader: inout RecordReader) throws(RecordDamage) {
        files = try reader.list { reader throws(RecordDamage) in try reader.text() }
        diagnostics = try reader.list { reader throws(RecordDamage) in
            Entry(
                code: try reader.text(),
                severity: try reader.text(),
                message: try reader.text(),
                consequence: try reader.optionalText(),
                help: try reader.optionalText(),
                place: try reader.flag() ? try Place(from: &reader) : nil,
                related: try reader.list { reader throws(RecordDamage) in
                    Related(label: try reader.text(), place: try Place(from: &reader))
                }
            )
        }
    }
}

extension RecordedDiagnostics.Place {
    fileprivate func write(to writer: inout RecordWriter) {
        writer.add(file)
        writer.add(start)
        writer.add(end)
    }

    fileprivate init(from reader: inout RecordReader) throws(RecordDamage) {
        file = try reader.size()
        start = try reader.size()
        end = try reader.size()
    }
}
