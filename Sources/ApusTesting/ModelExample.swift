public import ApusRuntime

/// An example of a description: JSON, and the type that reads it.
///
/// `apus generate` writes a list of all examples of a description when the configuration has the key `examples`. A test
/// goes through it:
///
///     @Test(arguments: PetstoreAPIExamples.all)
///     func example(_ example: ModelExample) throws {
///         try example.check()
///     }
public struct ModelExample: Sendable {
    /// Where the example stands, `getSegment 404`.
    public let name: String
    /// The example as JSON.
    public let json: String
    /// The name of the type that reads it.
    public let typeName: String
    private let recode: @Sendable (String) throws -> [UInt8]

    /// An example from its JSON.
    ///
    /// - Parameters:
    ///   - name: where the example stands.
    ///   - type: what reads it.
    public init<Model: JSONReadable & JSONWritable & Sendable>(_ name: String, _ type: Model.Type, _ json: String) {
        self.name = name
        self.json = json
        typeName = "\(type)"
        recode = { try Model(jsonBytes: Array($0.utf8)).jsonBytes() }
    }

    /// Reads the example as its type, writes it again and compares the two, without regard to the order of members and
    /// to the spelling of numbers, of points in time and of UUIDs.
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

    /// What the type does not give back.
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

extension ModelExample: CustomStringConvertible, CustomReflectable {
    /// The name and the type.
    public var description: String { "\(name) as \(typeName)" }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "type": typeName]) }
}
