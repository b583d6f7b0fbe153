import ApusFiles

/// The records of the clients of one command line.
struct ClientRecords: Sendable {
    private let folder: RecordFolder
    private let program: ContentHash
    /// The bytes of the configuration file.
    private let configuration: [UInt8]
    private let request: [String]

    /// Returns `nil` if there is no folder for records, or the program can't be identified.
    init?(_ recording: RecordingRequest, _ configuration: Configuration) {
        guard
            let folder = RecordFolder(
                environment: recording.environment,
                workingFolder: recording.workingFolder
            ),
            let program = ProgramIdentity.current()
        else { return nil }
        self.folder = folder
        self.program = program
        self.configuration = configuration.source?.bytes ?? []
        request = [recording.workingFolder, configuration.path ?? ""] + recording.arguments
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
