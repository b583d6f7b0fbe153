import ApusDiagnostics

/// Reads the bodies of Swagger 2.0: `in: body`, `in: formData`, and the `schema` of a response.
extension DocumentReader {
    /// Returns the request body that the parameters of an operation define.
    mutating func swaggerBody(
        _ outcomes: [ParameterOutcome],
        _ operation: Node,
        _ place: SourceLocation,
        pointer: String
    ) -> RequestBody? {
        let media = swaggerMediaTypes(of: operation).consumes
        var fields: [SwaggerFormField] = []
        for outcome in outcomes {
            switch outcome {
            case .body(let node, let name, let pointer): return bodyParameter(node, name, media, pointer: pointer)
            case .formField(let node, let name, let pointer): fields.append(formField(node, name, pointer: pointer))
            default: break
            }
        }
        return fields.isEmpty ? nil : formBody(fields, media, place, pointer: pointer)
    }

    private mutating func bodyParameter(_ node: Node, _ name: String?, _ media: [String], pointer: String)
        -> RequestBody
    {
        checkFields(node, .parameter, of: "the parameter")
        let place = node["name"]?.place ?? node.place
        let schema = schemaMember(node, "schema", pointer: pointer)
        if schema == nil { report(.missingKey("schema", of: "the body", node, consequence: "it is any JSON value")) }
        let names = media.isEmpty ? ["application/json"] : media
        return RequestBody(
            description: text(node, "description"),
            isRequired: flag(node, "required") ?? false,
            content: names.map { name in
                MediaType(name: name, schema: schema, itemSchema: nil, examples: [], encodings: [], place: place)
            },
            componentName: name,
            place: place
        )
    }

    private mutating func formField(_ node: Node, _ name: String, pointer: String) -> SwaggerFormField {
        var parameter = Parameter(name: name, location: .query, place: node["name"]?.place ?? node.place)
        readCollectionFormat(&parameter, node)
        // The standard allows `schema` for bodies only; in a form field it has the same meaning.
        let id =
            schemaMember(node, "schema", pointer: pointer) ?? schemas.id(of: node, pointer: pointer, role: .swaggerItem)
        return SwaggerFormField(
            parameter: parameter,
            schema: id,
            isRequired: flag(node, "required") ?? false,
            isFile: node["type"]?.string == "file",
            isArray: node["type"]?.string == "array",
            description: text(node, "description")
        )
    }

    /// Returns a body whose schema is an object with a property for each field.
    private mutating func formBody(
        _ fields: [SwaggerFormField],
        _ media: [String],
        _ place: SourceLocation,
        pointer: String
    ) -> RequestBody {
        let schema = Schema(place: place, pointer: pointer.below("parameters"))
        schema.types = [.object]
        for field in fields {
            let name = field.parameter.name
            let fieldPlace = field.parameter.place
            // The schema of a field has no description; that of the parameter is used.
            schemas[field.schema].description = field.description
            schema.properties.append(Schema.Property(name: name, place: fieldPlace, schema: field.schema))
            if field.isRequired { schema.required.append(Schema.RequiredName(name: name, place: fieldPlace)) }
        }
        let id = schemas.add(schema)
        let forms = media.filter { $0.hasPrefix("multipart/") || $0.hasPrefix("application/x-www-form-urlencoded") }
        let hasFile = fields.contains(where: \.isFile)
        let names = forms.isEmpty ? [hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded"] : forms
        let encodings = fields.filter(\.isArray).map(\.encoding)
        return RequestBody(
            description: nil,
            isRequired: fields.contains(where: \.isRequired),
            content: names.map { name in
                MediaType(name: name, schema: id, itemSchema: nil, examples: [], encodings: encodings, place: place)
            },
            componentName: nil,
            place: place
        )
    }

    /// Returns the `schema` of a response, once for each media type of the operation.
    mutating func swaggerContent(_ node: Node, produces: [String], pointer: String) -> [MediaType] {
        let schema = schemaMember(node, "schema", pointer: pointer)
        let place = node["schema"]?.keyPlace ?? node.place
        let isFile = node["schema"]?["type"]?.string == "file"
        let names = produces.isEmpty ? [isFile ? "application/octet-stream" : "application/json"] : produces
        let examples = version == .v2_0 ? mapping(node, "examples") : nil
        return names.map { name in
            let example = examples?[name].map { Example(name: nil, summary: nil, value: $0) }
            return MediaType(
                name: name,
                schema: schema,
                itemSchema: nil,
                examples: example.map { [$0] } ?? [],
                encodings: [],
                place: place
            )
        }
    }
}

/// A parameter with `in: formData`.
private struct SwaggerFormField {
    /// The parameter, which has the name, the style and the place of the field.
    let parameter: Parameter
    let schema: SchemaID
    let isRequired: Bool
    let isFile: Bool
    let isArray: Bool
    let description: String?

    var encoding: Encoding {
        Encoding(
            name: parameter.name,
            contentTypes: [],
            headers: [],
            style: parameter.style,
            explode: parameter.explode,
            allowReserved: nil,
            place: parameter.place
        )
    }
}
