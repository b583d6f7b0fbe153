nonisolated extension String: JSONWritable {
    /// Writes a string. Quotes, backslashes and control characters are escaped.
    public func write(to json: inout JSONWriter) { json.write(string: self) }
}

nonisolated extension Bool: JSONWritable {
    /// Writes `true` or `false`.
    public func write(to json: inout JSONWriter) { json.write(literal: self ? "true" : "false") }
}

nonisolated extension Double: JSONWritable {
    /// Writes the shortest spelling that reads back as the same value; integral values have no fraction.
    ///
    /// Infinity and NaN are written as `null`, and `JSONWriter.finish` throws.
    public func write(to json: inout JSONWriter) { json.write(self) }
}

nonisolated extension Float: JSONWritable {
    /// Writes the shortest spelling that reads back as the same value; integral values have no fraction.
    ///
    /// Infinity and NaN are written as `null`, and `JSONWriter.finish` throws.
    public func write(to json: inout JSONWriter) { json.write(self) }
}

nonisolated extension JSONWritable where Self: FixedWidthInteger {
    /// Writes an integer.
    public func write(to json: inout JSONWriter) { json.write(magnitude: UInt64(magnitude), isNegative: self < 0) }
}

// The conformances are in this module, so the compiler specializes the generic method for each type.
nonisolated extension Int: JSONWritable {}
nonisolated extension Int8: JSONWritable {}
nonisolated extension Int16: JSONWritable {}
nonisolated extension Int32: JSONWritable {}
nonisolated extension Int64: JSONWritable {}
nonisolated extension UInt: JSONWritable {}
nonisolated extension UInt8: JSONWritable {}
nonisolated extension UInt16: JSONWritable {}
nonisolated extension UInt32: JSONWritable {}
nonisolated extension UInt64: JSONWritable {}
