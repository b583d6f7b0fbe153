import ApusChanges
import ApusDiagnostics
import ApusFiles
import ApusSpecParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder that a client's files go into, shared with whatever else the user keeps there.
///
/// A file is Apus's own when it says so near its start (``OutputKind/isOwn(_:)``). Only such files are replaced or
/// removed.
package struct OutputFolder: Sendable {
    package let path: String
    package let kind: OutputKind

    package init(path: String, kind: OutputKind = .swift) {
        self.path = path
        self.kind = kind
    }

    /// What must be done so that the folder holds exactly these files of ours.
    ///
    /// - Parameter removingOthers: Whether the folder is the client's alone, so that files of ours that are not among
    ///   these are left over from earlier.
    /// - Throws: ``OutputFault`` where a file of the user's own is in the way, or a generated one has no marker.
    package func changes(
        for files: [RenderedFile],
        removingOthers: Bool = true
    ) throws(OutputFault) -> OutputChanges {
        var changes = OutputChanges()
        for file in files {
            guard kind.isOwn(file.bytes) else {
                throw OutputFault(path: file.name, reason: .unmarked)
            }
            let target = path + "/" + file.name
            guard Self.isName(file.name) else { throw OutputFault(path: target, reason: .notAName) }
            switch try Self.contents(of: target, atMost: max(file.bytes.count, OutputKind.markerSpan)) {
            case .none: changes.added.append(file)
            case .some(let bytes) where bytes == file.bytes: changes.unchanged.append(file.name)
            case .some(let bytes) where kind.isOwn(bytes): changes.changed.append(file)
            case .some: throw OutputFault(path: target, reason: .foreign)
            }
        }
        guard removingOthers else { return changes }
        changes.removed = try ownFiles(besides: Set(files.map(\.name)))
        return changes
    }

    /// Whether Apus wrote something here earlier.
    package var hasOwnFiles: Bool { ((try? ownFiles()) ?? []).isEmpty == false }

    /// What changes for code that uses the Swift files here, when these changes are applied.
    package func surfaceChanges(_ changes: OutputChanges) -> [Change] {
        func old(_ names: [String]) -> [(String, [UInt8])] {
            names.compactMap { name in
                Self.contents(of: path + "/" + name, upTo: TextLimits().maximumFileBytes).map { (name, $0) }
            }
        }
        let kept = old(changes.unchanged)
        let replaced = old(changes.changed.map(\.name) + changes.removed)
        let written = (changes.added + changes.changed).map { ($0.name, $0.bytes) }
        func files(_ files: [(String, [UInt8])]) -> [SourceFile] {
            files.sorted { $0.0 < $1.0 }.map { SourceFile(path: path + "/" + $0.0, bytes: $0.1) }
        }
        return SurfaceChanges(old: files(kept + replaced), new: files(kept + written)).changes
    }

    /// Whether a file of this name is there and is not one of ours.
    func hasForeign(_ name: String) -> Bool {
        let target = path + "/" + name
        guard FileKind(of: target) != .none else { return false }
        return Self.contents(of: target, upTo: OutputKind.markerSpan).map { !kind.isOwn($0) } ?? true
    }

    /// Writes what is new or changed, each file atomically, and removes what is no longer generated.
    package func apply(_ changes: OutputChanges) throws(OutputFault) {
        let written = changes.added + changes.changed
        if !written.isEmpty { try prepare() }
        for file in written {
            do throws(FileWriteFault) {
                try AtomicFile(folder: path, name: file.name).write(file.bytes)
            } catch {
                throw OutputFault(path: error.path, reason: .cannotWrite(error.reason))
            }
        }
        for name in changes.removed {
            do {
                try FileManager.default.removeItem(atPath: path + "/" + name)
            } catch {
                throw OutputFault(path: path + "/" + name, reason: .cannotRemove)
            }
        }
    }

    /// Names of the files of this kind that Apus wrote here earlier, but for those in `known`, sorted.
    func ownFiles(besides known: Set<String> = []) throws(OutputFault) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder else { throw OutputFault(path: path, reason: .notAFolder) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw OutputFault(path: path, reason: .unreadable)
        }
        return names.filter { name in
            guard name.hasSuffix(kind.suffix), !known.contains(name) else { return false }
            return Self.contents(of: path + "/" + name, upTo: OutputKind.markerSpan).map(kind.isOwn) ?? false
        }.sorted()
    }

    /// Makes the folder, and clears it of what a run that was killed has left.
    private func prepare() throws(OutputFault) {
        var isFolder = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder {
            throw OutputFault(path: path, reason: .notAFolder)
        }
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFault(path: path, reason: .cannotCreateFolder)
        }
        AtomicFile.removeRemains(in: path)
    }

    /// Whether a file of that name is in the folder itself, and seen there.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 }
    }

    /// The first bytes of a file; `nil` when there is none that can be read.
    private static func contents(of path: String, upTo limit: Int) -> [UInt8]? {
        try? contents(of: path, atMost: limit)
    }

    /// The bytes of a file, and one more where it has more than `limit`; `nil` when there is none. What is a folder or
    /// no file at all, such as a pipe that nobody writes to, is in the way.
    private static func contents(of path: String, atMost limit: Int) throws(OutputFault) -> [UInt8]? {
        switch FileKind(of: path) {
        case .none: return nil
        case .file: break
        case .folder: throw OutputFault(path: path, reason: .isFolder)
        case .link, .other: throw OutputFault(path: path, reason: .foreign)
        }
        do {
            return try DiskFiles().read(path, atMost: limit)
        } catch {
            throw OutputFault(path: path, reason: .cannotRead)
        }
    }
}

/// What the files of a folder are, and how Apus knows its own among them.
package enum OutputKind: Sendable, Hashable {
    case swift, markdown
    /// C of an embedded runtime.
    case c, cHeader
    /// `Package.swift`, whose first line is SwiftPM's.
    case manifest

    /// Whether a file is one that Apus wrote: its first line says so, or the one below a page's title.
    package func isOwn(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.prefix(Self.markerSpan).split(
            separator: UInt8(ascii: "\n"),
            maxSplits: 3,
            omittingEmptySubsequences: true
        )
        return lines.prefix(self == .markdown || self == .manifest ? 2 : 1).contains { $0.starts(with: marker.utf8) }
    }

    /// How many bytes may come before the end of the line that says so.
    static let markerSpan = 4096

    private var marker: String {
        switch self {
        case .swift, .manifest, .c, .cHeader: "// Generated by Apus"
        case .markdown: "<!-- Generated by Apus"
        }
    }

    var suffix: String {
        switch self {
        case .swift, .manifest: ".swift"
        case .markdown: ".md"
        case .c: ".c"
        case .cHeader: ".h"
        }
    }
}

/// The difference between a folder and what was generated for it.
package struct OutputChanges: Sendable {
    package var added: [RenderedFile] = []
    package var changed: [RenderedFile] = []
    package var unchanged: [String] = []
    package var removed: [String] = []

    package init() {}

    /// Whether the folder is up to date.
    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    /// Files that are written or removed.
    package var count: Int { added.count + changed.count + removed.count }
}

/// Why the output can't be written.
package struct OutputFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
        case foreign, unmarked, notAFolder, unreadable, cannotCreateFolder, cannotRemove, isFolder, cannotRead
        /// The templates' or the description's name for a file would be another folder's or a hidden one.
        case notAName
        /// With the system's reason.
        case cannotWrite(String)
    }

    package var description: String {
        switch reason {
        case .foreign:
            "'\(path)' was not written by Apus and is in the way: move it, or choose another output folder"
        case .unmarked:
            "the templates make '\(path)' without 'Generated by Apus' at its start: print it in the header"
        case .notAFolder: "'\(path)' is not a folder: remove it, or choose another output folder"
        case .unreadable: "can't list the folder '\(path)': give yourself the right to read it"
        case .cannotCreateFolder: "can't create the folder '\(path)': check the rights of the folder above it"
        case .cannotWrite(let reason):
            "can't write '\(path)', \(reason): check the rights of its folder and the space on the disk"
        case .isFolder: "'\(path)' is a folder where a file must be: move it, or choose another output folder"
        case .cannotRead: "can't read '\(path)', which is in the way: check its rights, or move it"
        case .notAName: "'\(path)' can't be the name of a file"
        case .cannotRemove: "can't remove '\(path)': check the rights of its folder"
        }
    }
}
