/// Renders a change report for a terminal.
enum ChangeText {
    // breaking
    //   UserSegment.name is now optional instead of required
    //       code that reads it must unwrap it (in responses)
    //       old.yaml:12:7 → new.yaml:14:7
    //
    // major: 1 breaking

    static func render(_ report: ChangeReport) -> String {
        var text = ""
        for verdict in Verdict.allCases.reversed() {
            let changes = report.changes(verdict)
            if changes.isEmpty { continue }
            text += verdict.rawValue + "\n"
            for change in changes { text += entry(change) }
            text += "\n"
        }
        return text + "\(report.release.rawValue): \(report.counts)\n"
    }

    private static func entry(_ change: Change) -> String {
        var text = "  \(change.subject) \(change.what)\n      \(change.reason)\(change.positionText)\n"
        if let places = change.placesText { text += "      \(places)\n" }
        return text
    }
}

extension Change {
    /// ` (in requests)`; empty if the verdict does not depend on the position.
    var positionText: String {
        guard !positions.isEmpty else { return "" }
        return " (in \(positions.map { $0.rawValue + "s" }.joined(separator: " and ")))"
    }

    /// `old.yaml:12:7 → new.yaml:14:7`
    var placesText: String? {
        switch (oldPlace, newPlace) {
        case (nil, nil): nil
        case (let old?, nil): "\(old)"
        case (nil, let new?): "\(new)"
        case (let old?, let new?): "\(old) → \(new)"
        }
    }
}
