/// A dictionary from the names of a large object to their places. Of equal names, the first one counts.
nonisolated struct JSONNameIndex: Sendable {
    /// A name that is compared by its bytes, not by Unicode equivalence as `String` is.
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    /// The place of a name.
    struct Place {
        /// The index of its entry.
        let name: Int
        /// Its ordinal among the names of the object, from 0.
        let number: Int
    }

    private var places: [Name: Place]

    init(_ members: JSONMembers) {
        var members = members
        places = Dictionary(minimumCapacity: members.count)
        var number = 0
        while let place = members.nextPlace() {
            let name = Name(text: members.tape.string(of: members.tape.entries[place]))
            if places.index(forKey: name) == nil {
                places[name] = Place(name: place, number: number)
            }
            number += 1
        }
    }

    subscript(name: String) -> Place? { places[Name(text: name)] }
}
