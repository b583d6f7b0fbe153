import ApusFiles

/// What a run made of one client: from what, into what, and what it had to say.
struct ClientRecord: Sendable, Hashable {
    /// For the hashes of files.
    let key: ContentHash.Key
    /// Which program was asked for what.
    let origin: Origin
    /// The bytes of the configuration, hashed.
    let configuration: ContentHash
    /// What was read, and what it was looked for in vain.
    let facts: [InputFact]
    let outputs: [RecordedOutput]
    let counts: ClientCounts
    /// The files of the description, for `--watch`.
    let inputs: [String]
    let diagnostics: RecordedDiagnostics

    struct Origin: Sendable, Hashable {
        let program: ContentHash
        /// The command, the working folder and whatever else shapes a client.
        let request: [String]
    }

    /// The format of records, at the start of each.
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

    /// - Throws: ``RecordDamage``, also when it has another origin.
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
    /// What a run finds in the client's folders when it finds nothing to do there; `nil` otherwise.
    func changes(_ digest: borrowing FileDigest) -> [(folder: OutputFolder, changes: OutputChanges)]? {
        var all: [(folder: OutputFolder, changes: OutputChanges)] = []
        for output in outputs {
            guard let changes = output.changes(digest) else { return nil }
            all.append((output.folder, changes))
        }
        return all
    }
}

/// How much there is of a client, for the closing line.
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
