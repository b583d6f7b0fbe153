extension String: JSONWritable {
    /// Writes a string. Quotes, backslashes and control characters are escaped.
    public func write(to json: inout JSONWriter) { json.write(string: self) }
}

extension Bool: JSONWritable {
    /// Writes `true` or `false`.
    public func write(to json: inout JSONWriter) { json.write(literal: self ? "true" : "false") }
}

extension Double: JSONWritable {
    /// Writes the shortest spelling that reads back as the same value; integral values have no fraction.
    ///
    /// Infinity and NaN are written as `null`, and `JSONWriter.finish` throws.
    public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Float: JSONWritable {
    /// Writes the shortest spelling that reads back as the same value; integral values have no fraction.
    ///
    /// Infinity and NaN are written as `null`, and `JSONWriter.finish` throws.
    public func write(to json: inout JSONWriter) { json.write(self) }
}

extension Int: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

extension Int8: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

extension Int16: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

extension Int32: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

extension Int64: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

extension UInt: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: false) }
}

extension UInt8: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: false) }
}

extension UInt16: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: false) }
}

extension UInt32: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: false) }
}

extension UInt64: JSONWritable {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: false) }
}
