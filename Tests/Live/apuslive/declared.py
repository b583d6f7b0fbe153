"""Members of a value that its schema allows without naming them, which a client does not keep."""


def has_undeclared(description, schema, value, depth=0):
    """Whether an object in the value has such a member."""
    if depth > 30:
        return False
    facts = _Facts()
    facts.add(description, schema, 0)
    if isinstance(value, list):
        return any(has_undeclared(description, {"anyOf": facts.items}, item, depth + 1) for item in value)
    if not isinstance(value, dict) or facts.is_open:
        return False
    for name, item in value.items():
        schemas = facts.properties.get(name) or facts.rest
        if not schemas:
            return True
        if has_undeclared(description, {"anyOf": schemas}, item, depth + 1):
            return True
    return False


class _Facts:
    """What a schema and all schemas it is composed of declare."""

    def __init__(self):
        self.properties = {}
        self.rest = []
        self.items = []
        #: Whether a schema says that it allows more.
        self.is_explicitly_open = False

    @property
    def is_open(self):
        """Whether a client keeps every member: nothing is declared, or more is allowed explicitly."""
        return self.is_explicitly_open or not (self.properties or self.rest)

    def add(self, description, schema, depth):
        schema = description.at(schema)
        if not isinstance(schema, dict) or depth > 20:
            return
        parts = [part for key in ("allOf", "oneOf", "anyOf") for part in schema.get(key) or []]
        for part in parts:
            self.add(description, part, depth + 1)
        for name, value in (schema.get("properties") or {}).items():
            self.properties.setdefault(name, []).append(value)
        rest = schema.get("additionalProperties")
        if isinstance(rest, dict):
            self.rest.append(rest)
        self.items += [one for one in (schema.get("prefixItems") or []) + [schema.get("items", {})]]
        if rest is True:
            self.is_explicitly_open = True
