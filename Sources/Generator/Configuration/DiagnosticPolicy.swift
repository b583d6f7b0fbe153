import ApusDiagnostics
import ApusFiles
import ApusSpecParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The severity that a configuration gives to a kind of diagnostic.
package enum DiagnosticLevel: String, Sendable, Hashable, CaseIterable {
    /// The diagnostics are not reported.
    case off
    case remark, warning, error

    fileprivate var severity: Severity? {
        switch self {
        case .off: nil
        case .remark: .remark
        case .warning: .warning
        case .error: .error
        }
    }
}

/// Applies `diagnostics` and `allow` of a client's configuration. Errors keep their severity.
struct DiagnosticPolicy {
    private let client: ClientConfiguration
    private let folder: String
    private let levels: [String: DiagnosticLevel]
    private var allowances: [String: [Allowance]] = [:]
    private var pointers = DiagnosticPointers()

    private struct Allowance {
        let text: String
        let pattern: DiagnosticPattern
        var isUsed = false
    }

    /// - Parameter folder: The folder that paths in patterns are relative to.
    init(_ client: ClientConfiguration, folder: String) {
        self.client = client
        self.folder = folder
        levels = Dictionary(client.severities.map { ($0.name, $0.value) }) { $1 }
        for list in client.allowances {
            allowances[list.name] = list.value.map { Allowance(text: $0, pattern: DiagnosticPattern($0)) }
        }
    }

    /// Returns the diagnostics with the severities of the configuration.
    mutating func apply(to diagnostics: Diagnostics) -> Diagnostics {
        if levels.isEmpty, allowances.isEmpty { return diagnostics }
        return Diagnostics(diagnostics.sorted.compactMap { applied(to: $0) })
    }

    private mutating func applied(to diagnostic: Diagnostic) -> Diagnostic? {
        guard diagnostic.severity != .error else { return diagnostic }
        if isAllowed(diagnostic) { return diagnostic.with(severity: .remark) }
        guard let level = levels[diagnostic.code.name] else { return diagnostic }
        return level.severity.map { diagnostic.with(severity: $0) }
    }

    private mutating func isAllowed(_ diagnostic: Diagnostic) -> Bool {
        guard var list = allowances[diagnostic.code.name] else { return false }
        let wantsPointer = list.contains { $0.pattern.isPointer }
        let subject = DiagnosticPattern.Subject(
            diagnostic,
            path: diagnostic.place.map { relative($0.file.path) },
            pointer: wantsPointer ? diagnostic.place.flatMap { pointers.pointer(of: $0) } : nil
        )
        var isAllowed = false
        for index in list.indices where list[index].pattern.matches(subject) {
            list[index].isUsed = true
            isAllowed = true
        }
        allowances[diagnostic.code.name] = list
        return isAllowed
    }

    /// The path relative to the folder of the configuration.
    private func relative(_ path: String) -> String {
        let current = FileManager.default.currentDirectoryPath
        let prefix = FilePath.join(current, client.folder ?? folder) + "/"
        let absolute = FilePath.join(current, path)
        return absolute.hasPrefix(prefix) ? String(absolute.dropFirst(prefix.count)) : path
    }

    /// A warning for each allowance that matched no diagnostic.
    var unusedAllowances: Diagnostics {
        var found = Diagnostics()
        for list in client.allowances {
            for allowance in allowances[list.name] ?? [] where !allowance.isUsed {
                let place = client.places[ConfigurationEntry("allow." + list.name, allowance.text)]
                found.add(.unusedAllowance(allowance.text, of: list.name, at: place))
            }
        }
        return found
    }
}

/// The JSON Pointers of places, from the text of their files.
private struct DiagnosticPointers {
    private var roots: [String: Node?] = [:]

    mutating func pointer(of place: SourceLocation) -> JSONPointer? {
        let root = roots[place.file.path] ?? SpecText.parse(place.file).root
        roots[place.file.path] = .some(root)
        return root?.pointer(at: place.range)
    }
}

/// A pattern of `allow`.
struct DiagnosticPattern {
    /// The texts of a diagnostic that patterns match.
    struct Subject {
        let message: String
        let places: [String]
        let pointers: [String]

        init(_ diagnostic: Diagnostic, path: String?, pointer: JSONPointer?) {
            message = diagnostic.message
            guard let path, let start = diagnostic.place?.start else {
                (places, pointers) = ([], [])
                return
            }
            places = [path, "\(path):\(start.line)", "\(path):\(start.line):\(start.column)"]
            pointers = pointer.map { ["#\($0)", "\(path)#\($0)"] } ?? []
        }
    }

    private let glob: Glob
    /// Whether the pattern is for JSON Pointers.
    let isPointer: Bool

    init(_ text: String) {
        isPointer = text.contains("#/") || text.hasSuffix("#")
        glob = Glob(text, separatesSegments: isPointer)
    }

    func matches(_ subject: Subject) -> Bool {
        if isPointer { return subject.pointers.contains(where: glob.matches) }
        return glob.matches(subject.message) || subject.places.contains(where: glob.matches)
    }
}

/// A pattern with `*` for any text.
struct Glob {
    private enum Part: Equatable {
        case byte(UInt8)
        /// Any text without `/`.
        case segment
        case anything
    }

    private let parts: [Part]

    /// - Parameter separatesSegments: Whether `*` does not match `/`; then `**` does.
    init(_ text: String, separatesSegments: Bool) {
        var parts: [Part] = []
        for byte in text.utf8 {
            guard byte == UInt8(ascii: "*") else {
                parts.append(.byte(byte))
                continue
            }
            if let last = parts.last, last == .segment || last == .anything {
                parts[parts.count - 1] = .anything
            } else {
                parts.append(separatesSegments ? .segment : .anything)
            }
        }
        self.parts = parts
    }

    /// Whether the whole text matches. Takes O(*n* × *m*) time for a pattern of length *n* and a text of length *m*.
    func matches(_ text: String) -> Bool {
        var states = [Bool](repeating: false, count: parts.count + 1)
        states[0] = true
        skipWildcards(&states)
        for byte in text.utf8 {
            var next = [Bool](repeating: false, count: parts.count + 1)
            for (index, part) in parts.enumerated() where states[index] {
                switch part {
                case .byte(let expected): if expected == byte { next[index + 1] = true }
                case .segment: if byte != UInt8(ascii: "/") { next[index] = true }
                case .anything: next[index] = true
                }
            }
            skipWildcards(&next)
            states = next
        }
        return states[parts.count]
    }

    /// Adds the states that are reached by matching wildcards with the empty text.
    private func skipWildcards(_ states: inout [Bool]) {
        for (index, part) in parts.enumerated() where states[index] {
            if part == .segment || part == .anything { states[index + 1] = true }
        }
    }
}
