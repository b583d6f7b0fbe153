"""Swagger 2.0 as OpenAPI 3.0, so that a judge that knows only OpenAPI 3 can read it."""

import copy

_SCHEMA_KEYS = (
    "type", "format", "items", "default", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
    "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "enum", "multipleOf",
)
_STYLES = {"csv": ("form", False), "ssv": ("spaceDelimited", False), "pipes": ("pipeDelimited", False),
           "multi": ("form", True)}
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")


def convert(root):
    """The same API in OpenAPI 3.0.3."""
    root = _moved(copy.deepcopy(root))
    result = {"openapi": "3.0.3", "info": root.get("info", {}), "paths": {}}
    origins = ["%s://%s" % (scheme, root["host"]) for scheme in root.get("schemes") or ["http"]] if root.get("host") else [""]
    result["servers"] = [{"url": origin + root.get("basePath", "/")} for origin in origins]
    if "security" in root:
        result["security"] = root["security"]
    consumes, produces = root.get("consumes") or ["application/json"], root.get("produces") or ["application/json"]
    shared = root.get("parameters", {})
    for path, item in root.get("paths", {}).items():
        result["paths"][path] = _path_item(item, shared, consumes, produces)
    result["components"] = {
        "schemas": root.get("definitions", {}),
        "responses": {
            name: _response(value, produces) for name, value in root.get("responses", {}).items()
        },
        "securitySchemes": {
            name: _security_scheme(value) for name, value in root.get("securityDefinitions", {}).items()
        },
    }
    return result


def _moved(value):
    """References to where OpenAPI 3 keeps things; discriminators as objects; files as binary text."""
    if isinstance(value, list):
        return [_moved(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {key: _moved(item) for key, item in value.items()}
    reference = result.get("$ref")
    if isinstance(reference, str):
        result["$ref"] = reference.replace("#/definitions/", "#/components/schemas/").replace(
            "#/responses/", "#/components/responses/")
    if isinstance(result.get("discriminator"), str) and "properties" in result:
        del result["discriminator"]
    if result.get("type") == "file":
        result.update(type="string", format="binary")
    if result.get("x-nullable") is True:
        result["nullable"] = True
    return result


def _path_item(item, shared, consumes, produces):
    common = item.get("parameters", [])
    result = {}
    for method in _METHODS:
        if method in item:
            result[method] = _operation(item[method], common, shared, consumes, produces)
    return result


def _operation(operation, common, shared, consumes, produces):
    result = {key: operation[key] for key in ("operationId", "tags", "security", "deprecated") if key in operation}
    resolved = {}
    for parameter in common + (operation.get("parameters") or []):
        if "$ref" in parameter:
            parameter = shared.get(parameter["$ref"].rsplit("/", 1)[1], {})
        resolved[(parameter.get("in"), parameter.get("name"))] = parameter
    types = operation.get("consumes") or consumes
    form = [value for value in resolved.values() if value.get("in") == "formData"]
    body = [value for value in resolved.values() if value.get("in") == "body"]
    result["parameters"] = [
        _parameter(value) for value in resolved.values() if value.get("in") in ("query", "path", "header")
    ]
    if body:
        content = {media: {"schema": body[0].get("schema", {})} for media in types}
        result["requestBody"] = {"required": body[0].get("required", False), "content": content}
    elif form:
        result["requestBody"] = _form(form, types)
    kinds = operation.get("produces") or produces
    result["responses"] = {
        status: value if "$ref" in value else _response(value, kinds)
        for status, value in operation.get("responses", {}).items()
    }
    return result


def _parameter(value):
    result = {key: value[key] for key in ("name", "in", "required", "description", "allowEmptyValue") if key in value}
    result["schema"] = _schema(value)
    if value.get("type") == "array":
        style, explode = _STYLES.get(value.get("collectionFormat", "csv"), ("form", False))
        if value["in"] != "query":
            style, explode = "simple", False
        result.update(style=style, explode=explode)
    return result


def _schema(value):
    return {key: value[key] for key in _SCHEMA_KEYS if key in value}


def _form(fields, types):
    files = any(field.get("type") == "string" and field.get("format") == "binary" for field in fields)
    forms = [media for media in types if media in ("multipart/form-data", "application/x-www-form-urlencoded")]
    schema = {
        "type": "object",
        "properties": {field["name"]: _schema(field) for field in fields},
        "required": [field["name"] for field in fields if field.get("required")],
    }
    if not schema["required"]:
        del schema["required"]
    usual = ["multipart/form-data" if files else "application/x-www-form-urlencoded"]
    return {"required": "required" in schema, "content": {media: {"schema": schema} for media in forms or usual}}


def _response(value, produces):
    result = {"description": value.get("description", "")}
    if "schema" in value:
        result["content"] = {}
        for media in produces:
            content = {"schema": value["schema"]}
            if media in (value.get("examples") or {}):
                content["example"] = value["examples"][media]
            result["content"][media] = content
    if "headers" in value:
        result["headers"] = {name: {"schema": _schema(header)} for name, header in value["headers"].items()}
    return result


def _security_scheme(value):
    if value.get("type") == "basic":
        return {"type": "http", "scheme": "basic"}
    if value.get("type") == "oauth2":
        return {"type": "oauth2", "flows": {"clientCredentials": {
            "tokenUrl": value.get("tokenUrl", "http://localhost/token"), "scopes": value.get("scopes", {})}}}
    return value
