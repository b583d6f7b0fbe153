"""Values that break their schema in one place."""

import copy

_MOST = 10


def broken_values(description, schema, value):
    """Up to ten variants, each with a label and the JSON Pointer to the place; whether a variant really breaks the
    schema is for the judge to say."""
    places = list(_places(value, "", 0))
    # The deep ones too: the first, the last and some between.
    step = max(len(places) // _MOST, 1)
    for number, pointer in enumerate(places[::step][:_MOST]):
        for label, replacement in _replacements(_at(value, pointer), number):
            yield label, pointer, _with(value, pointer, replacement)
    for pointer in [place for place in places if place.count("/") <= 3][:_MOST // 2]:
        if pointer and isinstance(_at(value, pointer.rpartition("/")[0]), dict):
            yield "without", pointer, _without(value, pointer)


def _places(value, pointer, depth):
    yield pointer
    if depth > 5:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _places(item, pointer + "/" + key.replace("~", "~0").replace("/", "~1"), depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value[:2]):
            yield from _places(item, "%s/%d" % (pointer, number), depth + 1)


def _replacements(value, number):
    """A value of another kind, and in turn `null`, a number that no integer type holds, or a text that is none."""
    if isinstance(value, bool):
        yield "boolean-as-text", "yes"
    elif isinstance(value, (int, float)):
        yield ("number-as-text", "many") if number % 2 else ("number-too-large", 1e300)
    elif isinstance(value, str):
        yield ("text-as-number", 12.5) if number % 2 else ("text-as-list", ["a"])
    elif isinstance(value, list):
        yield "list-as-object", {"0": 1}
    elif isinstance(value, dict):
        yield ("object-as-list", [1]) if number % 2 else ("object-as-text", "text")
    else:
        yield "null-as-object", {"a": 1}
    if number % 3 == 0 and value is not None:
        yield "null", None


def _steps(pointer):
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def _at(value, pointer):
    for step in _steps(pointer):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def _with(value, pointer, replacement):
    if not pointer:
        return replacement
    value = copy.deepcopy(value)
    *parents, last = _steps(pointer)
    node = value
    for step in parents:
        node = node[int(step)] if isinstance(node, list) else node[step]
    node[int(last) if isinstance(node, list) else last] = replacement
    return value


def _without(value, pointer):
    value = copy.deepcopy(value)
    *parents, last = _steps(pointer)
    node = value
    for step in parents:
        node = node[int(step)] if isinstance(node, list) else node[step]
    del node[last]
    return value
