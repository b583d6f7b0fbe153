"""What the server answers in the judge's runs: valid bodies of every documented status, and broken ones."""

import base64
import json
from dataclasses import dataclass

from .breaking import broken_values
from .cases import _examples, _kind
from .compare import differences
from .declared import has_undeclared
from .validator import Response
from .values import Maker


@dataclass
class Answer:
    """One answer to one call."""

    name: str
    status: int
    content_type: str
    data: bytes
    #: The value in the body; `None` for bytes and text.
    value: object
    #: Whether there is JSON in the body.
    is_json: bool
    #: Where the body breaks its schema; `None`: it does not.
    broken_at: str = None
    #: Whether its status is a success.
    is_success: bool = True
    #: Whether it has members that its schema allows without naming them; a client does not keep those.
    has_undeclared: bool = False

    @property
    def line(self):
        """For the job file."""
        headers = [["Content-Type", self.content_type]] if self.content_type else []
        return {"status": self.status, "headers": headers, "body": base64.b64encode(self.data).decode()}


class AnswerMaker:
    def __init__(self, description, judge):
        self._description = description
        self._judge = judge

    def answers(self, operation):
        """The answers to an operation, a valid success first where there is one."""
        value, _ = self._description.operation(operation.method, operation.path)
        responses = value.get("responses") or {}
        result = []
        for key in sorted(responses, key=lambda key: (not str(key).startswith("2"), str(key))):
            response = self._description.at(responses[key])
            status = _status(str(key), responses)
            if status is not None:
                result += self._of_status(status, response, operation)
        return result or [Answer("nothing", 200, "", b"", None, False)]

    def _of_status(self, status, response, operation):
        content = response.get("content") or {}
        is_success = 200 <= status < 300
        name = str(status)
        if not content or operation.method == "HEAD" or status in (204, 205, 304):
            return [Answer(name, status, "", b"", None, False, None, is_success)]
        result = []
        for media_type, media in list(content.items())[:3]:
            media = self._description.at(media)
            if not isinstance(media, dict):
                continue
            result += self._of_media_type(status, media_type, media, is_success)
        return result

    def _of_media_type(self, status, media_type, media, is_success):
        name = "%d %s" % (status, media_type)
        sent = media_type.replace("*/*", "application/json").replace("application/*", "application/json")
        if _kind(sent) != "json" or sent.endswith(("ndjson", "jsonl", "json-seq", "+json-seq")):
            return self._without_json(name, status, sent, media, is_success)
        result, known = [], []
        values = [("example", value) for value in _examples(self._description, media)]
        schema = media.get("schema", {})
        for seed in range(4):
            maker = Maker(self._description, "response", full=seed != 3, tricky=seed == 2, seed=seed)
            values.append(("made%d" % seed, maker.make(schema)))
        for source, value in values:
            if value in known or self._judge.schema_errors(schema, value, "response"):
                continue
            known.append(value)
            answer = self._json("%s %s" % (name, source), status, sent, value, None, is_success)
            answer.has_undeclared = has_undeclared(self._description, schema, value)
            result.append(answer)
        complete = [answer.value for answer in result if not answer.has_undeclared]
        for value in complete[:2] if is_success else []:
            for label, place, broken in broken_values(self._description, schema, value):
                if broken not in known and self._judge.schema_errors(schema, broken, "response"):
                    known.append(broken)
                    result.append(self._json("%s %s" % (name, label), status, sent, broken, place, is_success))
        return result

    @staticmethod
    def _json(name, status, media_type, value, broken_at, is_success):
        return Answer(name, status, media_type, json.dumps(value).encode(), value, True, broken_at, is_success)

    def _without_json(self, name, status, media_type, media, is_success):
        """Streams get two events or lines; anything else gets bytes."""
        schema = media.get("itemSchema") or media.get("schema", {})
        if "event-stream" in media_type or "json" in media_type:
            item = Maker(self._description, "response").make(schema)
            text = json.dumps(item)
            start = "\x1e" if media_type.endswith("json-seq") else ""
            data = "data: %s\n\n" % text if "event-stream" in media_type else start + text + "\n"
            return [Answer(name + " stream", status, media_type, (data * 2).encode(), None, False, None, is_success)]
        data = "text with ünïcode\n".encode() if _kind(media_type) == "text" else b"\x00\x01\xfc binary"
        if "*" in media_type:
            media_type = "application/octet-stream"
        return [Answer(name, status, media_type, data, None, False, None, is_success)]


def _status(key, responses):
    """A status for a key such as `404`, `4XX` or `default`; `None` for one without an answer of its own."""
    if key.isdigit():
        return int(key) if 200 <= int(key) < 300 or int(key) >= 400 else None
    if key.lower() == "default":
        has_success = any(one[0] in "23" for one in responses)
        return 500 if has_success and "500" not in responses else 418 if has_success else 200
    if len(key) == 3 and key[1:].lower() == "xx":
        return next((int(key[0]) * 100 + number for number in range(0, 60) if key[0] + "%02d" % number not in responses), None)
    return None


def check_answer(line, answer, judge, record, counts):
    """What is wrong with what the client made of an answer, as pairs of kind and message."""
    result, error = line.get("result"), line.get("error")
    if answer.broken_at is not None:
        counts["broken"] += 1
        return list(_check_broken(result, error, answer, counts))
    if answer.is_json:
        response = Response(answer.status, answer.content_type, answer.data)
        reason = judge.response(record, response)
        if reason and "HeaderError" not in reason and "MissingRequiredHeader" not in reason:
            counts["answers-refused"] += 1
            return []
    counts["answers"] += 1
    return list(_check_valid(result, error, answer, counts))


def _check_valid(result, error, answer, counts):
    if not answer.is_success:
        if error is None or error.get("kind") != "status":
            yield "answer-error", "an error status is not an error: %s" % (error or result)
        elif answer.is_json and answer.value is not None:
            places = ["payload"] if error.get("payload") is None else differences(answer.value, error["payload"])
            if places and answer.has_undeclared:
                counts["undeclared"] += 1
            elif places:
                yield "answer-lost", "the payload differs at '%s'" % places[0]
            else:
                counts["read"] += 1
        else:
            counts["read"] += 1
        return
    if error is not None:
        yield "answer-error", error.get("message", "")[:300]
        return
    places = _lost(result, answer)
    if places and answer.has_undeclared:
        counts["undeclared"] += 1
    elif places:
        yield "answer-lost", "differs at '%s'" % places[0]
    else:
        counts["read"] += 1


def _lost(result, answer):
    kind, value = result.get("kind"), result.get("value")
    if kind == "nothing":
        return ["/"] if answer.is_json and answer.value not in (None, "") else []
    if kind == "bytes":
        return [] if base64.b64decode(value) == answer.data else ["/"]
    if kind == "items":
        return ["/error"] if "error" in result else []
    if kind == "json" and answer.is_json:
        return differences(answer.value, value)
    if kind == "json":
        return [] if value is None and not answer.data or value == answer.data.decode("utf-8", "replace") else ["/"]
    return ["/" + str(kind)]


def _check_broken(result, error, answer, counts):
    """A decoding error at the place, above it or inside it, or nothing lost. Nothing for a list or map may become empty."""
    if error is not None:
        if error.get("kind") != "decoding":
            yield "broken-place", "not a decoding error: %s" % error.get("message", "")[:200]
        elif _is_near(error.get("pointer"), answer.broken_at):
            counts["located"] += 1
        else:
            yield "broken-place", "broken at '%s', reported at '%s'" % (answer.broken_at, error.get("pointer"))
        return
    if result.get("kind") == "json":
        places = [place for place in differences(answer.value, result.get("value"))
                  if not _is_empty_for_null(answer.value, result.get("value"), place)]
        if places:
            yield "broken-lost", "broken at '%s', differs at '%s'" % (answer.broken_at, places[0])
            return
    counts["kept"] += 1


def _is_near(pointer, place):
    """Whether a reported place is that of the broken value, above it, or inside of what replaced it."""
    return pointer is not None and ((place + "/").startswith(pointer + "/") or pointer.startswith(place + "/"))


def _is_empty_for_null(sent, found, pointer):
    """`null` or nothing that was read as an empty list or map, or as nothing."""
    left, right = _at(sent, pointer), _at(found, pointer)
    return left is None and right in ([], {}, None)


def _at(value, pointer):
    for step in [step for step in pointer.split("/") if step]:
        step = step.replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(step)] if isinstance(value, list) else value[step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
    return value
