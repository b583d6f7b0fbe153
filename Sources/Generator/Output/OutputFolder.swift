import ApusDiagnostics
import ApusTemplateRenderer

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
            switch Self.contents(of: target) {
            case .none: changes.added.append(file)
            case .some(let bytes) where bytes == file.bytes: changes.unchanged.append(file.name)
            case .some(let bytes) where kind.isOwn(bytes): changes.changed.append(file)
            case .some: throw OutputFault(path: target, reason: .foreign)
            }
        }
        guard removingOthers else { return changes }
        let names = Set(files.map(\.name))
        changes.removed = try ownFiles().filter { !names.contains($0) }
        return changes
    }

    /// Whether Apus wrote something here earlier.
    var hasOwnFiles: Bool { ((try? ownFiles()) ?? []).isEmpty == false }

    /// What changes for code that uses the Swift files here, when these changes are applied.
    func surfaceChanges(_ changes: OutputChanges) -> [Change] {
        let kept = changes.unchanged.compactMap { name in Self.contents(of: path + "/" + name).map { (name, $0) } }
        let replaced = (changes.changed.map(\.name) + changes.removed).compactMap { name in
            Self.contents(of: path + "/" + name).map { (name, $0) }
        }
        let written = (changes.added + changes.changed).map { ($0.name, $0.bytes) }
        func files(_ files: [(String, [UInt8])]) -> [SourceFile] {
            files.sorted { $0.0 < $1.0 }.map { SourceFile(path: path + "/" + $0.0, bytes: $0.1) }
        }
        return SurfaceChanges(old: files(kept + replaced), new: files(kept + written)).changes
    }

    /// Whether a file of this name is there and is not one of ours.
    func hasForeign(_ name: String) -> Bool {
        Self.contents(of: path + "/" + name).map { !kind.isOwn($0) } ?? false
    }

    /// Writes what is new or changed, each file atomically, and removes what is no longer generated.
    package func apply(_ changes: OutputChanges) throws(OutputFault) {
        for file in changes.added + changes.changed { try write(file) }
        for name in changes.removed {
            do {
                try FileManager.default.removeItem(atPath: path + "/" + name)
            } catch {
                throw OutputFault(path: path + "/" + name, reason: .cannotRemove)
            }
        }
    }

    /// Names of the files of this kind that Apus wrote here earlier, sorted.
    private func ownFiles() throws(OutputFault) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
        guard isFolder else { throw OutputFault(path: path, reason: .notAFolder) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw OutputFault(path: path, reason: .unreadable)
        }
        return names.filter { name in
            guard name.hasSuffix(kind.suffix), let bytes = Self.contents(of: path + "/" + name) else { return false }
            return kind.isOwn(bytes)
        }.sorted()
    }

    private func write(_ file: RenderedFile) throws(OutputFault) {
        let target = path + "/" + file.name
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw OutputFault(path: path, reason: .cannotCreateFolder)
        }
        do {
            try Data(file.bytes).write(to: URL(filePath: target), options: .atomic)
        } catch {
            throw OutputFault(path: target, reason: .cannotWrite)
        }
    }

    /// The bytes of a file; `nil` when there is none.
    private static func contents(of path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) }
    }
}

/// What the files of a folder are, and how Apus knows its own among them.
package enum OutputKind: Sendable, Hashable {
    case swift, markdown
    /// `Package.swift`, whose first line is SwiftPM's.
    case manifest

    /// Whether a file is one that Apus wrote: its first line says so, or the one below a page's title.
    package func isOwn(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.prefix(4096).split(
            separator: UInt8(ascii: "\n"),
            maxSplits: 3,
            omittingEmptySubsequences: true
        )
        return lines.prefix(self == .swift ? 1 : 2).contains { $0.starts(with: marker.utf8) }
    }

    private var marker: String {
        switch self {
        case .swift, .manifest: "// Generated by Apus"
        case .markdown: "<!-- Generated by Apus"
        }
    }

    var suffix: String {
        switch self {
        case .swift, .manifest: ".swift"
        case .markdown: ".md"
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
        case foreign, unmarked, notAFolder, unreadable, cannotCreateFolder, cannotWrite, cannotRemove
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
        case .cannotWrite: "can't write '\(path)': check its rights and the space on the disk"
        case .cannotRemove: "can't remove '\(path)': check the rights of its folder"
        }
    }
}
