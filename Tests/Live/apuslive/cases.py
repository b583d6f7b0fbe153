"""The calls that are made of an operation: which arguments, with which values."""

import itertools
import json
from dataclasses import dataclass

from .declared import has_undeclared
from .values import Maker

#: The bytes of a file, in base64.
_FILE = "AAEC/0FCQw=="


@dataclass
class Case:
    """One call of one operation."""

    name: str
    operation: object
    #: The kind of body that is sent; `None` when the call has none.
    content: object
    #: By argument.
    arguments: dict
    #: What the judge has to find, by place and wire name.
    expected: dict
    media_type: str = ""

    @property
    def is_xml(self):
        """XML goes out as the bytes that the caller has; there is nothing to judge."""
        return "xml" in self.media_type


class CaseMaker:
    def __init__(self, description):
        self._description = description

    def cases(self, operation, combinations=False):
        """Calls of an operation: the least arguments, all of them, all with other values; with `combinations` each
        combination of the optional arguments too (each pair where there are more than eight)."""
        _, parameters = self._description.operation(operation.method, operation.path)
        by_key = {(value["in"], value["name"]): value for value in parameters}
        for content in operation.contents or [None]:
            suffix = "/" + content.case if content is not None and content.case else ""
            optional = [argument.name for argument in operation.arguments if not argument.is_required]
            everything = set(optional)
            yield self._case("least" + suffix, operation, content, by_key, set(), False, 0)
            yield self._case("all" + suffix, operation, content, by_key, everything, True, 0)
            for seed in (1, 2):
                yield self._case("other%d%s" % (seed, suffix), operation, content, by_key, everything, True, seed)
            for number, chosen in enumerate(_combinations(optional) if combinations else []):
                name = "combination-%s%s" % ("+".join(chosen), suffix)
                yield self._case(name, operation, content, by_key, set(chosen), True, number % 5)

    def _case(self, name, operation, content, parameters, chosen, full, seed):
        maker = Maker(self._description, "request", full=full, tricky=seed > 0, seed=seed)
        arguments, expected = {}, {}
        media_type = ""
        for argument in operation.arguments:
            if not argument.is_required and argument.name not in chosen:
                continue
            if argument.location == "body":
                media_type, media = self.media(operation, content)
                value = self._body(maker, media, content)
                if argument.swift_type.startswith("[MultipartPart]") and not isinstance(value, list):
                    value = [value]
                expected[("body", "")] = value
            else:
                parameter = parameters.get((argument.location, argument.wire_name), {})
                value = self._parameter(maker, parameter, argument.location)
                if value is None and not argument.is_required:
                    # An optional parameter that is null is not sent.
                    continue
                expected[(argument.location, argument.wire_name)] = value
            arguments[argument.name] = value
        return Case(name, operation, content, arguments, expected, media_type)

    def _parameter(self, maker, parameter, place):
        for example in _examples(self._description, parameter) if maker._seed == 0 else []:
            return example
        if parameter.get("content"):
            media = next(iter(parameter["content"].values()))
            return maker.make(self._description.at(media).get("schema", {}), "body")
        return maker.make(parameter.get("schema", {}), place)

    def _body(self, maker, media, content):
        if content.call in ("binary", "data"):
            return _FILE
        if content.call == "multipart":
            return self._with_files(media.get("schema", {}), self._made(maker, media, content))
        return self._made(maker, media, content)

    def _with_files(self, schema, value):
        """A part that is documented as one file or several is a list of files in the client, and one that is documented as a file
        or something else is a file."""
        for name, part in (self._description.at(schema).get("properties") or {}).items():
            part = self._description.at(part)
            members = [self._description.at(one) for one in (part.get("anyOf") or []) + (part.get("oneOf") or [])]
            members = [one for one in members if one.get("type") != "null"]
            lists = [one for one in members if one.get("type") == "array" and self._is_file(one.get("items", {}))]
            if not isinstance(value, dict) or name not in value or not any(map(self._is_file, members)):
                continue
            if lists and all(one in lists or self._is_file(one) for one in members):
                value = dict(value, **{name: value[name] if isinstance(value[name], list) else [value[name]]})
            elif not lists and len(members) > 1 and value[name] is not None:
                value = dict(value, **{name: _FILE})
        return value

    def _is_file(self, schema):
        schema = self._description.at(schema)
        return schema.get("type") == "string" and schema.get("format") == "binary"

    def _made(self, maker, media, content):
        for example in _examples(self._description, media) if maker._seed == 0 and maker._full else []:
            if not has_undeclared(self._description, media.get("schema", {}), example):
                return example
        value = maker.make(media.get("schema", {}), "form" if content.call == "form" else "body")
        # A text body is text, whatever its schema says that it stands for.
        return json.dumps(value) if content.call == "text" and not isinstance(value, str) else value

    def media(self, operation, content):
        """The media type of a kind of body, and what the description says of it."""
        value, _ = self._description.operation(operation.method, operation.path)
        offered = self._description.at(value.get("requestBody", {})).get("content") or {}
        for wanted in content.media_types:
            if wanted in offered:
                return wanted, self._description.at(offered[wanted])
        for media_type, media in offered.items():
            if _kind(media_type) == content.call:
                return media_type, self._description.at(media)
        return next(((key, self._description.at(media)) for key, media in offered.items()), ("", {}))


def _kind(media_type):
    essence = media_type.partition(";")[0].strip().lower()
    if essence == "application/x-www-form-urlencoded":
        return "form"
    if essence.startswith("multipart/"):
        return "multipart"
    if essence.endswith("json") or essence in ("*/*", "application/*"):
        return "json"
    return "text" if essence.startswith("text/") else "binary"


def _examples(description, holder):
    """The examples that a parameter or a media type gives."""
    if "example" in holder:
        yield holder["example"]
    for example in (holder.get("examples") or {}).values() if isinstance(holder.get("examples"), dict) else []:
        example = description.at(example)
        if isinstance(example, dict) and "value" in example:
            yield example["value"]


def _combinations(names):
    """Every subset of up to eight names; of more names each one and each pair."""
    sizes = range(1, len(names) + 1) if len(names) <= 8 else (1, 2)
    return [chosen for size in sizes for chosen in itertools.combinations(names, size)]
