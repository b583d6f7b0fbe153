nonisolated extension JSONCoded {
    /// Decodes from any decoder: converts the decoded value to JSON and calls `init(from: JSONReader)`.
    ///
    /// - Throws: `DecodingError` with the coding path of the faulty value.
    @_documentation(visibility: internal)
    public init(from decoder: any Decoder) throws {
        let value = try JSONValue(from: decoder)
        let json = try JSONReader(value.jsonBytes(), options: JSONReadingOptions(maximumDepth: .max))
        do {
            self = try json.read()
        } catch let fault as JSONFault {
            throw fault.decodingError(of: Self.self, in: decoder.codingPath)
        }
    }

    /// Encodes to any encoder: writes the model as JSON and encodes the result.
    ///
    /// - Throws: `JSONWritingFault` if the model contains a number that is not finite.
    @_documentation(visibility: internal)
    public func encode(to encoder: any Encoder) throws {
        let json = try JSONReader(jsonBytes(), options: JSONReadingOptions(maximumDepth: .max))
        try json.value().encode(to: encoder)
    }
}

nonisolated extension JSONFault {
    /// Returns the `DecodingError` that corresponds to the fault.
    func decodingError(of type: any Any.Type, in codingPath: [any CodingKey]) -> DecodingError {
        let steps = path.map { step in
            switch step {
            case .member(let name): JSONCodingKey(stringValue: name)
            case .element(let number): JSONCodingKey(intValue: number)
            }
        }
        let context = DecodingError.Context(
            codingPath: codingPath + steps,
            debugDescription: description,
            underlyingError: self
        )
        return switch problem {
        case .missing(let key): .keyNotFound(JSONCodingKey(stringValue: key), context)
        case .mismatch: .typeMismatch(type, context)
        case .invalid: .dataCorrupted(context)
        }
    }
}
