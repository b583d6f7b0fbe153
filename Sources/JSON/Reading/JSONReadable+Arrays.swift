nonisolated extension JSONReadable {
    /// Reads the elements of an array into uninitialized memory for exactly as many; `initialized` counts them, also if
    /// one is a fault.
    @usableFromInline
    static func readElements(
        of json: borrowing JSONReader,
        at index: Int,
        into elements: UnsafeMutableBufferPointer<Self>,
        _ initialized: inout Int
    ) throws {
        guard var element = elements.baseAddress else { return }
        var index = index + 1
        while initialized < elements.count {
            element.initialize(to: try value(at: index, in: json.tape))
            index = json.tape.entries[index].next
            element += 1
            initialized += 1
        }
    }

    /// Reads the value at an entry. A fault of one of its members names this type.
    @inline(__always)
    static func value(at index: Int, in tape: JSONTape) throws -> Self {
        do {
            var json = JSONReader(tape: tape, index: index)
            let value = try Self(from: &json)
            try json.end()
            return value
        } catch let fault as JSONFault {
            throw fault.read(as: Self.self, at: index, in: nil)
        }
    }
}

nonisolated extension JSONReader {
    /// Reads an array, element by element.
    ///
    /// The compiler specializes this function where it knows the element type. Without that, finding the metadata of the
    /// array type takes longer than reading a short array.
    @inlinable
    mutating func elements<Element: JSONReadable>(at index: Int) throws -> [Element] {
        // The compiler decides these comparisons when it specializes the function.
        if Element.self == String.self { return unsafeBitCast(try strings(at: index), to: [Element].self) }
        if Element.self == Int.self { return unsafeBitCast(try integers(at: index), to: [Element].self) }
        if Element.self == Int64.self { return unsafeBitCast(try longIntegers(at: index), to: [Element].self) }
        if Element.self == Double.self { return unsafeBitCast(try numbers(at: index), to: [Element].self) }
        if Element.self == Bool.self { return unsafeBitCast(try booleans(at: index), to: [Element].self) }
        if Element.self == JSONValue.self { return unsafeBitCast(try values(at: index), to: [Element].self) }
        let count = try elementCount(at: index)
        guard count > 0 else { return [] }
        return try [Element](unsafeUninitializedCapacity: count) { elements, initialized in
            try Element.readElements(of: self, at: index, into: elements, &initialized)
        }
    }

    /// The number of elements of an array.
    ///
    /// - Throws: `JSONFault` if the value is not an array.
    @usableFromInline
    mutating func elementCount(at index: Int) throws -> Int {
        guard tape.entries[index].is(.array) else {
            throw JSONFault(tape: tape, index: index, problem: .mismatch(expected: "array"))
        }
        return tape.entries[index].childCount
    }

    // Arrays of scalars are read in this module, by code that is specialized and needs no metadata of generic types.

    @usableFromInline
    mutating func strings(at index: Int) throws -> [String] {
        try scalars(at: index) { $1.plainString(of: $0) }
    }

    @usableFromInline
    mutating func integers(at index: Int) throws -> [Int] {
        try scalars(at: index) { $1.shortInteger(of: $0).flatMap { Int(exactly: $0) } }
    }

    @usableFromInline
    mutating func longIntegers(at index: Int) throws -> [Int64] {
        try scalars(at: index) { $1.shortInteger(of: $0).flatMap { Int64(exactly: $0) } }
    }

    @usableFromInline
    mutating func numbers(at index: Int) throws -> [Double] { try scalars(at: index) }

    @usableFromInline
    mutating func booleans(at index: Int) throws -> [Bool] { try scalars(at: index) }

    @usableFromInline
    mutating func values(at index: Int) throws -> [JSONValue] {
        try scalars(at: index) { $1.plainString(of: $0).map { .string($0) } }
    }

    /// - Parameter usual: Reads the usual spelling of a value; `nil` for every other value.
    @inline(__always)
    private mutating func scalars<Value: JSONReadable>(
        at index: Int,
        usual: (JSONEntry, JSONTape) -> Value? = { _, _ in nil }
    ) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(try elementCount(at: index))
        let end = tape.entries[index].next
        var next = index + 1
        while next < end {
            values.append(try usual(tape.entries[next], tape) ?? Value.value(at: next, in: tape))
            next = tape.entries[next].next
        }
        return values
    }
}
