import ApusPlan

/// A value for each of some types. Faster than a dictionary, because ids are indices.
struct TypeMap<Value> {
    private var values: [Value?] = []

    subscript(id: TypeID) -> Value? {
        get { id.index < values.count ? values[id.index] : nil }
        _modify {
            while values.count <= id.index { values.append(nil) }
            yield &values[id.index]
        }
    }
}

extension TypeMap: Sendable where Value: Sendable {}
