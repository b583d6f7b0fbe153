import ApusDiagnostics
import ApusJSON

/// Reads a JSON text (RFC 8259) into a tree, using the tape of `ApusJSON`.
///
/// The values and names of the tape have the same order as those of the tree, so an entry has the same index in both.
struct JSONTextReader {
    private struct Frame {
        let index: UInt32
        let end: Int
        let isMapping: Bool
        let firstKey: Int
        var expectsKey: Bool
    }

    private let file: SourceFile
    private let tape: JSONTape
    private var builder: TreeBuilder
    private var frames: [Frame] = []

    /// Reads a file; returns no root if an error prevents it.
    static func read(_ file: SourceFile, limits: TextLimits) -> (root: Node?, diagnostics: [Diagnostic]) {
        file.bytes.withUnsafeBufferPointer { source in
            let options = JSONReadingOptions(maximumDepth: limits.maximumDepth, allowsByteOrderMark: true)
            let tape: JSONTape
            do throws(JSONSyntaxError) {
                tape = try JSONTape(source, options: options)
            } catch {
                return (nil, [JSONSyntaxFault(error, in: file, limits: limits).diagnostic])
            }
            guard tape.entryCount <= limits.maximumNodes else {
                let place = SourceLocation(file: file, offset: 0)
                return (nil, [.tooManyNodes(limit: limits.maximumNodes, at: place)])
            }
            var reader = JSONTextReader(file: file, tape: tape, source: source)
            reader.copyEntries()
            let tree = SourceTree(file: file, builder: reader.builder)
            return (tree.root, reader.duplicateKeys)
        }
    }

    private init(file: SourceFile, tape: JSONTape, source: UnsafeBufferPointer<UInt8>) {
        self.file = file
        self.tape = tape
        builder = TreeBuilder(source: source, expectedEntries: tape.entryCount)
    }

    private mutating func copyEntries() {
        for index in 0..<tape.entryCount {
            closeContainers(before: index)
            let token = tape.entry(at: index)
            let start = UInt32(truncatingIfNeeded: token.byteOffset)
            var entry = Entry(
                start: start,
                end: start &+ UInt32(truncatingIfNeeded: token.byteLength),
                kind: .null
            )
            let last = frames.count - 1
            if last >= 0, frames[last].isMapping {
                if frames[last].expectsKey {
                    frames[last].expectsKey = false
                    appendKey(&entry, token)
                    continue
                }
                frames[last].expectsKey = true
                entry.flags = .keyed
            }
            appendValue(&entry, token)
        }
        closeContainers(before: tape.entryCount)
    }

    private mutating func appendKey(_ entry: inout Entry, _ token: JSONEntry) {
        entry.kind = .string
        entry.flags = [.key, .quoted]
        if token.isEscaped {
            entry.flags.insert(.decoded)
            var key = tape.string(of: token)
            key.withUTF8 {
                entry.hash = builder.keyHash($0)
                (entry.first, entry.second) = builder.keep($0)
            }
        } else {
            entry.hash = builder.keyHash(UnsafeBufferPointer(rebasing: builder.source[entry.sourceText]))
        }
        builder.appendKey(entry)
    }

    private mutating func appendValue(_ entry: inout Entry, _ token: JSONEntry) {
        switch token.kind {
        case .null: break
        case .false, .true: entry.kind = .bool
        case .number: entry.kind = token.isIntegerSpelling ? .integer : .number
        case .string:
            entry.kind = .string
            entry.flags.insert(token.isEscaped ? [.quoted, .escaped] : .quoted)
        case .array, .object:
            entry.kind = token.kind == .array ? .sequence : .mapping
            entry.first = UInt32(truncatingIfNeeded: token.childCount)
            entry.second = UInt32(truncatingIfNeeded: token.next)
            frames.append(
                Frame(
                    index: builder.nextIndex,
                    end: token.next,
                    isMapping: token.kind == .object,
                    firstKey: builder.openKeyCount,
                    expectsKey: token.kind == .object
                )
            )
        }
        builder.entries.append(entry)
    }

    /// Ends the containers whose last entry is before `index`.
    private mutating func closeContainers(before index: Int) {
        while let frame = frames.last, frame.end == index {
            if frame.isMapping {
                let end = builder.entries[Int(frame.index)].end
                builder.closeMapping(frame.index, end: end, keysFrom: frame.firstKey)
            }
            frames.removeLast()
        }
    }

    private var duplicateKeys: [Diagnostic] {
        builder.duplicates.prefix(YAMLReader.maximumDiagnostics).map { duplicate in
            let earlier = builder.entries[Int(duplicate.earlier)]
            let later = builder.entries[Int(duplicate.later)]
            let key = builder.withText(of: later) { String(decoding: $0, as: UTF8.self) }
            return .jsonDuplicateKey(key, at: location(of: later), earlier: location(of: earlier))
        }
    }

    private func location(of entry: Entry) -> SourceLocation {
        SourceLocation(file: file, range: Int(entry.start)..<Int(entry.end))
    }
}
