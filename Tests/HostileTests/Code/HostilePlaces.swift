/// A part of a description with places for hostile texts.
///
/// A place is written `«name|plain»`: its name, and its harmless text. `«~name|plain»` is the same text as a token of a
/// JSON Pointer in a URI fragment, and `«%name|plain»` as a path in a URI. `§` is the number of the copy of the part.
struct HostilePart: Sendable {
    /// Whether a description can have several copies of the part.
    var isRepeated = true
    /// JSON templates, by section of the description.
    let sections: [String: String]
    /// Texts of further files, by path.
    var files: [String: String] = [:]

    static let all = [info, connection, tags, operation, parameters, bodies, responses, schemas, unions, files]

    static let info = HostilePart(
        isRepeated: false,
        sections: [
            "info": #"""
            "title": "«title|Plain»", "summary": "«info summary|s»", "description": "«info description|d»",
            "termsOfService": "«terms|https://a.example/»", "version": "«version|1»",
            "contact": {"name": "«contact|n»", "url": "«contact URL|https://a.example/»", "email": "«email|a@a.example»"},
            "license": {"name": "«license|n»", "identifier": "«license identifier|MIT»"}, "x-a": "«extension|x»"
            """#,
            "root": #"""
            "externalDocs": {"url": "«docs URL|https://a.example/»", "description": "«docs description|d»"},
            "x-root": {"«extension key|k»": ["«extension element|e»"]}, "x-«extension name|n»": 1
            """#,
        ]
    )

    static let connection = HostilePart(
        sections: [
            "servers": #"""
            {"url": "https://«server host|h§».example/{region}", "description": "«server description|Server §»",
             "x-a": "«server extension|x»", "variables": {"region": {"default": "«variable default|eu»",
             "enum": ["«variable default|eu»", "«variable value|us§»"], "description": "«variable description|d»"}}},
            {"url": "«server URL|https://b§.example»"},
            {"url": "https://c§.example/{«variable name|v»}", "description": "Named §",
             "variables": {"«variable name|v»": {"default": "a"}}}
            """#,
            "securitySchemes": #"""
            "«scheme name|scheme§»": {"type": "apiKey", "in": "header", "name": "«key header|X-Key»",
             "description": "«scheme description|d»"},
            "query§": {"type": "apiKey", "in": "query", "name": "«key parameter|key»"},
            "http§": {"type": "http", "scheme": "«HTTP scheme|digest»", "bearerFormat": "«bearer format|JWT»"},
            "oauth§": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "«token URL|https://a.example/t»",
             "scopes": {"«scope|read»": "«scope description|d»"}}}},
            "open§": {"type": "openIdConnect", "openIdConnectUrl": "«OpenID URL|https://a.example/o»"}
            """#,
            "paths": #"""
            "/secured/§": {"get": {"operationId": "secured§", "responses": {"204": {"description": "d"}}, "security":
             [{"«scheme name|scheme§»": []}, {"oauth§": ["«scope|read»"], "query§": []}, {"http§": []}, {"open§": []}]}}
            """#,
        ]
    )

    static let tags = HostilePart(
        sections: [
            "tags": #"""
            {"name": "«tag|tag§»", "description": "«tag description|d»", "x-displayName": "«tag extension|x»",
             "externalDocs": {"url": "«tag docs URL|https://a.example/»", "description": "«tag docs|d»"}}
            """#,
            "paths": #"""
            "/tagged/§": {"get": {"operationId": "tagged§", "tags": ["«tag|tag§»", "«second tag|other§»"],
             "responses": {"204": {"description": "d"}}}}
            """#,
        ]
    )

    static let operation = HostilePart(
        sections: [
            "paths": #"""
            "/«path|path§»/§": {"summary": "«path summary|s»", "description": "«path description|d»",
             "get": {"operationId": "«operationId|operation§»", "summary": "«summary|s»", "deprecated": true,
              "description": "«description|d»", "x-a": "«operation extension|x»",
              "servers": [{"url": "https://o.example/«operation server|s»"}],
              "externalDocs": {"url": "«operation docs URL|https://a.example/»"},
              "responses": {"204": {"description": "«no content|d»"}}},
             "post": {"responses": {"204": {"description": "d"}}, "callbacks": {"«callback name|c»":
              {"{$request.body#/«callback expression|url»}": {"post": {"operationId": "«callback id|callback§»",
              "responses": {"200": {"description": "«callback response|d»"}}}}}}}}
            """#
        ]
    )

    static let parameters = HostilePart(
        sections: [
            "paths": #"""
            "/parameters/§/{«path parameter|id»}": {"get": {"operationId": "parameters§", "parameters": [
             {"in": "path", "name": "«path parameter|id»", "required": true, "schema": {"type": "string"},
              "description": "«parameter description|d»", "example": "«parameter example|e»"},
             {"in": "query", "name": "«query parameter|q§»", "schema": {"type": "string",
              "default": "«parameter default|e»"}, "examples": {"«example name|n»": {"value": "«named example|e»",
              "summary": "«example summary|s»", "externalValue": "«example URL|https://a.example/»"}}},
             {"in": "header", "name": "«header parameter|X-H»", "schema": {"type": "string"}},
             {"in": "cookie", "name": "«cookie parameter|c»", "schema": {"type": "string"}},
             {"in": "query", "name": "filter", "content": {"«parameter media type|application/json»":
              {"schema": {"type": "string"}}}},
             {"in": "query", "name": "choice", "schema": {"type": "string",
              "enum": ["«parameter value|a»", "other"]}}],
             "responses": {"204": {"description": "d"}}}}
            """#
        ]
    )

    static let bodies = HostilePart(
        sections: [
            "paths": #"""
            "/bodies/§": {"post": {"operationId": "bodies§", "requestBody": {"description": "«body description|d»",
             "content": {"application/json": {"schema": {"type": "string"}, "example": "«body example|e»"},
              "«media type|text/plain»": {"schema": {"type": "string"}},
              "text/«media subtype|csv»": {"schema": {"type": "string"}},
              "application/json; a=«media parameter|b»": {"schema": {"type": "integer"}}}},
             "responses": {"204": {"description": "d"}}},
             "put": {"operationId": "upload§", "requestBody": {"content": {"multipart/form-data": {"schema":
              {"type": "object", "properties": {"«part name|part»": {"type": "string", "format": "binary"},
               "note": {"type": "string", "description": "«part description|d»"}}},
              "encoding": {"«part name|part»": {"contentType": "«part media type|image/png»"}, "note":
               {"contentType": "text/plain", "headers": {"«part header|X-A»": {"schema": {"type": "string"}}}}}}}},
             "responses": {"204": {"description": "d"}}},
             "patch": {"operationId": "form§", "requestBody": {"content": {"application/x-www-form-urlencoded": {"schema":
              {"type": "object", "properties": {"«field name|field»": {"type": "array", "items": {"type": "string"}}}},
              "encoding": {"«field name|field»": {"style": "spaceDelimited", "explode": false}}}}},
             "responses": {"204": {"description": "d"}}}}
            """#
        ]
    )

    static let responses = HostilePart(
        sections: [
            "paths": #"""
            "/responses/§": {"get": {"operationId": "responses§", "responses": {
             "200": {"description": "«response description|d»", "content": {"application/json": {"schema":
               {"type": "object", "title": "«inline title|t»", "properties": {"a": {"type": "string"}}},
               "example": {"a": "«response example|e»", "«example key|b»": ["«example element|e»", 1e400]}}},
              "headers": {"«response header|X-§»": {"schema": {"type": "string"}, "description": "«header description|d»"}},
              "links": {"«link name|l»": {"operationId": "«link operation|responses§»", "description": "«link|d»",
               "parameters": {"«link parameter|p»": "«link expression|$response.body#/a»"}}}},
             "201": {"description": "«second response|d»"},
             "202": {"description": "d", "content": {"«response media type|text/plain»": {"schema": {"type": "string"}}}},
             "404": {"description": "«failure description|d»", "content": {"application/json": {"schema":
               {"type": "object", "properties": {"code": {"type": "string"}}}}}},
             "«status|default»": {"description": "d"}}}}
            """#
        ]
    )

    static let schemas = HostilePart(
        sections: [
            "schemas": #"""
            "«schema name|Model§»": {"type": "object", "title": "«schema title|t»", "description": "«schema description|d»",
             "required": ["«property name|name»"], "x-a": "«schema extension|x»", "externalDocs":
             {"url": "«schema docs URL|https://a.example/»"}, "$comment": "«comment|c»", "properties": {
              "«property name|name»": {"type": "string", "description": "«property description|d»",
               "pattern": "«pattern|^a$»", "example": "«property example|e»", "examples": ["«property examples|e»"]},
              "text": {"type": "string", "default": "«default|e»", "format": "«format|f»", "const": "«constant|c»"},
              "list": {"type": "array", "items": {"type": "string"}, "default": ["«list default|e»"]},
              "inner": {"type": "object", "title": "«nested title|t»", "properties": {"«nested property|n»":
               {"type": "object", "properties": {"a": {"type": "integer"}}}}, "additionalProperties":
               {"$ref": "#/components/schemas/«~schema name|Model§»"}},
              "order": {"type": "string", "enum": ["«enum value|up»", "down"], "default": "«enum value|up»",
               "description": "«enum description|d»", "x-enum-varnames": ["«enum name|First»", "Second"],
               "x-enum-descriptions": ["«value description|d»", "e"]},
              "deep": {"type": "object", "patternProperties": {"«property pattern|^x-»": {"type": "string"}}},
              "mixed": {"enum": ["«mixed value|a»", 1, 1e400, -0, null, true]}}},
            "«enumeration name|Order§»": {"type": "string", "enum": ["a", "b"]},
            "Users§": {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/«~enumeration name|Order§»"},
             "b": {"$ref": "«reference|#/components/schemas/Users§»"}, "big": {"type": "integer",
             "default": 123456789012345678901234567890, "maximum": 1e999999999}}}
            """#
        ]
    )

    static let unions = HostilePart(
        sections: [
            "schemas": #"""
            "Pet§": {"oneOf": [{"$ref": "#/components/schemas/«~case name|Cat§»"}, {"$ref": "#/components/schemas/Dog§"}],
             "discriminator": {"propertyName": "«discriminator|kind»", "mapping": {"«mapping value|cat»":
              "#/components/schemas/«~case name|Cat§»", "dog": "«mapping target|Dog§»"}}},
            "«case name|Cat§»": {"type": "object", "properties": {"lives": {"type": "integer"}}},
            "Dog§": {"type": "object", "required": ["«discriminator|kind»"], "properties": {"«discriminator|kind»":
             {"type": "string"}, "tricks": {"type": "string"}}},
            "Either§": {"anyOf": [{"type": "object", "required": ["«required key|a»"], "properties": {"«required key|a»":
             {"type": "string"}}, "title": "«alternative title|t»"}, {"type": "object", "required": ["type"],
             "properties": {"type": {"const": "«constant of a case|b»"}}}, {"type": "string"}]}
            """#
        ]
    )

    static let files = HostilePart(
        sections: [
            "schemas": ##"""
            "Filed§": {"type": "object", "properties": {"a": {"$ref": "«%file name|other§».json"},
             "b": {"$ref": "«%file name|other§».json#/x/«~name in a file|Inner§»"}}}
            """##
        ],
        files: [
            "«file name|other§».json": #"""
            {"type": "object", "title": "«title of a file|t»", "properties": {"a": {"type": "string"}}, "x":
             {"«name in a file|Inner§»": {"type": "object", "properties": {"b": {"type": "string"}}}}}
            """#
        ]
    )
}
