import ApusDiagnostics
import ApusFiles
import ApusJSONPath
import ApusSpecParser

/// Overlays of a description, which are applied to its root file in order (OpenAPI Overlay 1.0 and 1.1).
///
/// Values that an overlay adds have their places in the file of the overlay.
package struct Overlays: DescriptionEdit {
    /// The paths of the overlay files.
    package let paths: [String]

    package init(_ paths: [String]) {
        self.paths = paths
    }

    /// Reads the overlays and applies them to the root of a description.
    /// - Returns: The changed tree, or `nil` if an overlay has an error.
    /// - Throws: The error of the file reader if an overlay can't be read.
    package func edit(
        _ root: Node,
        at path: FilePath,
        files: any FileReader,
        limits: TextLimits
    ) throws -> (tree: SourceTree?, diagnostics: Diagnostics) {
        var diagnostics = Diagnostics()
        var overlays: [(path: String, document: OverlayDocument)] = []
        var isValid = true
        for overlay in paths {
            let bytes = try files.read(overlay, atMost: limits.maximumFileBytes)
            let text = SpecText.parse(SourceFile(path: overlay, bytes: bytes), limits: limits)
            diagnostics.add(contentsOf: text.diagnostics)
            guard let node = text.root, let document = OverlayDocument(node, diagnostics: &diagnostics) else {
                isValid = false
                continue
            }
            overlays.append((overlay, document))
        }
        guard isValid else { return (nil, diagnostics) }
        var application = OverlayApplication(root: root, limits: limits, diagnostics: diagnostics)
        for overlay in overlays {
            application.checkExtends(of: overlay.document, at: overlay.path, description: path, files: files)
            application.apply(overlay.document)
        }
        let tree = application.tree(adding: overlays.map(\.document.root.tree))
        return (tree, application.diagnostics)
    }
}
