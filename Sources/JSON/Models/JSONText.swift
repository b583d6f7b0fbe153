/// A JSON value that is written as the text of a string (JSON Schema 2020-12 Validation §8.5).
///
///     {"payload": "{\"id\":7}"}
public nonisolated struct JSONText<Value> {
    /// The value in the text.
    public var value: Value

    /// Creates the text of a value.
    public init(_ value: Value) { self.value = value }
}

nonisolated extension JSONText: Sendable where Value: Sendable {}
nonisolated extension JSONText: Equatable where Value: Equatable {}
nonisolated extension JSONText: Hashable where Value: Hashable {}

nonisolated extension JSONText: JSONReadable where Value: JSONReadable {
    /// Reads a string, and the value in it.
    ///
    /// - Throws: `JSONFault` if the value is not a string, or if the string is not the JSON text of a value of the type.
    public init(from json: inout JSONReader) throws {
        let text = try String(from: &json)
        do {
            value = try JSONReader(text.utf8).read()
        } catch let fault as JSONFault {
            throw json.invalid("the JSON in the string: \(fault)")
        } catch let error as JSONSyntaxError {
            throw json.invalid("the string is not JSON: \(error.message)")
        }
    }
}

nonisolated extension JSONText: JSONWritable where Value: JSONWritable {
    /// Writes a string with the compact text of the value.
    public func write(to json: inout JSONWriter) {
        var writer = JSONWriter()
        value.write(to: &writer)
        json.write(string: writer.text)
    }
}
