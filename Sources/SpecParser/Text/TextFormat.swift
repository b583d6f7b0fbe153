/// The two languages in which descriptions are written.
package enum TextFormat: Sendable, Hashable {
    case json, yaml

    /// What the file most likely is.
    ///
    /// A name that ends in `.json` decides. Otherwise a text whose first character is `{` or `[` is tried as JSON;
    /// since nearly all JSON is YAML, what fails as JSON is then read as YAML (see ``SpecText``).
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
