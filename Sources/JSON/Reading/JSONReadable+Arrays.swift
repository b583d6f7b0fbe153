// `array` is not a requirement of the protocol: it would be a function for every model, and most models are in no array.
nonisolated extension JSONReadable {
    /// Reads an array, element by element.
    ///
    /// The compiler specializes this function where it knows the element type. Without that, finding the metadata of the
    /// array type takes longer than reading a short array.
    @_documentation(visibility: internal)
    @inlinable
    public static func array(from json: JSONReader) throws -> [Self] {
        // The compiler decides these comparisons when it specializes the function.
        if Self.self == String.self { return unsafeBitCast(try json.strings(), to: [Self].self) }
        if Self.self == Int.self { return unsafeBitCast(try json.integers(), to: [Self].self) }
        if Self.self == Int64.self { return unsafeBitCast(try json.longIntegers(), to: [Self].self) }
        if Self.self == Double.self { return unsafeBitCast(try json.numbers(), to: [Self].self) }
        if Self.self == Bool.self { return unsafeBitCast(try json.booleans(), to: [Self].self) }
        if Self.self == JSONValue.self { return unsafeBitCast(try json.values(), to: [Self].self) }
        let count = try json.elementCount
        guard count > 0 else { return [] }
        return try [Self](unsafeUninitializedCapacity: count) { elements, initialized in
            try readElements(of: json, into: elements, &initialized)
        }
    }

    /// Reads the elements of an array into uninitialized memory for exactly as many; `initialized` counts them, also if
    /// one is a fault.
    @usableFromInline
    static func readElements(
        of json: JSONReader,
        into elements: UnsafeMutableBufferPointer<Self>,
        _ initialized: inout Int
    ) throws {
        guard var element = elements.baseAddress else { return }
        var index = json.index + 1
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
            return try Self(from: JSONReader(tape: tape, index: index))
        } catch let fault as JSONFault {
            throw fault.read(as: Self.self, at: index, in: nil)
        }
    }
}

// Arrays of scalars are read in this module, by code that is specialized and needs no metadata of generic types.
nonisolated extension JSONReader {
    @usableFromInline
    func strings() throws -> [String] { try scalars() }

    @usableFromInline
    func integers() throws -> [Int] { try scalars() }

    @usableFromInline
    func longIntegers() throws -> [Int64] { try scalars() }

    @usableFromInline
    func numbers() throws -> [Double] { try scalars() }

    @usableFromInline
    func booleans() throws -> [Bool] { try scalars() }

    @usableFromInline
    func values() throws -> [JSONValue] { try scalars() }

    @inline(__always)
    private func scalars<Value: JSONReadable>() throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(try elementCount)
        var next = index + 1
        while next < entry.next {
            values.append(try Value.value(at: next, in: tape))
            next = tape.entries[next].next
        }
        return values
    }
}
