import ApusDiagnostics

/// The kinds of objects, other than schemas, to which a reference can refer.
enum ComponentKind: String, Sendable {
    case parameter, response, requestBody, header, example, callback, securityScheme, pathItem, mediaType

    /// The key below `components`.
    var section: String {
        switch self {
        case .requestBody: "requestBodies"
        default: rawValue + "s"
        }
    }

    /// The name with its article, for diagnostics.
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

    /// The consequence for the client if the object is missing.
    var consequence: String {
        switch self {
        case .parameter, .requestBody: "the client has no method for an operation that needs it"
        case .response: "the client does not know the content of the response"
        case .header: "the client has no property for the header"
        case .example: "the example is ignored"
        case .callback: "the client has no types for the callback"
        case .securityScheme: "the client has no credentials for it"
        case .pathItem: "the client lacks the operations of the path"
        case .mediaType: "the media type is read without a schema"
        }
    }

    static let sections: Set<String> = [
        "schemas", "parameters", "responses", "requestBodies", "headers", "examples", "callbacks", "securitySchemes",
        "pathItems", "mediaTypes", "links",
    ]
}

/// A node and the kind of object as which it is read.
struct ComponentKey: Hashable {
    let node: NodeKey
    let kind: ComponentKind
}

/// The end of a chain of references.
struct ComponentEnd {
    let node: Node
    /// The name in the first reference.
    var name: String?
    /// The pointer to the node; `nil` if the chain has no reference.
    var pointer: String?
    /// Whether the last reference is to a component in `schemas`.
    var isSchema = false

    init(node: Node) { self.node = node }

    /// The target of a reference.
    init(_ target: ReferenceTarget, name: String? = nil) {
        node = target.node
        self.name = name
        pointer = target.pointer
        isSchema = target.isComponent && target.section == "schemas"
    }
}

extension DocumentReader {
    /// An object, after references to it are resolved.
    struct Component {
        let node: Node
        /// The name in the first reference.
        let name: String?
        /// The pointer to the node; `nil` if it is not referred to.
        let pointer: String?
        /// Whether the last reference is to a component in `schemas`.
        var isSchema = false
        /// The `description` next to the reference (OpenAPI 3.1.1 §4.8.23).
        var description: String?
    }

    /// Follows a chain of references to an object.
    /// - Returns: `nil` if a reference can't be resolved, if the chain is circular, or if the object is not a mapping.
    ///   Each of these is reported.
    mutating func component(_ node: Node, _ kind: ComponentKind) -> Component? {
        // Most objects are not references, and the dictionaries below take longer than reading one.
        if node.isMapping, node["$ref"] == nil { return Component(node: node, name: nil, pointer: nil) }
        let first = target(of: node, kind)
        // Most references are to an object, and are not the start of a chain.
        if let first, first.node.isMapping, first.node["$ref"] == nil {
            let end = ComponentEnd(first, name: Self.name(of: first, kind))
            return component(end, referredToBy: node)
        }
        var chain: [ComponentKey] = []
        var end: ComponentEnd? = ComponentEnd(node: node)
        var names: [String?] = []
        var places: [SourceLocation] = []
        var positions: [ComponentKey: Int] = [:]
        while let last = end, last.node["$ref"] != nil {
            let key = ComponentKey(node: NodeKey(last.node), kind: kind)
            // The rest of the chain has been followed before.
            if let known = references.chainEnds[key], !chain.isEmpty {
                end = known
                break
            }
            if let start = positions[key] {
                report(.circularReference(Array(places[start...]), consequence: kind.consequence))
                end = nil
                break
            }
            chain.append(key)
            if let place = last.node["$ref"]?.place { places.append(place) }
            guard let target = chain.count == 1 ? first : target(of: last.node, kind) else {
                end = nil
                break
            }
            // Most chains have one reference, which needs no entry.
            if target.node["$ref"] != nil { positions[key] = chain.count - 1 }
            names.append(Self.name(of: target, kind))
            end = ComponentEnd(target)
        }
        for (position, key) in chain.enumerated().reversed() {
            // The first name of the chain is used.
            if position < names.count, let name = names[position] { end?.name = name }
            // A chain that passes through the start of a single reference follows it again.
            if chain.count > 1 || end == nil { references.chainEnds.updateValue(end, forKey: key) }
        }
        guard let end else { return nil }
        guard end.node.isMapping else {
            let subject = end.node.key.map { "'\($0)'" } ?? kind.noun
            let expected = "\(kind.noun) object"
            report(.wrongKind(of: subject, expected: expected, end.node, consequence: kind.consequence))
            return nil
        }
        return component(end, referredToBy: chain.isEmpty ? nil : node)
    }

    /// - Parameter reference: The first reference to the component; `nil` if it is not referred to.
    private func component(_ end: ComponentEnd, referredToBy reference: Node?) -> Component {
        Component(
            node: end.node,
            name: end.name,
            pointer: end.pointer,
            isSchema: end.isSchema,
            description: version >= .v3_1 ? reference?["description"]?.string : nil
        )
    }

    /// The name of a component of the kind, or of an object that is not in `components`.
    private static func name(of target: ReferenceTarget, _ kind: ComponentKind) -> String? {
        target.section == kind.section || target.section == nil ? target.name : nil
    }

    /// Resolves a single reference. Reports and returns `nil` if it can't be resolved or its target has another kind.
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

    /// Whether a target of another kind is accepted: a schema for a response or a body is read as its JSON content, a
    /// parameter as a header.
    private func isAcceptable(_ target: ReferenceTarget, as kind: ComponentKind) -> Bool {
        switch kind {
        case .response, .requestBody: target.section == "schemas"
        // A parameter has the members of a header, and in addition `name` and `in`.
        case .header: target.section == "parameters"
        default: false
        }
    }
}
