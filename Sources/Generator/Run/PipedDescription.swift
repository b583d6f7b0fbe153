import ApusFiles

/// A description that is read from a pipe: `-`, `/dev/stdin` or a shell's `<(…)`. It is treated as a file with a given
/// path, so that relative references resolve against the folder of that path.
package struct PipedDescription: FileReader {
    /// The path that represents the pipe.
    let path: String
    private let bytes: [UInt8]
    private let disk = DiskFiles()

    /// - Parameters:
    ///   - operand: The operand of the command line.
    ///   - path: The path that represents the pipe.
    /// - Throws: `FileFault` if the pipe can't be read.
    package init(_ operand: String, as path: String) throws {
        self.path = path
        bytes = try disk.read(operand == "-" ? "/dev/stdin" : operand)
    }

    /// Reads an operand that names a pipe. Returns `nil` for an operand that names a file.
    ///
    /// - Throws: `FileFault` if the pipe can't be read.
    package init?(ifPipe operand: String) throws {
        guard Self.isPipe(operand) else { return nil }
        try self.init(operand, as: Self.name(of: operand))
    }

    /// Reads standard input if a client of a configuration has the description `-`, and replaces the `-` by the path that
    /// represents the pipe. Returns `nil` if there is no such client.
    ///
    /// - Throws: `FileFault` if the pipe can't be read.
    package init?(of configuration: inout Configuration) throws {
        let indices = configuration.clients.indices.filter { configuration.clients[$0].description == "-" }
        if indices.isEmpty { return nil }
        let name = Self.name(of: "-")
        for index in indices { configuration.clients[index].description = name }
        try self.init("-", as: FilePath.join(configuration.folder, name))
    }

    /// Whether an operand names a pipe rather than a file.
    package static func isPipe(_ operand: String) -> Bool {
        operand == "-" || operand == "/dev/stdin" || operand.hasPrefix("/dev/fd/")
            || operand.hasPrefix("/proc/self/fd/")
    }

    /// The path of an operand; `stdin` for a pipe.
    package static func name(of operand: String) -> String { isPipe(operand) ? "stdin" : operand }

    package func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        path == self.path ? bytes : try disk.read(path, atMost: limit)
    }

    package func realPath(_ path: String) -> String? { path == self.path ? nil : disk.realPath(path) }
}

extension Pipeline {
    /// Creates a pipeline that reads files and, if the operand names a pipe, the pipe.
    ///
    /// - Throws: `FileFault` if the pipe can't be read.
    package init(reading operand: String?) throws {
        self.init(files: try operand.flatMap(PipedDescription.init(ifPipe:)) ?? DiskFiles())
    }
}
