import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser

/// The root file of a description, with the actions of an overlay applied to it.
struct EditedDescription {
    private let client: ClientConfiguration
    private let bytes: [UInt8]
    let root: Node
    /// The path of the overlay, which exists only in memory.
    let overlayPath: String

    /// Returns `nil` if the text of the description has errors.
    init?(_ client: ClientConfiguration, bytes: [UInt8]) {
        self.client = client
        self.bytes = bytes
        overlayPath = client.description == "overlay.yaml" ? "fixes.yaml" : "overlay.yaml"
        let source = SourceFile(path: FilePath(client.description).text, bytes: bytes)
        guard let root = SpecText.parse(source, limits: client.limits.text).root else { return nil }
        self.root = root
    }

    private func files(with actions: [OverlayDraft.Action]) -> FilesWithTexts {
        let overlay = OverlayDraft(title: "Fixes", extends: nil, actions: actions)
        return FilesWithTexts(texts: [
            FilePath(client.description).text: bytes, overlayPath: Array(overlay.text.utf8),
        ])
    }

    /// The diagnostics of the description, with the actions of an overlay.
    func diagnostics(with actions: [OverlayDraft.Action] = []) throws -> [Diagnostic] {
        var changed = client
        if !actions.isEmpty { changed.overlays.append(overlayPath) }
        return try Pipeline(files: files(with: actions)).plan(changed, folder: "").diagnostics.sorted
    }

    /// The description with the actions of an overlay; `nil` if an action can't be applied.
    func applying(_ actions: [OverlayDraft.Action]) throws -> EditedDescription? {
        let edited = try Overlays([overlayPath]).edit(
            root,
            at: FilePath(client.description),
            files: files(with: actions),
            limits: client.limits.text
        )
        guard let root = edited.tree?.root else { return nil }
        return EditedDescription(client, bytes: Array(root.jsonText.utf8))
    }
}

/// Files with texts in memory, beside the files on disk.
private struct FilesWithTexts: FileReader {
    let texts: [String: [UInt8]]

    func read(_ path: String, atMost limit: Int) throws -> [UInt8] {
        try texts[FilePath(path).text] ?? DiskFiles().read(path, atMost: limit)
    }

    func realPath(_ path: String) -> String? { DiskFiles().realPath(path) }
}
