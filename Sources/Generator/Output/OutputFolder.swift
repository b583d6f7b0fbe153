import ApusChanges
import ApusDiagnostics
import ApusFiles
import ApusSpecParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder with generated files, which may also contain files of the user.
///
/// Apus recognizes its own files by a marker near their start (``OutputKind/isOwn(_:)``) and replaces or removes only
/// those.
package struct OutputFolder: Sendable {
    package let path: String
    package let kind: OutputKind

    package init(path: String, kind: OutputKind = .swift) {
        self.path = path
        self.kind = kind
    }

    /// The changes after which the folder contains these generated files.
    ///
    /// - Parameter removingOthers: Whether other generated files in the folder are stale and are removed.
    /// - Throws: ``OutputFault`` if a file of the user has the name of a generated file, a generated file has no marker or
    ///   an invalid name, or the folder can't be read.
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
            guard Self.isName(file.name) || (kind == .gitIgnore && file.name == kind.suffix) else {
                throw OutputFault(path: target, reason: .notAName)
            }
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

    /// Whether the folder contains files that Apus wrote.
    package var hasOwnFiles: Bool { ((try? ownFiles()) ?? []).isEmpty == false }

    /// The changes for code that uses the Swift files in this folder, when `changes` are applied.
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

    /// Whether the folder contains a file with this name that Apus did not write.
    func hasForeign(_ name: String) -> Bool {
        let target = path + "/" + name
        guard FileKind(of: target) != .none else { return false }
        return Self.contents(of: target, upTo: OutputKind.markerSpan).map { !kind.isOwn($0) } ?? true
    }

    /// Writes new and changed files, each of them atomically, and removes stale files.
    ///
    /// - Throws: ``OutputFault`` if the folder can't be created, or a file can't be written or removed.
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

    /// The sorted names of the files of this kind that Apus wrote, without those in `known`.
    ///
    /// - Throws: ``OutputFault`` if the path is not a folder, or the folder can't be read.
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

    /// Creates the folder, and removes temporary files of killed runs.
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

    /// Whether the name is that of a visible file directly in the folder.
    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 }
    }

    /// The first bytes of a file, up to `limit + 1`; `nil` if the file does not exist or can't be read.
    private static func contents(of path: String, upTo limit: Int) -> [UInt8]? {
        try? contents(of: path, atMost: limit)
    }

    /// The first bytes of a file, up to `limit + 1`, so that a larger file can be recognized; `nil` if it does not exist.
    ///
    /// - Throws: ``OutputFault`` for folders, links and special files, and if the file can't be read.
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

/// A kind of generated file, with the marker by which Apus recognizes its own files.
package enum OutputKind: Int, Sendable, Hashable {
    case swift, markdown
    /// `Package.swift`, whose first line declares the tools version.
    case manifest
    /// The C module of an embedded runtime.
    case c, cHeader
    /// `.gitignore`
    case gitIgnore

    /// Whether Apus wrote a file: whether a source file has the marker in its first nonempty line, or a page or a manifest
    /// in one of its first two.
    package func isOwn(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.prefix(Self.markerSpan).split(
            separator: UInt8(ascii: "\n"),
            maxSplits: 3,
            omittingEmptySubsequences: true
        )
        return lines.prefix(self == .markdown || self == .manifest ? 2 : 1).contains { $0.starts(with: marker.utf8) }
    }

    /// The number of bytes at the start of a file that are searched for the marker.
    static let markerSpan = 4096

    private var marker: String {
        switch self {
        case .swift, .manifest, .c, .cHeader: "// Generated by Apus"
        case .markdown: "<!-- Generated by Apus"
        case .gitIgnore: "# Generated by Apus"
        }
    }

    var suffix: String {
        switch self {
        case .swift, .manifest: ".swift"
        case .markdown: ".md"
        case .c: ".c"
        case .cHeader: ".h"
        case .gitIgnore: ".gitignore"
        }
    }
}

/// The differences between a folder and the files that were generated for it.
package struct OutputChanges: Sendable {
    package var added: [RenderedFile] = []
    package var changed: [RenderedFile] = []
    package var unchanged: [String] = []
    package var removed: [String] = []

    package init() {}

    /// Whether the folder is up to date.
    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && removed.isEmpty }

    /// The number of files that are written or removed.
    package var count: Int { added.count + changed.count + removed.count }
}

/// A reason why the output can't be written.
package struct OutputFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let path: String
    package let reason: Reason

    package enum Reason: Sendable, Hashable {
        case foreign, unmarked, notAFolder, unreadable, cannotCreateFolder, cannotRemove, isFolder, cannotRead
        /// The name of a generated file is empty, hidden or leads to another folder.
        case notAName
        /// Writing failed. The payload is the system's reason.
        case cannotWrite(String)
    }

    package var description: String {
        switch reason {
        case .foreign:
            "'\(path)' exists and was not written by Apus: move it, or choose another output folder"
        case .unmarked:
            "'\(path)' does not start with 'Generated by Apus': print the marker in the template of the header"
        case .notAFolder: "'\(path)' is not a folder: remove it, or choose another output folder"
        case .unreadable: "can't list the folder '\(path)': check its permissions"
        case .cannotCreateFolder: "can't create the folder '\(path)': check the permissions of its parent folder"
        case .cannotWrite(let reason):
            "can't write '\(path)', \(reason): check the permissions of its folder and the free disk space"
        case .isFolder: "'\(path)' is a folder instead of a file: move it, or choose another output folder"
        case .cannotRead: "can't read the existing file '\(path)': check its permissions, or move it"
        case .notAName: "'\(path)' is not a valid file name"
        case .cannotRemove: "can't remove '\(path)': check the permissions of its folder"
        }
    }
}
