import ApusFiles

/// The record of one generated client: its inputs, outputs and diagnostics.
struct ClientRecord: Sendable, Hashable {
    /// The key of the file hashes.
    let key: ContentHash.Key
    let origin: Origin
    /// The hash of the configuration file.
    let configuration: ContentHash
    /// The files that were read or looked for.
    let facts: [InputFact]
    let outputs: [RecordedOutput]
    let counts: ClientCounts
    /// The files of the description, for `--watch`.
    let inputs: [String]
    let diagnostics: RecordedDiagnostics

    /// The program and the request that a client was generated for.
    struct Origin: Sendable, Hashable {
        let program: ContentHash
        /// The command, the working folder and all options that affect the client's files.
        let request: [String]
    }

    /// The identifier of the file format, which is the start of each record.
    private static let format = "apus-record-1"

    var bytes: [UInt8] {
        var writer = RecordWriter()
        writer.add(Self.format)
        writer.add(origin.program)
        writer.add(origin.request) { $0.add($1) }
        writer.add(ContentHash(low: key.low, high: key.high))
        writer.add(configuration)
        writer.add(facts) { $1.write(to: &$0) }
        writer.add(outputs) { $1.write(to: &$0) }
        for count in [counts.operations, counts.types, counts.files] { writer.add(count) }
        writer.add(inputs) { $0.add($1) }
        diagnostics.write(to: &writer)
        return writer.bytes
    }

    /// Decodes a record.
    ///
    /// - Throws: ``RecordDamage`` if the bytes are invalid or the record has another origin.
    init(_ bytes: [UInt8], from origin: Origin) throws(RecordDamage) {
        var reader = RecordReader(bytes)
        guard try reader.text() == Self.format else { throw RecordDamage() }
        let found = Origin(
            program: try reader.hash(),
            request: try reader.list { reader throws(RecordDamage) in try reader.text() }
        )
        guard found == origin else { throw RecordDamage() }
        self.origin = origin
        let key = try reader.hash()
        self.key = ContentHash.Key(low: key.low, high: key.high)
        configuration = try reader.hash()
        facts = try reader.list { reader throws(RecordDamage) in try InputFact(from: &reader) }
        outputs = try reader.list { reader throws(RecordDamage) in try RecordedOutput(from: &reader) }
        counts = ClientCounts(
            operations: try reader.size(),
            types: try reader.size(),
            files: try reader.size()
        )
        inputs = try reader.list { reader throws(RecordDamage) in try reader.text() }
        diagnostics = try RecordedDiagnostics(from: &reader)
        guard reader.isAtEnd else { throw RecordDamage() }
    }

    init(
        key: ContentHash.Key,
        origin: Origin,
        configuration: ContentHash,
        facts: [InputFact],
        outputs: [RecordedOutput],
        counts: ClientCounts,
        inputs: [String],
        diagnostics: RecordedDiagnostics
    ) {
        self.key = key
        self.origin = origin
        self.configuration = configuration
        self.facts = facts
        self.outputs = outputs
        self.counts = counts
        self.inputs = inputs
        self.diagnostics = diagnostics
    }
}

extension ClientRecord {
    /// The client's folders with empty changes if all of them are up to date; `nil` otherwise.
    func changes(_ digest: borrowing FileDigest) -> [(folder: OutputFolder, changes: OutputChanges)]? {
        var all: [(folder: OutputFolder, changes: OutputChanges)] = []
        for output in outputs {
            guard let changes = output.changes(digest) else { return nil }
            all.append((output.folder, changes))
        }
        return all
    }
}

/// The numbers of a client's operations, types and files, for the last line of a run.
package struct ClientCounts: Sendable, Hashable {
    package var operations = 0
    package var types = 0
    package var files = 0

    package init(operations: Int = 0, types: Int = 0, files: Int = 0) {
        self.operations = operations
        self.types = types
        self.files = files
    }
}

extension ClientCounts {
    init(_ client: GeneratedClient) {
        self.init()
        operations = client.plan?.groups.reduce(0) { $0 + $1.operations.count } ?? 0
        types = client.plan?.types.plans.count ?? 0
        files = (client.files?.count ?? 0) + (client.examples == nil ? 0 : 1)
        files += client.documentation.reduce(0) { $0 + $1.files.count }
        files += client.package.reduce(0) { $0 + $1.files.count }
    }
}
