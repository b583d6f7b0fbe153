"""`live.py servers`: every server, a line and a row for each."""

import os
import time
import traceback

from .allowances import Allowances
from .environment import PackagesUnavailable
from .server_run import ServerRun
from .table import Table
from .toolchain import HERE

#: What the quick run leaves out: a large installation, or a long compilation.
_LARGE = ("chroma",)
#: The seconds after which the quick run begins no other server.
_QUICK = 270


def servers(toolchain, arguments):
    """Runs all servers; returns what failed."""
    folder = os.path.join(HERE, "servers")
    names = sorted(name for name in os.listdir(folder)
                   if os.path.exists(os.path.join(folder, name, "about.json")))
    if arguments.only:
        names = [name for name in names if any(text in name for text in arguments.only)]
    if arguments.quick:
        names = [name for name in names if name not in _LARGE]
        print("skipped: %s, which take too long for the quick run" % ", ".join(_LARGE))
    table = Table("servers.tsv", ["server", "version", "calls", "differences"])
    allowances = Allowances("server-allowances.tsv")
    failures, subjects = [], []
    for name in names:
        start = time.monotonic()
        if arguments.quick and name not in table.rows:
            print("skipped: %s, which has no row in results/servers.tsv yet" % name)
            continue
        if arguments.quick and start - arguments.start > _QUICK:
            print("skipped: %s, because the quick run has had its time" % name)
            continue
        try:
            outcome = ServerRun(toolchain, name).run()
        except PackagesUnavailable as reason:
            print("skipped: %s, because its packages can't be installed (%s)" % (name, reason), flush=True)
            continue
        except Exception:
            failures.append("%s: %s" % (name, traceback.format_exc(limit=-4)))
            continue
        subjects.append(name)
        unknown = [finding for finding in outcome.findings if not allowances.cause(name, *finding)]
        failures += ["%s: %s: %s: %s" % (name, *finding) for finding in unknown]
        cells = [outcome.version, outcome.observations, len(outcome.findings)]
        print("%s %s: %d calls, %d differences, %d of them not allowed, %d s" % (
            name, *cells, len(unknown), time.monotonic() - start), flush=True)
        difference = table.difference(name, cells)
        if arguments.record:
            table.set(name, cells)
        elif difference:
            failures.append("%s: results/servers.tsv differs: %s" % (name, difference))
    if arguments.record:
        table.save()
    return failures + list(allowances.unused(subjects))
