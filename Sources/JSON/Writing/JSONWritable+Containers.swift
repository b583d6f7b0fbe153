nonisolated extension Optional: JSONWritable where Wrapped: JSONWritable {
    /// Writes `nil` as `null`.
    public func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.writeNull() }
    }
}

nonisolated extension Array: JSONWritable where Element: JSONWritable {
    /// Writes the elements as an array.
    public func write(to json: inout JSONWriter) {
        if let comparison = json.comparison { return json.compare(self, with: comparison) }
        json.beginArray()
        if Element.self == String.self {
            // The usual array. This code is specialized, so it needs no witness.
            for element in unsafeBitCast(self, to: [String].self) { json.element(string: element) }
        } else {
            withUnsafeBufferPointer { elements in
                // `for` copies each element.
                for index in elements.indices { json.element(elements[index]) }
            }
        }
        json.endArray()
    }
}

nonisolated extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
    /// Writes an object. Members are sorted by name, so that equal dictionaries produce equal bytes.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.writeRest(self)
        json.endObject()
    }
}
