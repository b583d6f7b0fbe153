public import ApusRuntime

/// An example in a description: JSON, and the type that decodes it.
///
/// `apus generate` writes a list of all examples of a description when the configuration has the key `examples`. A test
/// checks each of them:
///
///     @Test(arguments: PetstoreAPIExamples.all)
///     func example(_ example: ModelExample) throws {
///         try example.check()
///     }
public nonisolated struct ModelExample: Sendable {
    /// The place in the description, `getSegment 404`.
    public let name: String
    /// The example as JSON.
    public let json: String
    /// The name of the type that decodes it.
    public let typeName: String
    private let recode: @Sendable (String) throws -> [UInt8]

    /// An example from its JSON.
    ///
    /// - Parameters:
    ///   - name: the place in the description.
    ///   - type: the type that decodes it.
    ///   - json: the example.
    public init<Model: JSONReadable & JSONWritable & Sendable>(_ name: String, _ type: Model.Type, _ json: String) {
        self.name = name
        self.json = json
        typeName = "\(type)"
        recode = { try Model(jsonBytes: Array($0.utf8)).jsonBytes() }
    }

    /// Decodes the example, encodes it and compares the two. The order of members and the spelling of numbers, points in
    /// time and UUIDs do not matter.
    ///
    /// - Throws: ``Difference`` when something is lost, added or changed; `JSONFault` when the type cannot read the
    ///   example; `JSONSyntaxError` when it is not JSON.
    public func check() throws {
        let expected = try JSONValue(jsonBytes: Array(json.utf8))
        let actual = try JSONValue(jsonBytes: recode(json))
        let places = JSONDifference.all(expected, actual)
        guard !places.isEmpty else { return }
        throw Difference(example: name, typeName: typeName, places: places)
    }

    /// The difference between an example and its encoded value.
    public struct Difference: Error, Hashable, CustomStringConvertible {
        /// The example's name.
        public let example: String
        /// The name of the type.
        public let typeName: String
        /// At least one.
        let places: [JSONDifference]

        /// A JSON Pointer (RFC 6901) to the first value that differs.
        public var pointer: String { places.first?.pointer ?? "" }
        /// JSON Pointers to all values that differ, in the order of members' names.
        public var pointers: [String] { places.map(\.pointer) }

        /// `getSegment 200: UserSegment gives back 1 for 2 at /version, and 3 other differences`
        public var description: String {
            let others = places.count - 1
            let rest = others > 0 ? ", and \(others) other difference\(others == 1 ? "" : "s")" : ""
            return "\(example): \(typeName) gives back \(places.first?.description ?? "the same")\(rest)"
        }
    }
}

nonisolated extension ModelExample: CustomStringConvertible, CustomReflectable {
    /// The name and the type.
    public var description: String { "\(name) as \(typeName)" }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "type": typeName]) }
}
