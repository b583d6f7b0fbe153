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

extension JSONWritable where Self: FixedWidthInteger {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

// The conformances are in this module, so the compiler specializes the generic method for each type.
extension Int: JSONWritable {}
extension Int8: JSONWritable {}
extension Int16: JSONWritable {}
extension Int32: JSONWritable {}
extension Int64: JSONWritable {}
extension UInt: JSONWritable {}
extension UInt8: JSONWritable {}
extension UInt16: JSONWritable {}
extension UInt32: JSONWritable {}
extension UInt64: JSONWritable {}
