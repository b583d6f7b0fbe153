import ApusDiagnostics
import ApusFiles

/// Generates the clients of a configuration, or reuses the record of an earlier run whose output is still up to date.
struct ClientProvider: Sendable {
    private let configuration: Configuration
    private let scope: OutputScope
    private let operand: PipedDescription?
    /// `nil` if records are not used: every client is generated.
    private let records: ClientRecords?

    init(_ request: GenerationRequest) {
        configuration = request.configuration
        scope = request.scope
        operand = request.piped
        records = request.recording.flatMap { ClientRecords($0, request.configuration) }
    }

    /// Returns the recorded client if its record is up to date, and generates the client otherwise.
    ///
    /// - Parameter index: The client's index in the configuration.
    /// - Throws: The errors of ``Pipeline``.
    func client(at index: Int, onStage: @escaping (Stage) -> Void) throws -> RunClient {
        if let known = recorded(at: index) { return known }
        return try generated(at: index, onStage: onStage)
    }

    /// Generates a client, whether or not there is a record of it.
    ///
    /// - Throws: The errors of ``Pipeline``.
    func generated(at index: Int, onStage: @escaping (Stage) -> Void = { _ in }) throws -> RunClient {
        let log = records == nil ? nil : InputLog(key: .random())
        let folders: any FolderReader & FileReader = log ?? DiskFiles()
        let pipeline = Pipeline(files: operand ?? folders, folders: folders)
        let client = try pipeline.generate(
            configuration.clients[index],
            folder: configuration.folder,
            onStage: onStage
        )
        return RunClient(client, log: log)
    }

    /// The output folders of a client and the changes that each of them needs.
    ///
    /// - Returns: `nil` if the client is a recorded one and its folders have changed since.
    func changes(of client: RunClient) throws(OutputFault) -> [(folder: OutputFolder, changes: OutputChanges)]? {
        switch client.content {
        case .generated(let generated, _):
            var all: [(folder: OutputFolder, changes: OutputChanges)] = []
            for output in generated.outputs(scope, from: configuration.folder) {
                all.append((output.folder, try output.changes()))
            }
            return all
        case .recorded(let record, _): return record.changes(FileDigest(key: record.key))
        }
    }

    // MARK: Records

    /// The client that an earlier run recorded, if neither its inputs nor its outputs have changed since.
    private func recorded(at index: Int) -> RunClient? {
        let start = ContinuousClock.now
        guard let record = records?.record(at: index) else { return nil }
        let digest = FileDigest(key: record.key)
        var sources: [String: SourceFile] = [:]
        if let source = configuration.source { sources[source.path] = source }
        let shown = Set(record.diagnostics.files)
        for fact in record.facts {
            if case .content(let path, let limit) = fact.question, shown.contains(path) {
                guard let source = fact.source(path, atMost: limit, key: record.key) else { return nil }
                sources[path] = source
            } else if !fact.holds(digest) {
                return nil
            }
        }
        guard let found = record.changes(digest), let diagnostics = record.diagnostics.restored({ sources[$0] }) else {
            return nil
        }
        return RunClient(
            record,
            configuration.clients[index],
            found: found,
            diagnostics: diagnostics,
            duration: ContinuousClock.now - start
        )
    }

    /// Records a generated client. Call it after the client's files are written.
    func record(_ client: RunClient, at index: Int) {
        guard let records, case .generated(let generated, let log) = client.content, generated.files != nil,
            !client.diagnostics.hasErrors, let log, let facts = log.all
        else { return }
        var known: [String: ContentHash] = [:]
        for fact in facts {
            if case .content(let path, _) = fact.question, case .file(let hash, _) = fact.answer { known[path] = hash }
        }
        if let source = configuration.source { known[source.path] = records.configurationHash(log.key) }
        // A diagnostic can be restored only if the text that it shows is the text of the file. A UTF-16 file, for
        // example, is shown transcoded; such a client is not recorded.
        let diagnostics = RecordedDiagnostics(client.diagnostics) {
            known[$0.path] == ContentHash(of: $0.bytes, key: log.key)
        }
        guard let diagnostics else { return }
        let record = ClientRecord(
            key: log.key,
            origin: records.origin(at: index),
            configuration: records.configurationHash(log.key),
            facts: facts,
            outputs: generated.outputs(scope, from: configuration.folder).map { RecordedOutput($0, key: log.key) },
            counts: client.counts,
            inputs: client.inputs,
            diagnostics: diagnostics
        )
        records.keep(record, at: index)
    }
}
