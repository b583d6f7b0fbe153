"""What a generated client offers: operations, their arguments, and the client's credentials.

The facts come from Apus itself: `Templates/` stands in for the templates of methods and of the client and prints a line
for each fact, so that no generated Swift has to be parsed."""

import glob
import json
import os
import re
from dataclasses import dataclass, field


@dataclass
class Argument:
    name: str
    is_required: bool
    #: The type as the method spells it, with `?` for an optional one.
    swift_type: str = ""
    #: `path`, `query`, `header`, `cookie` or `body`.
    location: str = "body"
    wire_name: str = ""
    #: Whether the parameter is generic, so that the call must name the type of its bytes.
    is_upload: bool = False


@dataclass
class Content:
    """One way to send the body: `call` is the runtime's method, `case` the case of the choice or empty."""

    call: str
    case: str
    media_types: list


@dataclass
class Operation:
    name: str
    identifier: str
    method: str
    path: str
    #: `client.pets.getPet`
    call: str = ""
    arguments: list = field(default_factory=list)
    contents: list = field(default_factory=list)

    def argument(self, name):
        return next((argument for argument in self.arguments if argument.name == name), None)


@dataclass
class Listing:
    client: str = ""
    #: Argument label and key of each security scheme.
    credentials: list = field(default_factory=list)
    operations: list = field(default_factory=list)


def read(folder, calls):
    """The listing of a client.

    - folder: what `apus generate --templates Templates` wrote.
    - calls: how each operation is called, by method and path."""
    listing = Listing()
    for file in sorted(glob.glob(os.path.join(folder, "*.swift"))):
        with open(file, encoding="utf-8") as lines:
            for line in lines:
                line = line.strip()
                if line.startswith("//@"):
                    _take(line[3:], listing)
    for operation in listing.operations:
        operation.call = calls.get("%s %s" % (operation.method, operation.path), "")
    return listing


def _take(line, listing):
    kind, _, rest = line.partition(" ")
    if kind == "client":
        listing.client = rest
    elif kind == "credential":
        argument, _, key = rest.partition(" ")
        listing.credentials.append((argument.strip("`"), _text(key)))
    elif kind == "operation":
        name, _, rest = rest.partition(" ")
        identifier, rest = _first_text(rest)
        method, _, path = rest.strip().partition(" ")
        listing.operations.append(Operation(name, identifier, _method(method), _text(path)))
    else:
        _take_detail(kind, rest, listing.operations[-1])


def _take_detail(kind, rest, operation):
    if kind == "argument":
        name, presence, swift_type = (rest + "  ").split(" ", 2)
        operation.arguments.append(Argument(name, presence == "required", swift_type.strip(), is_upload="UploadContent" in swift_type))
    elif kind == "parameter":
        location, name, key = rest.split(" ", 2)
        argument = operation.argument(name)
        argument.location, argument.wire_name = location.removesuffix("Content"), _text(key) if key else name
    elif kind == "content":
        call, case, types = (rest + "  ").split(" ", 2)
        operation.contents.append(Content(call, case.strip("`"), re.findall(r'"([^"]*)"', types)))


def _method(text):
    """`.get`, or `HTTPMethod("PURGE")`."""
    return text.lstrip(".").upper() if text.startswith(".") else re.sub(r'^.*"(.*)".*$', r"\1", text)


def _first_text(text):
    match = re.match(r'("(?:[^"\\]|\\.)*")(.*)$', text)
    return _text(match[1]), match[2]


def _text(literal):
    """The value of a Swift string literal."""
    literal = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda match: json.dumps(chr(int(match[1], 16)))[1:-1], literal.strip())
    return json.loads(literal.replace("\\'", "'").replace("\\0", "\\u0000"))
