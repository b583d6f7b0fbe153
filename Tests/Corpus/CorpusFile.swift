import Foundation

/// Files that later runs reuse.
enum CorpusFile {
    /// Writes bytes to a file unless it already has the same content.
    /// - Returns: Whether the file was written.
    static func write(_ bytes: [UInt8], to path: String) throws -> Bool {
        let url = URL(fileURLWithPath: path)
        if let old = try? Data(contentsOf: url), old.elementsEqual(bytes) { return false }
        try Data(bytes).write(to: url)
        return true
    }

    /// Returns whether a file exists and is at least as new as all others.
    static func isNewer(_ path: String, than others: [String]) -> Bool {
        guard let date = date(of: path) else { return false }
        return others.allSatisfy { other in Self.date(of: other).map { $0 <= date } ?? false }
    }

    private static func date(of path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
