"""One server: its description, the client of it, the same calls in Swift and in Python, and what differs."""

import glob
import json
import os
import re
import shutil
import subprocess
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from . import debian, environment
from .compare import differences
from .processes import ServerProcess, die_with_parent, free_port
from .toolchain import HERE, ToolError

_TIMEOUT = 240


@dataclass
class ServerOutcome:
    name: str
    version: str = ""
    observations: int = 0
    #: Triples of the observation's name, a kind and a message.
    findings: list = field(default_factory=list)


class ServerRun:
    """The folder `servers/NAME` has `about.json`, `server.py`, `requirements.txt`, `calls.swift` and `peer.py`."""

    def __init__(self, toolchain, name):
        self._toolchain = toolchain
        self.name = name
        self._source = os.path.join(HERE, "servers", name)
        self._folder = os.path.join(toolchain.work, "servers", name)
        with open(os.path.join(self._source, "about.json"), encoding="utf-8") as file:
            self._about = json.load(file)

    def run(self):
        """The outcome; raises `PackagesUnavailable` when its packages cannot be installed."""
        self._python = environment.python(os.path.join(self._source, "requirements.txt"), self._toolchain.work)
        root = debian.unpacked(self._about.get("debian", []), self._toolchain.work)
        outcome = ServerOutcome(self.name, self._version(root))
        server = self._server(root)
        try:
            server.start()
            program = self._program(root, outcome)
            if program:
                swift = self._observations([program, self._url], server, outcome, "swift")
                server.stop()
                shutil.rmtree(self._state, ignore_errors=True)
                os.makedirs(self._state)
                server.start()
                peer = [self._python, os.path.join(self._source, "peer.py"), self._url]
                self._compare(swift, self._observations(peer, server, outcome, "python"), outcome)
        finally:
            server.stop()
        return outcome

    def _version(self, root):
        if root:
            return debian.version(self._about["debian"][0])
        wanted = self._about["package"].lower().replace("_", "-")
        with open(os.path.join(self._source, "requirements.txt"), encoding="utf-8") as file:
            for line in file:
                name, _, version = line.strip().partition("==")
                if name.lower().replace("_", "-") == wanted:
                    return version
        return "unknown"

    def _server(self, root):
        port = free_port()
        self._url = "http://127.0.0.1:%d" % port
        self._state = os.path.join(self._folder, "state")
        shutil.rmtree(self._state, ignore_errors=True)
        os.makedirs(self._state)
        command = [self._python, os.path.join(self._source, "server.py"), str(port), self._state]
        variables = {"APUS_LIVE_ROOT": root or "", "PYTHONPATH": os.path.dirname(self._source)}
        log = os.path.join(self._folder, "server.log")
        open(log, "w").close()
        return ServerProcess(command, log, variables, self._url + self._about.get("ready", self._about["description"]))

    def _description(self, root):
        """The server's own description: what it serves, or what is inside its program."""
        place = self._about["description"]
        if place.startswith("inside:"):
            return debian.embedded_description(root + place.removeprefix("inside:"))
        asked = urllib.request.Request(self._url + place, headers=self._about.get("headers", {}))
        with urllib.request.urlopen(asked, timeout=60) as response:
            return response.read()

    def _program(self, root, outcome):
        """Generates and compiles; what fails is a finding."""
        text = self._description(root)
        kind = "json" if text.lstrip().startswith(b"{") else "yaml"
        description = os.path.join(self._folder, "description." + kind)
        with open(description, "wb") as file:
            file.write(text)
        client = os.path.join(self._folder, "client")
        try:
            self._toolchain.generate(description, client, "LiveAPI")
            calls = self._toolchain.calls(description, "LiveAPI")
            main = os.path.join(self._folder, "LiveMain.swift")
            with open(os.path.join(self._source, "calls.swift"), encoding="utf-8") as file:
                source = file.read()
            with open(main, "w", encoding="utf-8") as file:
                file.write(_with_methods(source, calls))
            program = os.path.join(self._folder, "program")
            self._toolchain.compile(sorted(glob.glob(client + "/*.swift")) + [main], program, "LiveAPI")
            return program
        except ToolError as fault:
            outcome.findings.append(("client", "build", str(fault)))
            return None

    def _observations(self, command, server, outcome, side):
        """The values that a program prints, by name, while the server does what it asks for."""
        variables = dict(os.environ, PYTHONPATH=os.path.dirname(self._source), SWIFT_BACKTRACE="enable=no",
                         APUS_LIVE_CONDITIONS=" ".join(self._toolchain.conditions))
        with open(os.path.join(self._folder, side + ".log"), "wb") as log:
            process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, env=variables,
                                       preexec_fn=die_with_parent)
        timer = threading.Timer(_TIMEOUT, process.kill)
        timer.start()
        values = {}
        try:
            for line in process.stdout:
                record = json.loads(line)
                if "control" in record:
                    process.stdin.write(_controlled(server, record).encode() + b"\n")
                    process.stdin.flush()
                else:
                    values[record["name"]] = record["value"]
        finally:
            timer.cancel()
            process.kill()
            process.stdin.close()
            status = process.wait()
        if status not in (0, -9) or not values or status == -9 and "end" not in values:
            with open(os.path.join(self._folder, side + ".log"), encoding="utf-8", errors="replace") as log:
                outcome.findings.append((side, "ended", "status %d after %d observations: %s"
                                         % (status, len(values), log.read()[-600:])))
        return values

    def _compare(self, swift, python, outcome):
        outcome.observations = len(python)
        for name in list(python) + [name for name in swift if name not in python]:
            if name not in swift or name not in python:
                outcome.findings.append((name, "missing", "only one client has it"))
                continue
            mine, theirs = dict_or_value(swift[name]), python[name]
            payload = mine.pop("payload", None) if isinstance(mine, dict) and "status" in mine else None
            if mine != theirs:
                places = differences(theirs, mine)
                if places:
                    outcome.findings.append((name, "differs", "at '%s': Swift %s, Python %s" % (
                        places[0], json.dumps(mine)[:300], json.dumps(theirs)[:300])))
            elif payload is not None and differences(mine["body"], payload):
                outcome.findings.append((name, "payload", json.dumps(payload)[:300]))


def _with_methods(source, calls):
    """Puts the method of the operation where ``client.`GET /owners` `` stands, or that of its pages for `GET /owners paged`."""

    def method(match):
        operation = match[1].removesuffix(" paged")
        name = calls.get(operation, "client.missing /* %s */" % operation).removeprefix("client.")
        return name + ("Paged" if match[1].endswith(" paged") else "")

    return re.sub("`([A-Z]+ /[^`]*)`", method, source)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_, **__):
        return None


def _controlled(server, record):
    """Does what a program asks for: the answer is the redirect of a visited page, else `done`."""
    if record["control"] != "visit":
        getattr(server, record["control"])()
        return "done"
    try:
        urllib.request.build_opener(_NoRedirect).open(record["argument"], timeout=30)
    except urllib.error.HTTPError as answer:
        return answer.headers.get("Location", "")
    return ""


def dict_or_value(value):
    return dict(value) if isinstance(value, dict) else value
