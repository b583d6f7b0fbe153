import ApusDiagnostics

/// The records of the clients of one command line.
struct ClientRecords: Sendable {
    private let folder: RecordFolder
    private let program: ContentHash
    /// The bytes of the configuration file.
    private let configuration: [UInt8]
    private let request: [String]

    /// Returns `nil` if the command does not use records, or there is no folder for them.
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

    /// The origin that a usable record of a client must have.
    func origin(at index: Int) -> ClientRecord.Origin {
        ClientRecord.Origin(program: program, request: request + [String(index)])
    }

    /// The record of a client with the same origin and configuration, if there is one.
    func record(at index: Int) -> ClientRecord? {
        guard let bytes = folder.load(name(at: index)),
            let record = try? ClientRecord(bytes, from: origin(at: index)),
            record.configuration == configurationHash(record.key)
        else { return nil }
        return record
    }

    func configurationHash(_ key: ContentHash.Key) -> ContentHash { ContentHash(of: configuration, key: key) }

    func keep(_ record: ClientRecord, at index: Int) { folder.store(record.bytes, name(at: index)) }

    /// The file name of a client's record. It does not depend on the program and the text of the configuration, so that a
    /// new record replaces the outdated one.
    private func name(at index: Int) -> ContentHash {
        var writer = RecordWriter()
        writer.add(request + [String(index)]) { $0.add($1) }
        return ContentHash(of: writer.bytes)
    }
}

extension Invocation {
    /// Options that do not affect the client's files. All other options are part of a record's origin.
    private static let outputOnlyOptions: Set<String> = [
        "--strict", "--quiet", "--verbose", "--diagnostics", "--color", "--dry-run", "--changes", "--diff", "--watch",
        "--timings",
    ]

    /// Whether the command uses records.
    fileprivate var isRecorded: Bool {
        [.generate, .check, .docs].contains(command) && !has("--no-cache")
    }

    /// The parts of the command line that affect a client's files.
    fileprivate var request: [String] {
        // `check` compares the files that `generate` writes, so both use the same record.
        let command = command == .check ? .generate : command
        let options = self.options.filter { !Self.outputOnlyOptions.contains($0.name) }
        return [command.rawValue] + operands + ["--"] + options.map { $0.name + "=" + $0.value }
    }
}
