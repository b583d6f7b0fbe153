import Foundation

/// Files that a run writes and a later run may find.
enum CorpusFile {
    /// Writes bytes unless the file has them already.
    /// - Returns: Whether it has not.
    static func write(_ bytes: [UInt8], to path: String) throws -> Bool {
        let url = URL(fileURLWithPath: path)
        if let old = try? Data(contentsOf: url), old.elementsEqual(bytes) { return false }
        try Data(bytes).write(to: url)
        return true
    }

    /// Whether a file is there and was written after all others.
    static func isNewer(_ path: String, than others: [String]) -> Bool {
        guard let date = date(of: path) else { return false }
        return others.allSatisfy { other in Self.date(of: other).map { $0 <= date } ?? false }
    }

    private static func date(of path: String) -> Date? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
}
