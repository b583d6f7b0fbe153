import ApusJSON

/// A JSON value for the machine-readable renderers, whose members are written in the given order.
indirect enum OrderedJSON: JSONWritable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case array([OrderedJSON])
    /// The members in order; those with a `nil` value are omitted.
    case object(KeyValuePairs<String, OrderedJSON?>)

    /// The value as compact JSON, in which hidden characters are escaped.
    var text: String {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.text
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .string(let value): json.write(string: value, escaping: .hidden)
        case .bool(let value): value.write(to: &json)
        case .integer(let value): value.write(to: &json)
        case .array(let elements): elements.write(to: &json)
        case .object(let members):
            json.beginObject()
            for case (let key, let value?) in members {
                json.key(key)
                value.write(to: &json)
            }
            json.endObject()
        }
    }
}
