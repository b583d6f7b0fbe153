#!/usr/bin/env python3
"""Proof against software that was not written here: see Documentation/Live.md.

Makes the virtual environment of the judge, then goes on inside it."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from apuslive import environment  # noqa: E402
from apuslive.__main__ import arguments_of  # noqa: E402
from apuslive.processes import end_on_signals  # noqa: E402


def main():
    arguments_of(sys.argv[1:])
    work = os.environ.get("APUS_LIVE_WORK") or os.path.join(os.path.dirname(os.path.dirname(HERE)), ".build", "live")
    os.makedirs(work, exist_ok=True)
    end_on_signals()
    try:
        python = environment.python(os.path.join(HERE, "requirements.txt"), work)
    except environment.PackagesUnavailable as reason:
        print("skipped: everything, because the packages of the judge can't be installed (%s)" % reason)
        return 0
    except environment.InstallationError as reason:
        print("error: %s" % reason, file=sys.stderr)
        return 1
    os.environ["APUS_LIVE_WORK"] = work
    os.execv(python, [python, "-m", "apuslive", *sys.argv[1:]])


if __name__ == "__main__":
    os.chdir(HERE)
    sys.exit(main())
