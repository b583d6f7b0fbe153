/// The format of a description.
package enum TextFormat: Sendable, Hashable {
    case json, yaml

    /// Guesses the format of a file.
    ///
    /// A file is JSON if its name ends in `.json`, or if its first character other than white space is `{` or `[`.
    /// ``SpecText`` reads a text as YAML if it is not valid JSON and the name does not end in `.json`.
    package init(path: String, bytes: [UInt8]) {
        if path.lowercased().hasSuffix(".json") {
            self = .json
            return
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[start...].first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        self = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .json : .yaml
    }
}
