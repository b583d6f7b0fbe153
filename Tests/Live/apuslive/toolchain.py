"""The executable of Apus and the Swift compiler: clients, the runtime, programs."""

import glob
import hashlib
import os
import re
import shutil

from . import listing
from .processes import finish

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
_TINY = """{"openapi": "3.0.3", "info": {"title": "Tiny", "version": "1"}, "paths": {"/": {"get": {"operationId": "get",
"responses": {"204": {"description": "Nothing"}}}}}}"""

#: Compilation conditions, and what the runtime then has.
_CONDITIONS = {"CLIENT_TRANSPORT": "struct ClientTransport", "OAUTH_GRANTS": "func authorizationCodeLogin("}


#: Options of the build of the runtime: modules are compiled as a whole, which takes less processor time.
_WHOLE = ["--disable-index-store", "-Xswiftc", "-wmo", "-Xswiftc", "-num-threads", "-Xswiftc", "2"]

#: The modules of the runtime that are linked with programs.
_RUNTIME = ("ApusCURL", "ApusJSON", "ApusRuntime")

#: How much memory a process of the compiler may use, in bytes: a large description must not stop the whole machine.
_MEMORY = 6 << 30


class ToolError(Exception):
    """A tool that failed, with what it printed."""


def run(command, timeout=3000, folder=None, memory=None):
    """What the command prints; `memory` is the most that it and each of its children may use, in bytes."""
    output, errors, status = finish(command, timeout, folder, memory=memory)
    text = output.decode("utf-8", "replace")
    if status != 0:
        lines = (errors.decode("utf-8", "replace") + text).strip().splitlines()
        wanted = [line for line in lines if "error:" in line] or lines
        reason = "failed" if status is not None else "did not end in %d s" % timeout
        raise ToolError("%s %s: %s" % (os.path.basename(command[0]), reason, "\n".join(wanted[-20:])[:4000]))
    return text


class Toolchain:
    """Generates and compiles; everything it writes is in `work` and is kept for the next run."""

    def __init__(self, executable, work):
        self.executable = os.path.abspath(executable)
        self.work = os.path.abspath(work)
        os.makedirs(self.work, exist_ok=True)
        self._objects = None

    def prepare_runtime(self):
        """Compiles the runtime that the executable carries, as the modules ApusJSON and ApusRuntime, once.

        `APUS_RUNTIME` is a build folder of this repository whose modules are used instead."""
        compiled = os.environ.get("APUS_RUNTIME")
        if compiled:
            self._use_runtime(compiled, os.path.join(REPOSITORY, "Sources", "ApusRuntime"))
            return
        package = os.path.join(self.work, "runtime")
        description = os.path.join(self.work, "tiny.json")
        with open(description, "w", encoding="utf-8") as file:
            file.write(_TINY)
        run([self.executable, "generate", description, "--package", package, "--module", "Apus", "-q", "--no-cache"])
        run(["swift", "build", "-c", "debug", "--package-path", package, *_WHOLE])
        self._use_runtime(os.path.join(package, ".build", "debug"), os.path.join(package, "Sources", "ApusRuntime"))

    def _use_runtime(self, build, sources):
        """Programs use the modules and the object files of a build folder; `sources` is the source code of the runtime."""
        self.modules = os.path.join(build, "Modules")
        builds = [os.path.join(build, name + ".build") for name in _RUNTIME]
        self._objects = sorted(file for folder in builds for file in glob.glob(folder + "/*.o"))
        # SwiftPM writes a module map for the C module that finds libcurl.
        maps = sorted(path for folder in builds for path in glob.glob(folder + "/module.modulemap"))
        self._map_flags = [flag for path in maps for flag in ("-Xcc", "-fmodule-map-file=" + path)]
        self.conditions = _conditions(sources)
        self._map_flags += [flag for name in self.conditions for flag in ("-D", name)]
        self._runtime_hash = _hash_of(self._objects)

    def prepare_harness(self):
        """Compiles `Harness/` as the module LiveHarness, once."""
        sources = sorted(glob.glob(os.path.join(HERE, "Harness", "*.swift")))
        folder = os.path.join(self.work, "harness")
        digest = _hash_of(sources) + self._runtime_hash
        library, record = os.path.join(folder, "LiveHarness.o"), os.path.join(folder, "hash")
        if not (os.path.exists(record) and open(record, encoding="utf-8").read() == digest):
            os.makedirs(folder, exist_ok=True)
            run(["swiftc", "-Onone", "-swift-version", "6", "-parse-as-library", "-module-name", "LiveHarness",
                 "-wmo", "-emit-module", "-emit-module-path", folder + "/LiveHarness.swiftmodule", "-emit-object",
                 "-o", library, "-I", self.modules, *self._map_flags, *sources])
            with open(record, "w", encoding="utf-8") as file:
                file.write(digest)
        self._objects = self._objects + [library]
        self._include_flags = ["-I", self.modules, "-I", folder, *self._map_flags]
        self._runtime_hash = digest

    def generate(self, description, folder, module, templates=None, configuration=()):
        shutil.rmtree(folder, ignore_errors=True)
        command = [self.executable, "generate", description, "--output", folder, "--module", module, "-q",
                   "--no-cache", *configuration]
        run(command + (["--templates", templates] if templates else []))

    def size(self, description, limit):
        """How many bytes of Swift a client has, at most `limit`; `None` when Apus refuses the description.

        The client of a large description is not generated: clients have more than an eighth of its size."""
        if _size_of(description) > 8 * limit:
            return limit
        folder = os.path.join(self.work, "size")
        try:
            self.generate(description, folder, "LiveAPI")
        except ToolError:
            return None
        return min(limit, sum(os.path.getsize(file) for file in glob.glob(folder + "/*")))

    def listing(self, description, folder, module):
        """What the client of a description offers."""
        self.generate(description, folder, module, os.path.join(HERE, "Templates"))
        return listing.read(folder, self.calls(description, module))

    def calls(self, description, module):
        """By `GET /pets`, how the operation is called: `client.pets.getPets`."""
        table = run([self.executable, "list", description, "--module", module, "-q"])
        rows = (re.match(r"^([A-Z]+ \S.*?)  (client\.\S+)", line) for line in table.splitlines())
        return {row[1]: row[2] for row in rows if row}

    def compile(self, sources, program, module):
        """Compiles a program, unless the one that is there has the same sources and runtime."""
        digest = _hash_of(sources) + self._runtime_hash
        record = program + ".hash"
        if os.path.exists(program) and os.path.exists(record):
            with open(record, encoding="utf-8") as file:
                if file.read() == digest:
                    return
        run(["swiftc", "-Onone", "-swift-version", "6", "-suppress-warnings", "-parse-as-library", "-wmo",
             "-module-name", module, *self._include_flags, "-o", program, *sources, *self._objects], memory=_MEMORY)
        with open(record, "w", encoding="utf-8") as file:
            file.write(digest)


def _conditions(sources):
    """The names of compilation conditions for what the runtime has."""
    text = ""
    for file in glob.glob(sources + "/**/*.swift", recursive=True):
        with open(file, encoding="utf-8") as source:
            text += source.read()
    return [name for name, mark in _CONDITIONS.items() if mark in text]


def _size_of(description):
    """The bytes of a description; its files are in its folder, if that is a folder of its own."""
    folder = os.path.dirname(description)
    if len(glob.glob(folder + "/*.yaml") + glob.glob(folder + "/*.json")) > 1:
        return os.path.getsize(description)
    return sum(os.path.getsize(file) for file in glob.glob(folder + "/**", recursive=True) if os.path.isfile(file))


def _hash_of(files):
    digest = hashlib.sha256()
    for file in files:
        with open(file, "rb") as data:
            digest.update(data.read())
    return digest.hexdigest()
