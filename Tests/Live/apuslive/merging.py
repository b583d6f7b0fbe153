"""A schema with its references, `allOf` and one member of its unions merged into it."""


def merged(description, schema, choose, depth=0):
    """One flat schema without `$ref`, `allOf`, `oneOf` and `anyOf`; `choose` picks the member of a union."""
    if not isinstance(schema, dict):
        return {}
    if depth > 20:
        return schema
    result = {}
    if isinstance(schema.get("$ref"), str):
        result = merged(description, description.at(schema), choose, depth + 1)
        if description.version.startswith("3.0"):
            return result
    own = {key: value for key, value in schema.items() if key not in ("$ref", "allOf", "oneOf", "anyOf")}
    result = _both(result, own)
    for member in schema.get("allOf") or []:
        result = _both(result, merged(description, member, choose, depth + 1))
    for key in ("oneOf", "anyOf"):
        members = [member for member in schema.get(key) or [] if not _is_null(description, member)]
        if members:
            member = choose(members)
            result = _both(result, merged(description, member, choose, depth + 1))
            result = _with_discriminator(description, schema, member, result)
    return result


def _is_null(description, schema):
    return description.at(schema).get("type") == "null"


def _both(left, right):
    """What both schemas ask for."""
    result = dict(left)
    for key, value in right.items():
        if key == "properties" and key in result:
            properties = dict(result[key])
            for name, schema in value.items():
                properties[name] = {"allOf": [properties[name], schema]} if name in properties else schema
            result[key] = properties
        elif key == "required" and isinstance(value, list):
            result[key] = list(dict.fromkeys(list(result.get(key) or []) + value))
        elif key == "enum" and key in result:
            result[key] = [one for one in value if one in result[key]] or value
        elif key in ("minimum", "minLength", "minItems") and isinstance(result.get(key), (int, float)):
            result[key] = max(value, result[key])
        elif key in ("maximum", "maxLength", "maxItems") and isinstance(result.get(key), (int, float)):
            result[key] = min(value, result[key])
        elif key in ("description", "title", "example", "examples", "default") and key in result:
            continue
        else:
            result[key] = value
    return result


def _with_discriminator(description, schema, member, result):
    """The discriminator's property has the value that names the chosen member."""
    name = (schema.get("discriminator") or {}).get("propertyName")
    reference = member.get("$ref")
    if not name or not reference:
        return result
    mapping = (schema["discriminator"].get("mapping") or {}).items()
    values = [value for value, target in mapping if target == reference or reference.endswith("/" + target)]
    value = values[0] if values else reference.rsplit("/", 1)[1]
    declared = description.at((result.get("properties") or {}).get(name, {}))
    if "const" in declared or declared.get("enum") and value not in declared["enum"]:
        return result
    properties = dict(result.get("properties") or {})
    properties[name] = {"type": "string", "enum": [value]}
    return dict(result, properties=properties, required=list(result.get("required") or []) + [name])
