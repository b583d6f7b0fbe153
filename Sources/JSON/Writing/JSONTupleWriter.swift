/// Writes the elements of a JSON array by position. Omits optional elements at the end.
public nonisolated struct JSONTupleWriter: Sendable {
    /// The number of optional elements that are not written yet. They are `null` if another element follows.
    private var omitted = 0

    /// Creates a writer for an open array without elements.
    public init() {}

    /// Writes an element.
    public mutating func write<Value: JSONWritable>(_ value: Value, to json: inout JSONWriter) {
        while omitted > 0 {
            json.element(JSONValue.null)
            omitted -= 1
        }
        json.element(value)
    }

    /// Writes an element, or omits it if it is `nil` and no other element follows.
    public mutating func writeIfPresent<Value: JSONWritable>(_ value: Value?, to json: inout JSONWriter) {
        if let value { write(value, to: &json) } else { omitted += 1 }
    }

    /// Writes the elements after those with a type of their own.
    public mutating func write<Value: JSONWritable>(contentsOf values: [Value], to json: inout JSONWriter) {
        for value in values { write(value, to: &json) }
    }
}
