import ApusDiagnostics
import ApusPlan

/// Finds properties of responses by name and type.
struct PropertyPaths {
    let table: TypeTable

    /// A property and the path that leads to it.
    struct Found {
        var path: [SwiftPathStep]
        /// The JSON keys of the path.
        var keys: [String]
        var type: TypeReference
        /// Whether the value is a URL, by its type, format or example.
        var isLink = false

        var spelling: String { keys.joined(separator: ".") }
    }

    /// The type without aliases and optionals.
    func resolved(_ reference: TypeReference) -> TypeReference {
        var reference = reference
        for _ in 0..<SchemaFacts.maximumReferenceDepth {
            switch reference {
            case .named(let id):
                guard case .alias(let target) = table[id].shape else { return reference }
                reference = target
            case .optional(let wrapped): reference = wrapped
            default: return reference
            }
        }
        return reference
    }

    func element(of reference: TypeReference) -> TypeReference? {
        if case .array(let element) = resolved(reference) { return element }
        return nil
    }

    func isText(_ reference: TypeReference) -> Bool {
        switch resolved(reference) {
        case .string, .url: true
        default: false
        }
    }

    func isInteger(_ reference: TypeReference) -> Bool {
        switch resolved(reference) {
        case .integer, .double: true
        default: false
        }
    }

    /// Finds properties of a struct and of nested structs down to `depth` levels, level by level.
    ///
    /// A level with more than 500 properties is not searched further.
    func find(
        in reference: TypeReference,
        depth: Int,
        where isWanted: (_ key: String, _ type: TypeReference) -> Bool
    ) -> [Found] {
        var found: [Found] = []
        var level = [Found(path: [], keys: [], type: reference)]
        for _ in 0..<depth {
            var next: [Found] = []
            var count = 0
            for parent in level {
                let properties = properties(of: parent.type)
                count += properties.count
                for index in properties.indices {
                    // Most properties are neither wanted nor structs, so only the others get a path. They are read in
                    // place, because a copy retains a dozen values.
                    let isParent = isStructure(properties[index].type)
                    let isWanted = isWanted(properties[index].key, properties[index].type)
                    guard isParent || isWanted else { continue }
                    let property = properties[index]
                    var child = Found(
                        path: parent.path + [step(property)],
                        keys: parent.keys + [property.key],
                        type: property.type
                    )
                    if isParent { next.append(child) }
                    guard isWanted else { continue }
                    child.isLink = property.isLink || resolved(property.type) == .url || describesLink(property)
                    found.append(child)
                }
            }
            level = count <= 500 ? next : []
        }
        return found
    }

    /// Whether the description of a property calls its value a URL: `URL to the next page of items`.
    private func describesLink(_ property: PropertyPlan) -> Bool {
        let name = property.key.simplified
        guard !name.hasText("cursor"), !name.hasText("token"), !name.hasText("marker") else { return false }
        return property.documentation.prose.hasWord("url", "uri", "hyperlink")
    }

    private func isStructure(_ reference: TypeReference) -> Bool {
        guard case .named(let id) = resolved(reference), case .structure = table[id].shape else { return false }
        return true
    }

    func properties(of reference: TypeReference) -> [PropertyPlan] {
        guard case .named(let id) = resolved(reference), case .structure(let plan) = table[id].shape else { return [] }
        return plan.properties
    }

    func step(_ property: PropertyPlan) -> SwiftPathStep {
        SwiftPathStep(name: property.name, isOptional: property.presence != .required)
    }

    /// Finds `_links.next.href`, where `_links` is a struct or a map of links.
    func nextReference(in response: TypeReference) -> Found? {
        for links in find(in: response, depth: 2, where: { key, _ in ["links", "link"].contains(key.simplified) }) {
            var path = links.path
            let link: TypeReference
            if case .dictionary(let value) = resolved(links.type) {
                path.append(SwiftPathStep(name: SwiftName("next"), isOptional: true, isKey: true))
                link = value
            } else if let next = properties(of: links.type).first(where: { $0.key.simplified == "next" }) {
                path.append(step(next))
                link = next.type
            } else {
                continue
            }
            if isText(link) { return Found(path: path, keys: links.keys + ["next"], type: link) }
            let target = properties(of: link).first { ["href", "url"].contains($0.key.simplified) && isText($0.type) }
            if let target {
                return Found(path: path + [step(target)], keys: links.keys + ["next", target.key], type: target.type)
            }
        }
        return nil
    }

    /// The step from an array to its last element.
    static let lastElement = SwiftPathStep(name: SwiftName("last"), isOptional: true)

    /// The property at a path of keys joined by dots; `nil` if the response does not have it. `last` is the last element of
    /// an array.
    func path(_ keys: String, in reference: TypeReference) -> Found? {
        var found = Found(path: [], keys: [], type: reference)
        for key in keys.split(separator: ".").map(String.init) {
            if let property = properties(of: found.type).first(where: { $0.key == key }) {
                found = Found(path: found.path + [step(property)], keys: found.keys + [key], type: property.type)
            } else if case .dictionary(let value) = resolved(found.type) {
                let step = SwiftPathStep(name: SwiftName(key), isOptional: true, isKey: true)
                found = Found(path: found.path + [step], keys: found.keys + [key], type: value)
            } else if key == Self.lastElement.name.text, let element = element(of: found.type) {
                found = Found(path: found.path + [Self.lastElement], keys: found.keys + [key], type: element)
            } else {
                return nil
            }
        }
        return found
    }
}
