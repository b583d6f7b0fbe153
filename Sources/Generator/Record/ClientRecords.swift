import ApusFiles

/// The records of the clients that one command line is about.
struct ClientRecords: Sendable {
    private let folder: RecordFolder
    private let program: ContentHash
    /// The bytes of the configuration.
    private let configuration: [UInt8]
    private let request: [String]

    /// `nil` if there is no folder for records or the program can't identify itself.
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
