extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes `nil` as `null`.
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.writeNull() }
    }

    /// Leaves out a member that is `nil`.
    public func writeMember(_ name: StaticString, to json: inout JSONWriter) {
        if let self { self.writeMember(name, to: &json) }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    public func write(to json: inout JSONWriter) {
        json.beginArray()
        for element in self {
            json.element(element)
        }
        json.endArray()
    }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
    /// Writes an object, members sorted by name, so that the bytes are the same each time.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.writeRest(self)
        json.endObject()
    }
}
