"""An OpenAPI description as one Python value: every file of it loaded, every reference inside one document."""

import json
import os
import re

import yaml

from . import swagger2

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2's core schema: no dates, only `true` and `false` are booleans, and `1e-5` is a number."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool", ":merge", ":float"))]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"^(?:[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?|[-+]?[0-9]+[eE][-+]?[0-9]+"
               r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"), list("-+0123456789.")
)


def _load(path):
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    if path.endswith(".json"):
        return json.loads(text)
    return _with_text_keys(yaml.load(text, _Loader))


def _with_text_keys(value):
    """Keys such as `200` are numbers in YAML and names in OpenAPI."""
    if isinstance(value, dict):
        return {key if isinstance(key, str) else json.dumps(key): _with_text_keys(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_with_text_keys(item) for item in value]
    return value


def _is_absolute(url):
    return re.match("^[a-z]+://|^[{]", url) is not None


class Description:
    """The root document with all other files below `x-files`, so that each `$ref` begins with `#`."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self._files = {}
        self._names = {}
        root = self._take(self.path)
        if "swagger" in root:
            root = swagger2.convert(root)
        self.root = root
        self.root["x-files"] = {
            self._names[file]: value for file, value in self._files.items() if file != self.path
        }

    @property
    def version(self):
        return str(self.root.get("openapi", "3.0.0"))

    @property
    def server(self):
        """The URL of the first server with the defaults of its variables; never a relative one."""
        return self.servers[0]

    @property
    def servers(self):
        """The URLs of all servers."""
        result = []
        for server in self.root.get("servers") or [{"url": "/"}]:
            url = server.get("url") or "/"
            for name, variable in (server.get("variables") or {}).items():
                url = url.replace("{%s}" % name, str(variable.get("default", "")))
            if not _is_absolute(url):
                url = "https://server.test/" + url.lstrip("/")
            result.append(url.rstrip("/"))
        return result

    @property
    def has_server(self):
        """Whether the description says where the API is."""
        servers = self.root.get("servers") or [{"url": "/"}]
        return _is_absolute(servers[0].get("url") or "/")

    def _take(self, file):
        if file not in self._files:
            self._names[file] = "f%d" % len(self._names)
            self._files[file] = None
            self._files[file] = self._rewritten(_load(file), file)
        return self._files[file]

    def _rewritten(self, value, file):
        if isinstance(value, list):
            return [self._rewritten(item, file) for item in value]
        if not isinstance(value, dict):
            return value
        reference = value.get("$ref")
        result = {key: self._rewritten(item, file) for key, item in value.items()}
        if isinstance(reference, str):
            result["$ref"] = self._reference(reference, file)
        return result

    def _reference(self, reference, file):
        target, _, fragment = reference.partition("#")
        if re.match("^[a-z]+:", target):
            return reference
        other = os.path.normpath(os.path.join(os.path.dirname(file), target)) if target else file
        if other == self.path:
            return "#" + fragment
        if not os.path.exists(other):
            return "#/x-missing" + fragment
        self._take(other)
        return "#/x-files/%s%s" % (self._names[other], fragment)

    def at(self, node):
        """The value a chain of references leads to; an empty object where it leads nowhere."""
        for _ in range(50):
            if not (isinstance(node, dict) and isinstance(node.get("$ref"), str)):
                return node
            node = self.find(node["$ref"])
        return {}

    def find(self, reference):
        """The value at a reference inside the document."""
        node = self.root
        if not reference.startswith("#"):
            return {}
        from urllib.parse import unquote

        for part in [part for part in unquote(reference[1:]).split("/") if part]:
            part = part.replace("~1", "/").replace("~0", "~")
            try:
                node = node[int(part)] if isinstance(node, list) else node[part]
            except (KeyError, IndexError, ValueError, TypeError):
                return {}
        return node

    def operation(self, method, path):
        """The operation, and the parameters that hold for it with those of its path."""
        item = self.at(self.root.get("paths", {}).get(path, {}))
        operation = self.at(item.get(method.lower(), {}))
        parameters = {}
        for parameter in (item.get("parameters") or []) + (operation.get("parameters") or []):
            parameter = self.at(parameter)
            parameters[(parameter.get("in"), parameter.get("name"))] = parameter
        return operation, [value for key, value in parameters.items() if key[1]]

    def security_scheme(self, key):
        return self.at(self.root.get("components", {}).get("securitySchemes", {}).get(key, {}))
