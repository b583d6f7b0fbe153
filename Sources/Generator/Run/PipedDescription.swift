import ApusFiles

/// A description that comes through a pipe, `-`, `/dev/stdin` or a shell's `<(…)`, as if it were a file in a folder: what
/// it refers to is looked for there.
package struct PipedDescription: FileReader {
    /// The path that it is shown under.
    let path: String
    private let bytes: [UInt8]
    private let disk = DiskFiles()

    /// - Parameters:
    ///   - operand: As on the command line.
    ///   - path: Where it is to stand.
    /// - Throws: `FileFault`
    package init(_ operand: String, as path: String) throws {
        self.path = path
        bytes = try disk.read(operand == "-" ? "/dev/stdin" : operand)
    }

    /// `nil` for the operand that names a file.
    ///
    /// - Throws: `FileFault`
    package init?(ifPipe operand: String) throws {
        guard Self.isPipe(operand) else { return nil }
        try self.init(operand, as: Self.name(of: operand))
    }

    /// Whether an operand names a pipe rather than a file.
    package static func isPipe(_ operand: String) -> Bool {
        operand == "-" || operand == "/dev/stdin" || operand.hasPrefix("/dev/fd/")
            || operand.hasPrefix("/proc/self/fd/")
    }

    /// What a single description is shown as: standard input has no name of its own.
    package static func name(of operand: String) -> String { isPipe(operand) ? "stdin" : operand }

    package func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        path == self.path ? bytes : try disk.read(path, atMost: limit)
    }

    package func realPath(_ path: String) -> String? { path == self.path ? nil : disk.realPath(path) }
}

extension Pipeline {
    /// Reads files, and a description that comes through a pipe.
    ///
    /// - Throws: `FileFault`
    package init(reading operand: String?) throws {
        self.init(files: try operand.flatMap(PipedDescription.init(ifPipe:)) ?? DiskFiles())
    }
}
