"""Every operation of a description: is each request that its client sends valid, and is it what was meant?"""

import base64
import fnmatch
import json
import os
from collections import Counter
from dataclasses import dataclass, field

from . import program
from .answers import AnswerMaker, check_answer
from .cases import CaseMaker
from .compare import differences
from .description import Description
from .validator import Judge


@dataclass
class Finding:
    """Something that is not as it should be."""

    description: str
    operation: str
    #: The name of the call or of the answer.
    case: str
    #: `refused`, `different`, `argument`, `not-sent`, `answer-error`, `answer-lost`, `broken-lost`, `broken-place`,
    #: `trap`.
    kind: str
    message: str


@dataclass
class Outcome:
    """The counts of one description and what was found."""

    name: str
    counts: Counter = field(default_factory=Counter)
    findings: list = field(default_factory=list)


class DescriptionRun:
    """Generates, compiles and runs the client of one description, and judges what it sends and reads."""

    def __init__(self, toolchain, path, name, combinations=False):
        self._toolchain = toolchain
        self._path = path
        self._name = name
        self._combinations = combinations
        self._description = Description(path)
        self._judge = Judge(self._description)
        self._outcome = Outcome(name)

    def run(self):
        folder = os.path.join(self._toolchain.work, self._name.replace(".", "-").replace("/", "-"))
        os.makedirs(folder, exist_ok=True)
        listing = self._toolchain.listing(self._path, folder + "/listing", "LiveAPI")
        self._outcome.counts["operations"] = len(listing.operations)
        if not listing.operations:
            return self._outcome
        binary = self._program(listing, folder)
        jobs, cases = self._jobs(listing)
        lines, trapped = program.run(binary, jobs, folder)
        for identifier, answer in trapped:
            self._find(cases[identifier][0], "trap", "the process ended at answer %d" % answer)
        self._judge_lines(lines, cases)
        return self._outcome

    def _program(self, listing, folder):
        self._toolchain.generate(self._path, folder + "/client", "LiveAPI")
        with open(folder + "/client/Client.swift", encoding="utf-8") as file:
            client_text = file.read()
        sources = sorted(folder + "/client/" + name for name in os.listdir(folder + "/client"))
        for name, text in program.sources(listing, self._description, client_text):
            sources.append(os.path.join(folder, name))
            with open(sources[-1], "w", encoding="utf-8") as file:
                file.write(text)
        self._toolchain.compile(sources, folder + "/program", "LiveAPI")
        return folder + "/program"

    def _jobs(self, listing):
        """The lines for the program, and by their identifier the case and its answers."""
        jobs, cases = [], {}
        maker, answers = CaseMaker(self._description), AnswerMaker(self._description, self._judge)
        for number, operation in enumerate(listing.operations):
            operation_answers = answers.answers(operation)
            for case in maker.cases(operation, self._combinations):
                if not self._is_meant_well(case):
                    self._outcome.counts["unmade"] += 1
                    continue
                identifier = "%d/%s" % (number, case.name)
                own = operation_answers if case.name.partition("/")[0] == "all" else operation_answers[:1]
                if case.is_xml:
                    self._outcome.counts["xml"] += 1
                jobs.append({"id": identifier, "call": program.call_name(number, case.content),
                             "arguments": case.arguments, "answers": [answer.line for answer in own]})
                cases[identifier] = (case, own)
        return jobs, cases

    def _is_meant_well(self, case):
        """Whether the values are valid by their own schemas; others are a fault of the maker or of an example."""
        _, parameters = self._description.operation(case.operation.method, case.operation.path)
        for (place, name), value in case.expected.items():
            if place == "body":
                if case.content.call in ("binary", "data", "text"):
                    continue
                _, media = CaseMaker(self._description).media(case.operation, case.content)
                schema = media.get("schema", {})
            else:
                parameter = next((one for one in parameters if (one["in"], one["name"]) == (place, name)), {})
                schema = parameter.get("schema", {})
            if self._judge.schema_errors(schema, value, "request"):
                return False
        return True

    def _judge_lines(self, lines, cases):
        judges = {}
        for line in lines:
            case, answers = cases[line["id"]]
            key = (case.operation.method, case.operation.path)
            if key not in judges:
                judges = {key: self._judge.operation(*key)}
            self._judge_line(line, case, answers[line["answer"]], judges[key])

    def _judge_line(self, line, case, answer, judge):
        error = line.get("error") or {}
        if error.get("kind") == "argument":
            if line["answer"] > 0:
                return None
            self._outcome.counts["calls"] += 1
            return self._find(case, "argument", "%s: %s" % (error["name"], error["message"]))
        if line["answer"] == 0:
            self._outcome.counts["calls"] += 1
            self._record = None
            if not line["requests"]:
                return self._find(case, "not-sent", error.get("message", ""))
            self._record = line["requests"][0]
            self._judge_request(self._record, case, judge)
        if self._record is None or not case.name.startswith("all") or not _accepts(self._record, answer):
            return None
        for kind, message in check_answer(line, answer, judge, self._record, self._outcome.counts):
            self._find(case, kind, "%s: %s" % (answer.name, message))

    def _judge_request(self, record, case, judge):
        if case.is_xml:
            return None
        reason, read = judge.request(record)
        if reason:
            return self._find(case, "refused", reason)
        self._outcome.counts["valid"] += 1
        for (place, name), value in case.expected.items():
            if place == "body":
                if case.content.call not in ("json", "form"):
                    continue
                is_json = case.content.call == "json"
                found, exists = json.loads(base64.b64decode(record["body"])) if is_json else read.body, True
            else:
                values = getattr(read.parameters, place)
                found, exists = values.get(name), name in values
            if not exists and value not in (None, {}, []):
                self._find(case, "different", "%s '%s' is missing" % (place, name))
                continue
            found = _without_defaults(value, _plain(found))
            if place == "body" and case.content.call == "form":
                value, found = _without_empty(value), _without_empty(found)
            places = differences(value, found)
            if places and value is not None:
                self._find(case, "different", "%s '%s' differs at '%s': %.80r read as %.80r" % (
                    place, name, places[0], value, found))

    def _find(self, case, kind, message):
        self._outcome.counts[kind] += 1
        identifier = "%s %s" % (case.operation.method, case.operation.path)
        self._outcome.findings.append(Finding(self._name, identifier, case.name, kind, message[:600]))


def _accepts(record, answer):
    """Whether the client asked for an answer of this media type; an error may have any."""
    accepted = [value for name, value in record["headers"] if name.lower() == "accept"]
    if not accepted or not answer.content_type:
        return True
    wanted = answer.content_type.partition(";")[0].strip().lower()
    return any(fnmatch.fnmatch(wanted, one.partition(";")[0].strip().lower())
               for value in accepted for one in value.split(","))


def _without_defaults(expected, found):
    """openapi-core adds the defaults of members that were not sent to what it reads."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: _without_defaults(expected[key], item) for key, item in found.items() if key in expected}
    return found


def _without_empty(value):
    """An object or a list without members is not sent in a form."""
    if isinstance(value, dict):
        members = ((key, _without_empty(item)) for key, item in value.items())
        return {key: item for key, item in members if item not in ({}, [])}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def _plain(value):
    """What openapi-core reads, as dictionaries and lists."""
    if hasattr(value, "__dataclass_fields__"):
        return {key: _plain(getattr(value, key)) for key in value.__dataclass_fields__}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
