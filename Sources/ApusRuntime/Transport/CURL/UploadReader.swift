#if os(Linux)
    internal import Foundation

    /// Reads the body of a request for a transport that sends it piece by piece.
    nonisolated protocol UploadReader: AnyObject {
        /// How many bytes there are; `nil`: that is not known before they are read.
        var size: Int? { get }
        /// Fills the beginning of a buffer.
        ///
        /// - Returns: How many bytes; 0 at the end; `nil`: later.
        /// - Throws: errors of the file system; what a stream throws.
        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int?
        /// Begins again.
        ///
        /// - Throws: when the bytes cannot be had twice.
        func rewind() throws
        /// Ends reading, because the transfer has ended.
        func cancel()
    }

    /// Bytes in memory and in files, one after the other.
    nonisolated final class SegmentReader: UploadReader {
        private enum Segment {
            case data(Data)
            case file(path: String, size: Int)

            var size: Int {
                switch self {
                case .data(let data): data.count
                case .file(_, let size): size
                }
            }
        }

        let size: Int?
        private let segments: [Segment]
        private var index = 0
        private var offset = 0
        private var file: FileDescriptor?

        init(_ data: Data) {
            segments = [.data(data)]
            size = data.count
        }

        /// - Throws: ``RequestFault`` when a file cannot be read.
        init(_ form: MultipartForm) throws {
            let pieces: [Segment] = try form.pieces.map { piece in
                switch piece {
                case .data(let data): .data(data)
                case .file(let url): .file(path: url.path, size: try FileDescriptor(reading: url).size)
                }
            }
            segments = pieces + [.data(form.ending)]
            size = segments.reduce(0) { $0 + $1.size }
        }

        /// - Throws: ``RequestFault`` when the file cannot be read.
        init(_ url: URL) throws {
            let file = try FileDescriptor(reading: url)
            segments = [.file(path: url.path, size: file.size)]
            self.file = file
            size = file.size
        }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int? {
            var filled = 0
            while filled < buffer.count, index < segments.count {
                let rest = segments[index].size - offset
                let space = UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<min(buffer.count, filled + rest)])
                guard !space.isEmpty else {
                    (index, offset, file) = (index + 1, 0, nil)
                    continue
                }
                let count = try read(segments[index], into: space)
                filled += count
                offset += count
            }
            return filled
        }

        private func read(_ segment: Segment, into space: UnsafeMutableRawBufferPointer) throws -> Int {
            switch segment {
            case .data(let data):
                let start = data.startIndex + offset
                return data[start..<start + space.count].copyBytes(to: space)
            case .file(let path, _):
                let file = try file ?? FileDescriptor(reading: URL(fileURLWithPath: path))
                self.file = file
                let count = try file.read(into: space, at: offset)
                guard count > 0 else {
                    let name = URL(fileURLWithPath: path).lastPathComponent
                    throw TransportError(.uploadFailed, "file '\(name)' of the body became shorter while it was sent")
                }
                return count
            }
        }

        func rewind() { (index, offset, file) = (0, 0, nil) }

        func cancel() {}
    }

    /// A file that is open for reading.
    nonisolated final class FileDescriptor {
        let size: Int
        private let descriptor: Int32
        private let name: String

        /// - Throws: ``RequestFault`` if the file is not regular or cannot be read.
        init(reading url: URL) throws(RequestFault) {
            name = url.lastPathComponent
            // Without `O_NONBLOCK`, opening a pipe waits for a writer.
            descriptor = open(url.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            guard descriptor >= 0 else {
                throw RequestFault("file '\(name)' of the body cannot be read: \(String(cString: strerror(errno)))")
            }
            var status = stat()
            let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            size = Int(status.st_size)
            guard isRegular else { throw RequestFault("'\(name)' of the body is not a regular file") }
            // Files such as those of `/proc` say that they are empty.
            var byte: UInt8 = 0
            guard size > 0 || pread(descriptor, &byte, 1, 0) <= 0 else {
                throw RequestFault("file '\(name)' of the body has no size; send it as a stream")
            }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }

        /// - Returns: How many bytes; 0 at the end.
        /// - Throws: ``TransportError``
        func read(into space: UnsafeMutableRawBufferPointer, at offset: Int) throws(TransportError) -> Int {
            while true {
                let count = pread(descriptor, space.baseAddress, space.count, off_t(offset))
                if count >= 0 { return count }
                if errno == EINTR { continue }
                let reason = String(cString: strerror(errno))
                throw TransportError(.uploadFailed, "file '\(name)' of the body cannot be read: \(reason)")
            }
        }
    }
#endif
