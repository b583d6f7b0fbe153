"""The command line: see `python3 Tests/Live/live.py --help`."""

import argparse
import os
import sys
import time

from .processes import end_on_signals, peak_memory
from .toolchain import REPOSITORY, Toolchain


_ABOUT = """Judges the requests of generated clients with openapi-core, and compares generated clients of real servers
with Python clients of the same servers. See Documentation/Live.md."""
_EXAMPLES = """examples:
  live.py                              everything below 400 KB of Swift
  live.py judge --only stripe --below 6000
                                       one large description
  live.py servers --only drf --record  one server, and write its row of the table

environment:
  APUS_LIVE_WORK  the folder for environments and programs (default: .build/live)

What needs packages that cannot be installed is skipped, with the reason. Exit codes: 0 success, 1 failures,
2 invalid command line."""


_PARTS = ("judge", "servers")


def arguments_of(words):
    """The arguments in the words of a command line; ends the process for `--help` and for invalid ones."""
    parser = argparse.ArgumentParser(prog="live.py", description=_ABOUT, epilog=_EXAMPLES,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help="'judge' validates the requests and responses of descriptions, 'servers' calls real servers "
                             "(default: both)")
    parser.add_argument("--apus", default=os.environ.get("APUS_EXECUTABLE"), metavar="FILE",
                        help="the executable of Apus (default: APUS_EXECUTABLE, then the one of the last build)")
    parser.add_argument("--below", type=int, default=400, metavar="KB",
                        help="judge only clients of fewer kilobytes of Swift (default: 400)")
    parser.add_argument("--only", action="append", default=[], metavar="TEXT",
                        help="only descriptions and servers with this text in their name; can be given several times")
    parser.add_argument("--shared", default=os.environ.get("APUS_SHARED") or os.path.join(REPOSITORY, "..", "shared"),
                        metavar="DIR", help="the folder with the publishers' descriptions (default: APUS_SHARED, then ../shared)")
    parser.add_argument("--quick", action="store_true", help="run what fits in five minutes")
    parser.add_argument("--record", action="store_true", help="write the tables of results instead of comparing them")
    arguments = parser.parse_args(words)
    for part in arguments.parts:
        if part not in _PARTS:
            parser.error("unknown part '%s' (one of %s)" % (part, ", ".join(_PARTS)))
    return arguments


def main():
    arguments = arguments_of(sys.argv[1:])
    executable = arguments.apus or next(
        (path for path in (os.path.join(REPOSITORY, ".build", kind, "apus") for kind in ("release", "debug"))
         if os.path.exists(path)), None)
    if executable is None:
        print("error: there is no executable of Apus: run 'make build', or name one with --apus", file=sys.stderr)
        return 2
    end_on_signals()
    # Servers listen on the loopback interface: a proxy is for the package registries only.
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), "127.0.0.1", "localhost"]))
    start = arguments.start = time.monotonic()
    toolchain = Toolchain(executable, os.environ["APUS_LIVE_WORK"])
    toolchain.prepare_runtime()
    parts = arguments.parts or _PARTS
    failures = []
    toolchain.prepare_harness()
    if "judge" in parts:
        from .judge_command import judge

        failures += judge(toolchain, arguments)
    if "servers" in parts:
        from .servers_command import servers

        failures += servers(toolchain, arguments)
    for failure in failures:
        print("FAILED %s" % failure)
    print("%d s, %d failures, at most %d MB for a process" % (time.monotonic() - start, len(failures), peak_memory()))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
