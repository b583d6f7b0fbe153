"""The command line: see `python3 Tests/Live/live.py --help`."""

import argparse
import os
import sys
import time

from .processes import end_on_signals, peak_memory
from .toolchain import REPOSITORY, Toolchain


def _arguments():
    parser = argparse.ArgumentParser(prog="live.py", description="Proof against software that was not written here.")
    parser.add_argument("parts", nargs="*", choices=["judge", "servers", []], default=[],
                        help="what is run (default: both)")
    parser.add_argument("--apus", default=os.environ.get("APUS_EXECUTABLE"), help="the executable of Apus")
    parser.add_argument("--below", type=int, default=400, metavar="KB",
                        help="judge only clients of fewer kilobytes of Swift (default: 400)")
    parser.add_argument("--only", action="append", default=[], metavar="TEXT",
                        help="only descriptions and servers with this text in their name")
    parser.add_argument("--shared", default=os.environ.get("APUS_SHARED") or os.path.join(REPOSITORY, "..", "shared"),
                        help="the folder with the publishers' descriptions")
    parser.add_argument("--quick", action="store_true", help="what fits in five minutes")
    parser.add_argument("--record", action="store_true", help="write the tables instead of comparing them")
    return parser.parse_args()


def main():
    arguments = _arguments()
    executable = arguments.apus or next(
        (path for path in (os.path.join(REPOSITORY, ".build", kind, "apus") for kind in ("release", "debug"))
         if os.path.exists(path)), None)
    if executable is None:
        print("error: there is no executable of Apus: run 'make build', or name one with --apus", file=sys.stderr)
        return 2
    end_on_signals()
    start = arguments.start = time.monotonic()
    toolchain = Toolchain(executable, os.environ["APUS_LIVE_WORK"])
    toolchain.prepare_runtime()
    parts = arguments.parts or ["judge", "servers"]
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
