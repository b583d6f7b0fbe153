"""Texts that fit a schema."""

_FORMATS = {
    "date-time": ["2024-02-29T13:04:05Z", "2019-12-31T23:59:59.250Z"],
    "date": ["2024-02-29", "1999-01-01"],
    "time": ["13:04:05Z"],
    "duration": ["P1DT2H"],
    "uuid": ["1725ff48-ab45-4bb5-9d02-88745177dedb", "efdbb9d1-02c2-4bc3-afb7-6788d8782b1e"],
    "email": ["ada@example.com"],
    "idn-email": ["ada@example.com"],
    "hostname": ["example.com"],
    "ipv4": ["192.0.2.1"],
    "ip": ["192.0.2.1"],
    "ipv6": ["2001:db8::1"],
    "uri": ["https://example.com/a?b=c"],
    "url": ["https://example.com/a?b=c"],
    "uri-reference": ["/a?b=c"],
    "iri": ["https://example.com/a"],
    "byte": ["YWJj", "AAEC/w=="],
    "binary": ["YWJj", "AAEC/w=="],
    "json-pointer": ["/a/b"],
    "regex": ["a+"],
    "int64": ["12"],
    "int32": ["12"],
    "decimal": ["12.5"],
}

_PLAIN = ["text", "another", "third"]
_TRICKY = {
    "body": ["a \"b\" \\ \u2028 \U0001d11e é\n\t/", "ünïcode 日本", "{}[]<>&'=+%20"],
    "query": ["a b&c=d+e%20f#g?h", "ünïcode 日本", "1/2:3@4!$'()*"],
    "path": ["a b&c=d+e", "ünï日本", "1:3@4!$'()*"],
    "header": ["a b; c=\"d\"", "x/y:z", "(comment)"],
    "cookie": ["a b", "x/y:z", "plain"],
    "form": ["a b&c=d+e%20f#g?h\n", "ünïcode 日本", "1/2:3@4!$'()*"],
}


def make(schema, place, rng, regular, tricky):
    """A text for the schema at a place."""
    low, high = schema.get("minLength", 0), schema.get("maxLength", 1 << 20)
    pattern = schema.get("pattern")
    if pattern:
        text = _of_pattern(pattern, regular, low, high)
        if text is not None:
            return text
    if schema.get("contentEncoding") == "base64":
        return rng.choice(_FORMATS["byte"])
    values = _FORMATS.get(schema.get("format"))
    if values is None:
        values = _TRICKY.get(place, _PLAIN) if tricky else _PLAIN
    text = rng.choice(values)
    if len(text) < low:
        text = (text + "abcdefghij" * (low // 10 + 1))[:low]
    return text[:high]


def _of_pattern(pattern, regular, low, high):
    import re

    for _ in range(30):
        try:
            text = regular.xeger(pattern)
        except Exception:  # a pattern of another dialect
            return None
        if low <= len(text) <= high and text.isprintable():
            try:
                if re.search(pattern, text):
                    return text
            except re.error:
                return None
    return None
