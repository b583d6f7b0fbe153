import ApusDiagnostics

/// The records of the clients that one command line is about.
struct ClientRecords: Sendable {
    private let folder: RecordFolder
    private let program: ContentHash
    /// The bytes of the configuration.
    private let configuration: [UInt8]
    private let request: [String]

    /// `nil` when they are not wanted, or there is no place for them.
    init?(_ invocation: Invocation, _ configuration: Configuration, console: any Console) {
        guard invocation.isRecorded,
            let folder = RecordFolder(environment: console.environment, workingFolder: console.workingFolder),
            let program = ProgramIdentity.current()
        else { return nil }
        self.folder = folder
        self.program = program
        self.configuration = configuration.source?.bytes ?? []
        request = [console.workingFolder, configuration.path ?? ""] + invocation.request
    }

    /// What must be the same for a record to be of use.
    func origin(at index: Int) -> ClientRecord.Origin {
        ClientRecord.Origin(program: program, request: request + [String(index)])
    }

    /// The record of a client, if there is one with this origin.
    func record(at index: Int) -> ClientRecord? {
        guard let bytes = folder.load(name(at: index)),
            let record = try? ClientRecord(bytes, from: origin(at: index)),
            record.configuration == configurationHash(record.key)
        else { return nil }
        return record
    }

    func configurationHash(_ key: ContentHash.Key) -> ContentHash { ContentHash(of: configuration, key: key) }

    func keep(_ record: ClientRecord, at index: Int) { folder.store(record.bytes, name(at: index)) }

    /// The program and the configuration's text are no part of it: a record takes the place of an older one.
    private func name(at index: Int) -> ContentHash {
        var writer = RecordWriter()
        writer.add(request + [String(index)]) { $0.add($1) }
        return ContentHash(of: writer.bytes)
    }
}

extension Invocation {
    /// Options that change what is said or how often, but not what a client is made of. Any other is taken to.
    private static let unshaping: Set<String> = [
        "--strict", "--quiet", "--verbose", "--diagnostics", "--color", "--dry-run", "--changes", "--diff", "--watch",
        "--timings",
    ]

    /// Whether the command is one that makes clients as files.
    fileprivate var isRecorded: Bool {
        ["generate", "check", "docs"].contains(command.name) && !has("--no-cache")
    }

    /// What a client's files depend on, of all that a command line says.
    fileprivate var request: [String] {
        // What one makes, the other compares.
        let name = command.name == "check" ? "generate" : command.name
        let options = self.options.filter { !Self.unshaping.contains($0.name) }
        return [name] + operands + ["--"] + options.map { $0.name + "=" + $0.value }
    }
}
