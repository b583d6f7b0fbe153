"""`live.py judge`: every description, a line and a row for each."""

import glob
import os
import sys
import time
import traceback

from .allowances import Allowances
from .judge import DescriptionRun
from .processes import peak_memory
from .table import Table
from .toolchain import REPOSITORY, ToolError

_COLUMNS = ["operations", "calls", "valid", "refused", "different", "argument", "not-sent", "unmade", "xml", "answers",
            "read", "undeclared", "answer-error", "answer-lost", "answers-refused", "broken", "located", "kept",
            "broken-place", "broken-lost", "trap"]

#: How many findings of one description are printed.
_SHOWN = 40


def _descriptions(arguments):
    """Pairs of name and path: the repository's own ones, whose arguments are combined, and the publishers'."""
    own = sorted(glob.glob(os.path.join(REPOSITORY, "specs", "*", "*.yaml"))
                 + glob.glob(os.path.join(REPOSITORY, "specs", "*", "*.json")))
    result = [("specs/" + os.path.basename(path), path, True) for path in own]
    folders = [os.path.join(arguments.shared, "specs", name) for name in ("four", "practice")]
    if not any(os.path.isdir(folder) for folder in folders):
        print("skipped: the publishers' descriptions, because there is no folder %s" % arguments.shared)
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, "*"))):
            if os.path.isdir(path):
                path = next(iter(sorted(glob.glob(os.path.join(path, "*.yaml")))), path)
            if path.endswith((".json", ".yaml", ".yml")):
                result.append((os.path.basename(path), path, False))
    if arguments.only:
        result = [one for one in result if any(text in one[0] for text in arguments.only)]
    return result


def judge(toolchain, arguments):
    """Runs all descriptions that are small enough; returns what failed."""
    table = Table("judge.tsv", ["description"] + _COLUMNS)
    allowances = Allowances("judge-allowances.tsv")
    failures, subjects, large = [], [], []
    limit = min(arguments.below, 60) if arguments.quick else arguments.below
    for name, path, is_own in _descriptions(arguments):
        start = time.monotonic()
        try:
            if not is_own:
                size = toolchain.size(path, limit * 1024 + 1)
                if size is None:
                    continue
                if size > limit * 1024:
                    large.append(name)
                    continue
            outcome = DescriptionRun(toolchain, path, name, combinations=is_own).run()
        except ToolError as fault:
            failures.append("%s: %s" % (name, fault))
            continue
        except Exception:
            failures.append("%s: %s" % (name, traceback.format_exc(limit=-4)))
            continue
        subjects.append(name)
        unknown = _report(outcome, allowances, time.monotonic() - start)
        failures += unknown
        cells = [outcome.counts[column] for column in _COLUMNS]
        difference = table.difference(name, cells)
        if arguments.record:
            table.set(name, cells)
            table.save()
        elif difference:
            failures.append("%s: results/judge.tsv differs: %s" % (name, difference))
    if large:
        print("skipped: %d descriptions of more than %d KB of Swift (--below): %s" % (len(large), limit, ", ".join(large)))
    return failures + list(allowances.unused(subjects))


def _report(outcome, allowances, seconds):
    """Prints a line; returns the findings that are not allowed, those with the same message once."""
    counts, unknown, allowed = outcome.counts, {}, 0
    for finding in outcome.findings:
        if allowances.cause(finding.description, finding.operation, finding.kind, finding.message):
            allowed += 1
        else:
            unknown.setdefault((finding.operation, finding.kind, finding.message), finding)
    print("%s: %d operations, %d calls, %d valid, %d answers, %d read, %d broken, %d located, %d kept, "
          "%d allowed, %d unknown, %d s, at most %d MB"
          % (outcome.name, counts["operations"], counts["calls"], counts["valid"], counts["answers"], counts["read"],
             counts["broken"], counts["located"], counts["kept"], allowed, len(unknown), seconds, peak_memory()))
    sys.stdout.flush()
    lines = ["%s: %s [%s]: %s: %s" % (one.description, one.operation, one.case, one.kind, one.message)
             for one in unknown.values()]
    if len(lines) > _SHOWN:
        lines[_SHOWN:] = ["%s: and %d more" % (outcome.name, len(lines) - _SHOWN)]
    return lines
