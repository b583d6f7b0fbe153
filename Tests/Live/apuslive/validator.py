"""openapi-core as the judge of requests and responses: what it refuses, and what it reads out of them."""

import base64
import warnings
from urllib.parse import parse_qsl, unquote, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from openapi_core.unmarshalling.request import V30RequestUnmarshaller, V31RequestUnmarshaller
from openapi_schema_validator import OAS30ReadValidator, OAS30WriteValidator, OAS31Validator
from openapi_schema_validator import oas30_format_checker, oas31_format_checker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from werkzeug.datastructures import Headers, ImmutableMultiDict

from . import deep_objects  # noqa: F401
from .content import ContentReaders

# openapi-core warns of every OAuth 2 scheme, whose tokens it does not look at.
warnings.filterwarnings("ignore", message="Unsupported scheme type")

_KNOWN_FORMATS = {"date", "date-time", "binary", "byte", "uuid", "int32", "int64", "float", "double", "password"}


class Request:
    """A recorded request in the form that openapi-core reads."""

    def __init__(self, record):
        url = urlsplit(record["url"])
        self.host_url = "%s://%s" % (url.scheme, url.netloc)
        self.path = url.path if "%2f" in url.path.lower() else unquote(url.path)
        self.method = record["method"].lower()
        self.body = None if record["body"] is None else base64.b64decode(record["body"])
        headers = Headers([(name, value) for name, value in record["headers"]])
        self.content_type = headers.get("Content-Type", "")
        cookies = [pair.strip().partition("=") for pair in headers.get("Cookie", "").split(";") if pair.strip()]
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(parse_qsl(url.query, keep_blank_values=True)),
            header=headers,
            cookie=ImmutableMultiDict([(name, unquote(value)) for name, _, value in cookies]),
        )


class Response:
    """An answer in the form that openapi-core reads."""

    def __init__(self, status, content_type, data, headers=()):
        self.status_code = status
        self.data = data
        self.content_type = content_type
        self.headers = Headers(list(headers))


class Judge:
    """The judge of one description."""

    def __init__(self, description):
        self._description = description
        self._root = _without_defaults(description.root)
        root = Resource.from_contents(description.root, default_specification=DRAFT202012)
        self._resolver = Registry().with_resource("", root).resolver("")
        self._is_old = description.version.startswith("3.0")
        self._formats = {name: str for name in _formats(description.root, set())}

    def operation(self, method, path):
        return OperationJudge(self._description, self._root, method, path, self._formats)

    def schema_errors(self, schema, value, direction):
        """What a schema has against a value."""
        if self._is_old:
            kind = OAS30WriteValidator if direction == "request" else OAS30ReadValidator
            checker = oas30_format_checker
        else:
            kind, checker = OAS31Validator, oas31_format_checker
        try:
            validator = kind(schema, _resolver=self._resolver, format_checker=checker)
            return [error.message[:200] for error in validator.iter_errors(value)]
        except Exception as fault:  # a schema that the validator itself cannot read
            return ["%s: %s" % (type(fault).__name__, str(fault)[:200])]


class OperationJudge:
    """openapi-core for one operation: the rest of the description has no other paths, which saves its search."""

    def __init__(self, description, root, method, path, formats):
        item = description.at(root["paths"][path])
        names = ("parameters", "servers", method.lower())
        document = dict(root)
        if str(document["openapi"]).startswith("3.2"):
            document["openapi"] = "3.1.1"
        document["paths"] = {path: {name: item[name] for name in names if name in item}}
        document["servers"] = [{"url": url} for url in description.servers]
        self._api = OpenAPI.from_dict(document, config=_config(description, formats))

    def request(self, record):
        """`(None, what it read)`, or the reason of the refusal."""
        try:
            result = self._api.unmarshal_request(Request(record))
        except Exception as fault:
            return _reason(fault), None
        if result.errors:
            return _reason(result.errors[0]), None
        return None, result

    def response(self, record, response):
        """The reason of the refusal of an answer; `None` when it is valid."""
        try:
            self._api.validate_response(Request(record), response)
        except Exception as fault:
            return _reason(fault)
        return None


def _without_defaults(value):
    """openapi-core reads defaults as if they had been sent, and refuses those that are not valid."""
    if isinstance(value, dict):
        return {key: _without_defaults(item) for key, item in value.items()
                if key != "default" or isinstance(item, dict)}
    return [_without_defaults(item) for item in value] if isinstance(value, list) else value


def _formats(value, names):
    """The formats that openapi-core does not know and would refuse to read."""
    if isinstance(value, dict):
        if isinstance(value.get("format"), str) and value["format"] not in _KNOWN_FORMATS:
            names.add(value["format"])
        for item in value.values():
            _formats(item, names)
    elif isinstance(value, list):
        for item in value:
            _formats(item, names)
    return names


def _config(description, formats):
    is_old = description.version.startswith("3.0")
    return Config(
        spec_validator_cls=None,
        extra_format_unmarshallers=formats,
        extra_media_type_deserializers=ContentReaders(),
        request_unmarshaller_cls=V30RequestUnmarshaller if is_old else V31RequestUnmarshaller,
    )


def _reason(fault):
    """A line: the error and its causes."""
    parts = []
    while fault is not None and len(parts) < 5:
        errors = list(getattr(fault, "schema_errors", None) or [])
        if errors:
            parts += ["at '%s': %s" % ("/".join(str(step) for step in error.absolute_path), _short(error))
                      for error in errors[:2]]
        elif not getattr(fault.__cause__, "schema_errors", None):
            parts.append("%s: %s" % (type(fault).__name__, _message(fault)))
        fault = fault.__cause__
    return " < ".join(parts)


def _short(error):
    """The message without the value, which may be long; of a union what its members have against the value."""
    message = error.message if len(error.message) < 160 else "...%s" % error.message[-110:]
    inner = ["%s at '%s'" % (one.message[-90:], "/".join(str(step) for step in one.absolute_path))
             for one in (error.context or [])[:3]]
    return message + (" (%s)" % "; ".join(inner) if inner else "")


def _message(fault):
    try:
        return str(fault).split("\n")[0][:160]
    except Exception:  # some of openapi-core's errors cannot print bytes
        return ""
