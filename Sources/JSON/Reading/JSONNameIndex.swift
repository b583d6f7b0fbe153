/// Where the names of a large object are; a name that occurs twice is where it occurs first.
struct JSONNameIndex: Sendable {
    /// A name compared by its bytes, as everywhere else here, not by Unicode equivalence as `String` does.
    private struct Name: Hashable {
        let text: String

        static func == (left: Name, right: Name) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    /// The entry of a name, and its number among the names of the object.
    struct Place {
        let name: Int
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
