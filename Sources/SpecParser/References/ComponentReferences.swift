import ApusDiagnostics

/// What a reference outside of schemas may lead to.
enum ComponentKind: String, Sendable {
    case parameter, response, requestBody, header, example, callback, securityScheme, pathItem, mediaType

    /// The key below `components`.
    var section: String {
        switch self {
        case .requestBody: "requestBodies"
        default: rawValue + "s"
        }
    }

    /// With its article, for diagnostics.
    var noun: String {
        switch self {
        case .parameter: "a parameter"
        case .response: "a response"
        case .requestBody: "a request body"
        case .header: "a header"
        case .example: "an example"
        case .callback: "a callback"
        case .securityScheme: "a security scheme"
        case .pathItem: "a path item"
        case .mediaType: "a media type"
        }
    }

    /// What happens without it.
    var consequence: String {
        switch self {
        case .parameter, .requestBody: "the client has no method for an operation that needs it"
        case .response: "the client doesn't know what such a response holds"
        case .header: "the client has no property for the header"
        case .example: "the example is left out"
        case .callback: "the client has no types for the callback"
        case .securityScheme: "the client has no credentials for it"
        case .pathItem: "the client lacks the operations of the path"
        case .mediaType: "the media type is read as one without a schema"
        }
    }

    static let sections: Set<String> = [
        "schemas", "parameters", "responses", "requestBodies", "headers", "examples", "callbacks", "securitySchemes",
        "pathItems", "mediaTypes", "links",
    ]
}

/// A place that is read as a kind of object.
struct ComponentKey: Hashable {
    let node: NodeKey
    let kind: ComponentKind
}

/// What a chain of references ends at.
struct ComponentEnd {
    let node: Node
    /// The name under which it was referred to.
    var name: String?
    /// Where it stands; `nil` when no reference led there.
    var pointer: String?
    /// Whether it was referred to as a schema.
    var isSchema = false
}

extension DocumentReader {
    /// An object, or what it refers to.
    struct Component {
        let node: Node
        /// The name under which it was referred to.
        let name: String?
        /// Where it stands; `nil` when it stands where it is used.
        let pointer: String?
        /// Whether it was referred to as a schema.
        var isSchema = false
        /// What stands beside the reference (OpenAPI 3.1.1 §4.8.23).
        var description: String?
    }

    /// Follows references until something else stands there.
    /// - Returns: `nil` when they lead nowhere, in a circle, or to no mapping, which was reported.
    mutating func component(_ node: Node, _ kind: ComponentKind) -> Component? {
        var way: [ComponentKey] = []
        var end: ComponentEnd? = ComponentEnd(node: node)
        var names: [String?] = []
        var places: [SourceLocation] = []
        var positions: [ComponentKey: Int] = [:]
        while let last = end, last.node["$ref"] != nil {
            let key = ComponentKey(node: NodeKey(last.node), kind: kind)
            // What is below it took the rest of the way before.
            if let known = references.chainEnds[key], !way.isEmpty {
                end = known
                break
            }
            if let start = positions[key] {
                report(.circularReference(Array(places[start...]), consequence: kind.consequence))
                end = nil
                break
            }
            positions[key] = way.count
            way.append(key)
            if let place = last.node["$ref"]?.place { places.append(place) }
            guard let target = target(of: last.node, kind) else {
                end = nil
                break
            }
            names.append(target.section == kind.section || target.section == nil ? target.name : nil)
            end = ComponentEnd(
                node: target.node,
                pointer: target.pointer,
                isSchema: target.isComponent && target.section == "schemas"
            )
        }
        for (position, key) in way.enumerated().reversed() {
            // The first name on the way counts.
            if position < names.count, let name = names[position] { end?.name = name }
            references.chainEnds.updateValue(end, forKey: key)
        }
        guard let end else { return nil }
        guard end.node.isMapping else {
            let subject = end.node.key.map { "'\($0)'" } ?? kind.noun
            let expected = "\(kind.noun) object"
            report(.wrongKind(of: subject, expected: expected, end.node, consequence: kind.consequence))
            return nil
        }
        return Component(
            node: end.node,
            name: end.name,
            pointer: end.pointer,
            isSchema: end.isSchema,
            description: version >= .v3_1 && !way.isEmpty ? node["description"]?.string : nil
        )
    }

    /// Where one reference leads; `nil` when it leads nowhere or to something else, which was reported.
    private mutating func target(of node: Node, _ kind: ComponentKind) -> ReferenceTarget? {
        guard let value = node["$ref"] else { return nil }
        guard let text = value.string else {
            report(.wrongKind(of: "'$ref'", expected: "a string", value, consequence: kind.consequence))
            return nil
        }
        switch resolve(text, from: node) {
        case .success(let target):
            if let section = target.section, target.isComponent, section != kind.section,
                !isAcceptable(target, as: kind)
            {
                report(.wrongReferenceTarget(text, expected: kind.noun, at: value.place, kind.consequence))
                return nil
            }
            if kind == .header, target.isComponent, target.section == "parameters" {
                let consequence = "it is read as a header"
                report(.wrongReferenceTarget(text, expected: kind.noun, at: value.place, consequence))
            }
            return target
        case .failure(let fault):
            report(.unresolvedReference(text, fault, at: value.place, consequence: kind.consequence))
            return nil
        }
    }

    /// A schema where a response or a body belongs is read as its JSON content, a parameter as a header.
    private func isAcceptable(_ target: ReferenceTarget, as kind: ComponentKind) -> Bool {
        switch kind {
        case .response, .requestBody: target.section == "schemas"
        // They have the same members; a parameter has a name and a place besides.
        case .header: target.section == "parameters"
        default: false
        }
    }
}
