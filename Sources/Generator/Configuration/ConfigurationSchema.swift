import ApusDiagnostics
import ApusPlan

/// The JSON Schema of `apus.yaml` for editors, derived from ``ClientKey/all``.
package enum ConfigurationSchema {
    /// The schema as indented JSON.
    package static var text: String {
        object([
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("title", .string("apus.yaml")),
            ("description", .string("The Swift clients that Apus generates.")),
            ("type", .string("object")),
            ("additionalProperties", .boolean(false)),
            ("required", .array([.string("clients")])),
            ("properties", object([("clients", clients)])),
            (
                "$defs",
                object([
                    ("client", client), ("include", selection(of: "include")), ("exclude", selection(of: "exclude")),
                ])
            ),
        ]).indentedText
    }

    private static var clients: JSONLiteral {
        object([
            ("description", .string("The clients to generate.")),
            ("type", .string("array")),
            ("minItems", .number("1")),
            ("items", object([("$ref", .string("#/$defs/client"))])),
        ])
    }

    private static var client: JSONLiteral {
        object([
            ("type", .string("object")),
            ("additionalProperties", .boolean(false)),
            ("required", .array(ClientKey.required.map(JSONLiteral.string))),
            ("properties", object(ClientKey.all.map { ($0.name, property($0)) })),
        ])
    }

    /// The schema of `include` and `exclude`.
    private static func selection(of key: String) -> JSONLiteral {
        let lists = OperationSelection.keys(of: key).map { ($0.name, texts) }
        return object([
            ("type", .string("object")),
            ("additionalProperties", .boolean(false)),
            ("properties", object(lists)),
        ])
    }

    /// The schema of an operation's paging: `none`, or a style with its keys.
    private static var paging: JSONLiteral {
        let styles = JSONLiteral.array(PagingStyle.allCases.map { .string($0.rawValue) })
        let properties = PagingStyle.keys.map { key, meaning -> (String, JSONLiteral) in
            let description: (String, JSONLiteral) = ("description", .string(meaning))
            switch key {
            case "style": return (key, object([description, ("enum", styles)]))
            case "first": return (key, object([description, ("type", .string("integer"))]))
            default: return (key, object([description, ("type", .string("string"))]))
            }
        }
        let mapping = object([
            ("type", .string("object")), ("additionalProperties", .boolean(false)),
            ("required", .array([.string("style")])), ("properties", object(properties)),
        ])
        return object([("anyOf", .array([object([("const", .string("none"))]), mapping]))])
    }

    private static var texts: JSONLiteral {
        object([("type", .string("array")), ("items", object([("type", .string("string"))]))])
    }

    /// The schema of a list of security requirements.
    private static var alternatives: JSONLiteral {
        let alternative = object([("anyOf", .array([object([("type", .string("string"))]), texts]))])
        return object([("type", .string("array")), ("items", alternative)])
    }

    private static var levels: JSONLiteral { .array(DiagnosticLevel.allCases.map { .string($0.rawValue) }) }

    /// The schema of a mapping of diagnostic codes.
    private static func codes(_ documentation: (String, JSONLiteral), _ value: JSONLiteral) -> JSONLiteral {
        let names = DiagnosticCatalog.apus.codes.filter { $0.severity != .error }.map { JSONLiteral.string($0.name) }
        return object([
            documentation, ("type", .string("object")), ("propertyNames", object([("enum", .array(names))])),
            ("additionalProperties", value),
        ])
    }

    private static func property(_ key: ClientKey) -> JSONLiteral {
        let documentation: (String, JSONLiteral) = ("description", .string(key.documentation))
        switch key.value {
        case .text, .description, .module, .typeName: return object([documentation, ("type", .string("string"))])
        case .choice(let words, _):
            return object([documentation, ("enum", .array(words.map(JSONLiteral.string)))])
        case .list, .modules:
            return object([documentation, ("type", .string("array")), ("items", object([("type", .string("string"))]))])
        case .texts:
            return object([documentation, ("anyOf", .array([object([("type", .string("string"))]), texts]))])
        case .map, .names, .types:
            let values = object([("type", .string("string"))])
            return object([documentation, ("type", .string("object")), ("additionalProperties", values)])
        case .limits:
            let limits = DescriptionLimits.Name.allCases.map { name in
                let maximum = JSONLiteral.number(String(name.maximum))
                let value = object([("type", .string("integer")), ("minimum", .number("1")), ("maximum", maximum)])
                return (name.rawValue, value)
            }
            return object([
                documentation, ("type", .string("object")), ("additionalProperties", .boolean(false)),
                ("properties", object(limits)),
            ])
        case .choices(let words, _):
            let values = object([("enum", .array(words.map(JSONLiteral.string)))])
            return object([documentation, ("type", .string("object")), ("additionalProperties", values)])
        case .security:
            let values = object([("anyOf", .array([object([("type", .string("string"))]), alternatives]))])
            return object([documentation, ("type", .string("object")), ("additionalProperties", values)])
        case .severities: return codes(documentation, object([("enum", levels)]))
        case .allowances:
            return codes(documentation, object([("anyOf", .array([object([("type", .string("string"))]), texts]))]))
        case .lists: return object([documentation, ("type", .string("object")), ("additionalProperties", texts)])
        case .record(let names, _):
            let text = object([("type", .string("string"))])
            return object([
                documentation, ("type", .string("object")), ("additionalProperties", .boolean(false)),
                ("properties", object(names.map { ($0, text) })),
            ])
        case .paging: return object([documentation, ("type", .string("object")), ("additionalProperties", paging)])
        case .filter: return object([documentation, ("$ref", .string("#/$defs/" + key.name))])
        }
    }

    private static func object(_ members: [(String, JSONLiteral)]) -> JSONLiteral {
        .object(members.map { JSONLiteral.Member(key: $0.0, value: $0.1) })
    }
}
