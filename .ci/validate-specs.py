#!/usr/bin/env python3
"""Checks the descriptions named in specs/apus.yaml.

Each description has to be valid OpenAPI, in all its files; each operation needs an id and a summary, each JSON body an
example; each example and default has to fit its schema. Prints what was checked, and exits with 1 if anything is wrong.

Needs the packages openapi-spec-validator, openapi-schema-validator, rfc3339-validator and PyYAML.
usage: validate-specs.py [CONFIGURATION]
"""

import json
import pathlib
import sys
import urllib.parse
import urllib.request

import yaml
from openapi_schema_validator import OAS30Validator, OAS31Validator, oas30_format_checker, oas31_format_checker
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Loader(yaml.CSafeLoader):
    """YAML as JSON sees it: a timestamp stays a string, and a key may stand only once in a mapping."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        twice = {key for key in keys if keys.count(key) > 1}
        if twice:
            raise yaml.YAMLError(f"{node.start_mark}: key {sorted(twice)} stands twice")
        return super().construct_mapping(node, deep)


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load(uri):
    """The value of a JSON or YAML file."""
    path = pathlib.Path(urllib.request.url2pathname(urllib.parse.urlsplit(uri).path))
    with path.open(encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=mapping) if path.suffix == ".json" else yaml.load(file, Loader)


def mapping(members):
    """An object of JSON, in which a key may stand only once."""
    keys = [key for key, _ in members]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise ValueError(f"key {sorted(twice)} stands twice")
    return dict(members)


class Description:
    """One description with all its files, and what was found in it."""

    def __init__(self, path):
        self.uri = path.resolve().as_uri()
        self.root = {}
        self.files = {}
        self.visited = set()
        self.faults = []
        self.operations = self.examples = self.defaults = 0
        self.validator, self.formats = OAS31Validator, oas31_format_checker
        self.registry = Registry(retrieve=lambda uri: Resource(contents=self.file(uri), specification=DRAFT202012))

    def file(self, uri):
        if uri not in self.files:
            self.files[uri] = load(uri)
        return self.files[uri]

    def fault(self, place, message):
        file, _, pointer = place.partition("#")
        self.faults.append(f"{pathlib.PurePosixPath(file).name}#{urllib.parse.unquote(pointer)}: {message}")

    def resolve(self, place, node):
        """Follows `$ref` to where it leads: the place there and the node."""
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            place = urllib.parse.urljoin(place, node["$ref"])
            file, _, pointer = place.partition("#")
            node = self.file(file)
            for step in urllib.parse.unquote(pointer).split("/")[1:]:
                step = step.replace("~1", "/").replace("~0", "~")
                node = node[int(step)] if isinstance(node, list) else node[step]
        return place, node

    def check(self):
        """Finds all faults, as far as the files can be read at all."""
        try:
            self.root = self.file(self.uri)
            if str(self.root["openapi"]).startswith("3.0"):
                self.validator, self.formats = OAS30Validator, oas30_format_checker
            self.check_root()
        except (OSError, ValueError, LookupError, yaml.YAMLError, Unresolvable) as error:
            self.fault(self.uri, f"{type(error).__name__}: {getattr(error, 'ref', error)}")

    def check_root(self):
        try:
            validate(self.root, base_uri=self.uri)
        except OpenAPIValidationError as error:
            self.fault(self.uri + "#/" + "/".join(map(str, error.absolute_path)), error.message)
        self.walk(self.uri + "#", self.root)
        for path, item in self.root["paths"].items():
            place, item = self.resolve(at(self.uri + "#/paths", path), item)
            for method in METHODS:
                if method in item:
                    self.check_operation(at(place, method), item[method])

    def walk(self, place, node):
        """Checks every example and default that can be reached from a node, each once."""
        place, node = self.resolve(place, node)
        if place in self.visited:
            return
        self.visited.add(place)
        if isinstance(node, list):
            for index, value in enumerate(node):
                self.walk(at(place, index), value)
        elif isinstance(node, dict):
            self.check_values(place, node)
            for key, value in node.items():
                if key not in ("example", "examples", "default", "enum", "const") or place.endswith(("/properties", "/schemas", "/responses")):
                    self.walk(at(place, key), value)

    def check_values(self, place, node):
        """Checks the values that stand in a parameter, header, media type or schema."""
        if place.endswith(("/properties", "/schemas", "/responses", "/components", "/variables")) or "/variables/" in place:
            return
        schema = at(place, "schema") if "schema" in node else place
        if "example" in node:
            self.check_value(at(place, "example"), schema, node["example"])
        examples = node.get("examples", {})
        if isinstance(examples, list):
            for index, value in enumerate(examples):
                self.check_value(at(at(place, "examples"), index), schema, value)
        else:
            for name, example in examples.items():
                there, example = self.resolve(at(at(place, "examples"), name), example)
                self.check_value(at(there, "value"), schema, example.get("value"))
        if "default" in node:
            self.check_value(at(place, "default"), schema, node["default"], counted="defaults")

    def check_value(self, place, schema, value, counted="examples"):
        setattr(self, counted, getattr(self, counted) + 1)
        validator = self.validator({"$ref": schema}, registry=self.registry, format_checker=self.formats)
        for error in validator.iter_errors(value):
            self.fault(place, f"{error.message} (at {error.json_path})")

    def check_operation(self, place, operation):
        self.operations += 1
        for key in ("operationId", "summary", "description", "tags"):
            if not operation.get(key):
                self.fault(place, f"has no '{key}'")
        bodies = [(at(place, "requestBody"), operation["requestBody"])] if "requestBody" in operation else []
        bodies += [(at(at(place, "responses"), status), response) for status, response in operation["responses"].items()]
        for there, body in bodies:
            there, body = self.resolve(there, body)
            for media_type, content in body.get("content", {}).items():
                if not content.get("schema") or not ("example" in content or content.get("examples")):
                    self.fault(at(at(there, "content"), media_type), "has no schema or no example")


def at(place, step):
    """The place of a member of what stands at a place."""
    step = str(step).replace("~", "~0").replace("/", "~1")
    return f"{place}{'' if '#' in place else '#'}/{urllib.parse.quote(step, safe='~$')}"


def main(arguments):
    default = pathlib.Path(__file__).resolve().parent.parent / "specs" / "apus.yaml"
    configuration = pathlib.Path(arguments[0]) if arguments else default
    clients = yaml.load(configuration.read_text(encoding="utf-8"), Loader)["clients"]
    totals = {"files": 0, "operations": 0, "examples": 0, "defaults": 0, "faults": 0}
    for client in clients:
        description = Description(configuration.parent / client["description"])
        description.check()
        counts = {key: getattr(description, key) for key in ("operations", "examples", "defaults")}
        counts = {"files": len(description.files), **counts, "faults": len(description.faults)}
        print(f"{client['description']}: " + ", ".join(f"{count} {key}" for key, count in counts.items()))
        for fault in description.faults:
            print(f"  {fault}")
        totals = {key: totals[key] + counts[key] for key in totals}
    print(f"{len(clients)} descriptions: " + ", ".join(f"{count} {key}" for key, count in totals.items()))
    return 1 if totals["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
