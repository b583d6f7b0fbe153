"""Values made from schemas: deterministic for a seed, small, and as a rule valid."""

import random

import rstr

from . import strings
from .merging import merged

_DEEPEST = 24
_BUDGET = 250


class Maker:
    """Makes values of one description for one direction, `request` or `response`."""

    def __init__(self, description, direction, full=True, tricky=False, seed=0):
        self._description = description
        self._hidden = "readOnly" if direction == "request" else "writeOnly"
        self._full = full
        self._tricky = tricky
        self._random = random.Random(seed)
        self._regular = rstr.Rstr(self._random)
        self._seed = seed
        self._left = _BUDGET

    def make(self, schema, place="body"):
        """A value; `place` is where it is sent, because a header cannot hold every text."""
        self._left = _BUDGET
        return self._value(schema, place, 0)

    def _value(self, schema, place, depth):
        if schema is True or schema == {} or schema is None:
            return {"any": [1, "a", None]} if place == "body" and depth else "any"
        if schema is False or depth > _DEEPEST:
            return None
        self._left -= 1
        schema = merged(self._description, schema, self._choose)
        if "const" in schema:
            return schema["const"]
        if schema.get("enum"):
            values = [value for value in schema["enum"] if value is not None] or [None]
            return values[self._seed % len(values)]
        if self._seed == 0 and self._usable_example(schema, depth):
            return schema["example"] if "example" in schema else schema["examples"][0]
        return self._of_kind(self._kind(schema), schema, place, depth)

    def _usable_example(self, schema, depth):
        if schema.get("format") in ("binary", "byte"):
            return False
        if depth > 3 or not self._full or schema.get("type") in ("object", "array") or "properties" in schema:
            return False
        return "example" in schema or isinstance(schema.get("examples"), list) and bool(schema["examples"])

    def _choose(self, options):
        """A member of a union: each one in turn, and the first where a value is deep already."""
        if self._left < 0:
            return options[0]
        if self._seed == 0:
            return options[0]
        return options[self._random.randrange(len(options))]

    def _kind(self, schema):
        kind = schema.get("type")
        if isinstance(kind, list):
            kinds = [one for one in kind if one != "null"] or ["null"]
            kind = kinds[self._seed % len(kinds)]
            if "null" in schema["type"] and self._seed % 3 == 2:
                return "null"
        if kind:
            return "null" if schema.get("nullable") is True and self._seed % 3 == 2 else kind
        if "properties" in schema or "required" in schema or "additionalProperties" in schema:
            return "object"
        if "items" in schema or "prefixItems" in schema:
            return "array"
        if any(key in schema for key in ("minimum", "maximum", "multipleOf")):
            return "number"
        if any(key in schema for key in ("pattern", "format", "minLength", "maxLength")):
            return "string"
        return "any"

    def _of_kind(self, kind, schema, place, depth):
        if kind == "object":
            return self._object(schema, place, depth)
        if kind == "array":
            return self._array(schema, place, depth)
        if kind == "string":
            return strings.make(schema, place, self._random, self._regular, self._tricky)
        if kind in ("integer", "number"):
            return self._number(schema, kind)
        if kind == "boolean":
            return self._seed % 2 == 0
        if kind == "null":
            return None
        return "any" if place != "body" else {"any": [1, "a"]}

    def _object(self, schema, place, depth):
        required = set(schema.get("required") or [])
        result = {}
        for name, property_schema in (schema.get("properties") or {}).items():
            if self._is_hidden(property_schema):
                continue
            wanted = self._full and depth < 8 and self._left > 0
            if name in required or wanted:
                result[name] = self._value(property_schema, place, depth + 1)
        for name in sorted(required - set(schema.get("properties") or {})):
            rest = schema.get("additionalProperties")
            result[name] = self._value(rest if isinstance(rest, dict) else {}, place, depth + 1)
        return self._with_more(result, schema, place, depth)

    def _with_more(self, result, schema, place, depth):
        rest = schema.get("additionalProperties")
        count = max(schema.get("minProperties", 0) - len(result), 0)
        if isinstance(rest, dict) and self._full and depth < 8 and self._left > 0:
            count = max(count, 1)
        if rest is not False:
            for number in range(count):
                result["key-%d" % number] = self._value(rest if isinstance(rest, dict) else {}, place, depth + 1)
        return result

    def _is_hidden(self, schema):
        if isinstance(schema, dict) and schema.get(self._hidden) is True:
            return True
        return isinstance(schema, dict) and self._description.at(schema).get(self._hidden) is True

    def _array(self, schema, place, depth):
        low, high = schema.get("minItems", 0), schema.get("maxItems", 1 << 30)
        wanted = 2 if self._full and depth < 6 and self._left > 0 else 0
        if place != "body":
            wanted = max(wanted, 1)
        prefix = schema.get("prefixItems") or []
        items = schema.get("items", {})
        result = [self._value(one, place, depth + 1) for one in prefix]
        tries = 0
        while len(result) < max(min(wanted, high), low) and tries < 100 and items is not False:
            tries += 1
            value = self._distinct_item(items, place, depth, tries)
            if not (schema.get("uniqueItems") and value in result):
                result.append(value)
            elif tries > 4 and len(result) >= low:
                break
        return result

    def _distinct_item(self, items, place, depth, number):
        if number == 1:
            return self._value(items, place, depth + 1)
        seed, self._seed = self._seed, self._seed + number - 1
        value = self._value(items, place, depth + 1)
        self._seed = seed
        return value

    def _number(self, schema, kind):
        low, high = _bounds(schema)
        step = schema.get("multipleOf") or (1 if kind == "integer" else 0.25)
        if low is None:
            low = min(1, high) if high is not None else 1
        if high is None:
            high = low + 100
        choices = [low, low + step * 3, low + step * 7]
        value = choices[self._seed % 3]
        value = value if low <= value <= high else low
        if schema.get("multipleOf"):
            value = -(-low // step) * step
        return int(value) if kind == "integer" or value == int(value) and step == 1 else value


def _bounds(schema):
    low, high = schema.get("minimum"), schema.get("maximum")
    step = 1 if schema.get("type") == "integer" else 0.5
    for key, sign in (("exclusiveMinimum", 1), ("exclusiveMaximum", -1)):
        limit = schema.get(key)
        if limit is True and key == "exclusiveMinimum" and low is not None:
            low += step
        elif limit is True and key == "exclusiveMaximum" and high is not None:
            high -= step
        elif isinstance(limit, (int, float)) and not isinstance(limit, bool):
            if sign > 0:
                low = limit + step
            else:
                high = limit - step
    return low, high
