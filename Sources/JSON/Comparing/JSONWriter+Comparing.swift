nonisolated extension JSONWriter {
    /// Compares two values.
    @inline(__always)
    mutating func compare<Value: JSONWritable>(
        _ left: Value,
        _ right: Value,
        with comparison: UnsafeMutablePointer<JSONComparison>
    ) {
        let place = comparison.pointee.begin()
        left.write(to: &self)
        comparison.pointee.compare(from: place)
        open(for: comparison)
        right.write(to: &self)
        comparison.pointee.end(at: place)
    }

    /// Records an array, or compares it with the recorded one.
    mutating func compare<Element: JSONWritable>(
        _ elements: [Element],
        with comparison: UnsafeMutablePointer<JSONComparison>
    ) {
        defer { open(for: comparison) }
        guard let recorded = comparison.pointee.array(elements) else { return }
        if Element.self == String.self {
            let left = unsafeBitCast(recorded, to: [String].self)
            let right = unsafeBitCast(elements, to: [String].self)
            return comparison.pointee.compared(left.elementsEqual(right) { $0.hasSameUTF8(as: $1) })
        }
        recorded.withUnsafeBufferPointer { recorded in
            elements.withUnsafeBufferPointer { elements in
                let bytes = UnsafeRawBufferPointer(recorded)
                if bytes.hasPrefix(of: UnsafeRawBufferPointer(elements), count: bytes.count) { return }
                var index = 0
                while index < elements.count, comparison.pointee.outcome == .same {
                    compare(recorded[index], elements[index], with: comparison)
                    index &+= 1
                }
            }
        }
    }

    /// Records the members of an open object, or compares them with the recorded ones.
    mutating func compare<Value: JSONWritable>(
        _ members: [String: Value],
        with comparison: UnsafeMutablePointer<JSONComparison>
    ) {
        defer { open(for: comparison) }
        guard let recorded = comparison.pointee.members(members) else { return }
        var index = members.startIndex
        while index != members.endIndex, comparison.pointee.outcome == .same {
            let name = members.keys[index]
            // Names are equal in a dictionary also if they have different UTF-8.
            if let other = recorded.index(forKey: name), recorded.keys[other].hasSameUTF8(as: name) {
                compare(recorded.values[other], members.values[index], with: comparison)
            } else {
                comparison.pointee.compared(false)
            }
            members.formIndex(after: &index)
        }
    }
}
