import ApusDiagnostics
import ApusFiles
import ApusOverlay
import ApusSpecParser

/// The settings of `apus.yaml` that end warnings which an overlay can't fix.
struct OverlaySettings {
    // names:
    //   # the properties 'x_y' and 'x-y' of 'Pet' have the same Swift name
    //   Pet.x-y: xY2
    // allow:
    //   ambiguous-union:
    //     # the members 'a' and 'b' of 'Pet' cannot be distinguished
    //     - "#/components/schemas/Pet"

    private var names: [(comment: String, entry: String)] = []
    private var allowances: [String: [(pattern: String, messages: [String])]] = [:]

    /// - Parameter root: The root file of the description.
    init(_ warnings: [Diagnostic], root: Node) {
        for warning in warnings {
            if case .configuredName(let key, let name) = warning.fix {
                names.append((warning.message, "\(OverlayText.key(key)): \(name)"))
                continue
            }
            let pattern = Self.pattern(of: warning, root: root)
            var list = allowances[warning.code.name] ?? []
            if let index = list.firstIndex(where: { $0.pattern == pattern }) {
                list[index].messages.append(warning.message)
            } else {
                list.append((pattern, [warning.message]))
            }
            allowances[warning.code.name] = list
        }
    }

    /// A pattern that matches the place of a warning, and its message if it has no place.
    private static func pattern(of warning: Diagnostic, root: Node) -> String {
        guard let place = warning.place else { return warning.message }
        if place.file.path == root.tree.file.path { return "#\(root.pointer(at: place.range))" }
        guard let other = SpecText.parse(place.file).root else { return warning.message }
        // Paths in patterns are relative to the configuration, which is not known.
        return "**\(FilePath.name(of: place.file.path))#\(other.pointer(at: place.range))"
    }

    var lines: [String] {
        var lines: [String] = []
        if !names.isEmpty {
            lines.append("names:")
            for name in names { lines += ["  # \(name.comment)", "  \(name.entry)"] }
        }
        if !allowances.isEmpty { lines.append("allow:") }
        for (code, list) in allowances.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(code):")
            for allowance in list {
                lines += allowance.messages.map { "    # \($0)" }
                lines.append("    - \(OverlayText.quoted(allowance.pattern))")
            }
        }
        return lines
    }
}
