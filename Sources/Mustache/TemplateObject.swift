/// The named fields that a view passes to a template.
///
/// The fields are in an array rather than a hash table: a view has about a dozen fields and is built far more often
/// than any one of its fields is read.
package struct TemplateObject: Sendable {
    /// The fields in the order in which they were added. If a name occurs twice, the first field is used.
    package private(set) var fields: [(TemplateKey, TemplateValue)]

    /// A set of bits, one for each name. A single comparison rejects most names that the object does not have.
    private(set) var summary: UInt64

    package init(_ fields: [(TemplateKey, TemplateValue)] = []) {
        self.fields = fields
        summary = 0
        for (key, _) in fields {
            summary |= key.summaryBit
        }
    }

    /// The value of a field; nil if the field does not exist. A field with the value `.null` exists.
    ///
    /// Setting nil removes the field.
    package subscript(key: TemplateKey) -> TemplateValue? {
        get {
            guard let index = index(of: key) else { return nil }
            return fields[index].1
        }
        set {
            switch (index(of: key), newValue) {
            case (let index?, let value?):
                fields[index].1 = value
            case (let index?, nil):
                fields.remove(at: index)
            case (nil, let value?):
                fields.append((key, value))
                summary |= key.summaryBit
            case (nil, nil):
                break
            }
        }
    }

    /// Returns this object with the fields of `other`, which replace fields of the same name.
    package func merging(_ other: TemplateObject) -> TemplateObject {
        var merged = self
        for (key, value) in other.fields {
            merged[key] = value
        }
        return merged
    }

    @inline(__always)
    func index(of key: TemplateKey) -> Int? {
        guard summary & key.summaryBit != 0 else { return nil }
        for index in fields.indices where fields[index].0.identity == key.identity {
            if fields[index].0.name == key.name { return index }
        }
        return nil
    }
}

extension TemplateObject: Equatable {
    package static func == (left: TemplateObject, right: TemplateObject) -> Bool {
        left.fields.elementsEqual(right.fields) { $0.0 == $1.0 && $0.1 == $1.1 }
    }
}

extension TemplateObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (TemplateKey, TemplateValue)...) {
        self.init(elements)
    }
}
